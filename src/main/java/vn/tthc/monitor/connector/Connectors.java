package vn.tthc.monitor.connector;

import java.util.List;
import java.util.Optional;

/** All connectors of the configuration folder, and the driving of their runs by routes. */
public interface Connectors {
    /** Every connector file, valid or not, by id. */
    List<ConnectorView> all();

    Optional<ConnectorView> find(String id);

    /** Begins a run; the first page is already being fetched. Never throws: a failure ends the run. */
    PollRun begin(String connector);

    /** Ends a run whose pages have all been handed on, and records it. */
    RunReport finish(PollRun run);

    /** Ends a run because a page could not be stored; the next run goes on from the last stored checkpoint. */
    RunReport abandon(PollRun run, Throwable cause);

    /** Runs the steps of a check: DNS, TCP, TLS, login, one page, mapping, clock skew; at most 10 s. */
    CheckReport check(String connector);

    /** The newest runs, newest first. */
    List<RunReport> runs(String connector, int limit);

    /** How many quarantined records wait, by connector. */
    java.util.Map<String, Long> quarantined();

    /**
     * Reads a source more often while it is not decided whether it is away, and as usual again afterwards. Does nothing while
     * a run goes on; whoever asks, asks again.
     */
    void hurry(String connector, boolean suspected);

    /** Lets the next run try a refused login once more; false where nobody had stopped trying. */
    boolean retryLogin(String connector);

    /** Starts or stops the connector's route. */
    void start(String connector);

    void stop(String connector);
}
