package vn.tthc.monitor.dossier;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.SettledFiles;

/** The routing file as it was last read without a fault; a fault is shown, logged and changes nothing. */
final class LiveRouting implements RoutingTable, MismatchRules.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRouting.class);

    private final Path file;
    private final SettledFiles watch;
    private volatile State state = new State(RoutingPlan.empty(), List.of());

    /** A plan at work and what is wrong with a newer file. */
    private record State(RoutingPlan plan, List<Problem> problems) {}

    LiveRouting(Path file, Clock clock) {
        this.file = file;
        this.watch = new SettledFiles(clock, file);
        read();
    }

    /** Reads the file again once two looks in a row saw the same change; whether another plan is at work now. */
    synchronized boolean look() {
        return watch.changed() && read();
    }

    private boolean read() {
        var before = state.plan();
        var read = RoutingFile.read(file);
        if (read.plan() == null) {
            LOG.warn("{}", sentence(read.problems()));
        }
        state = new State(read.plan() == null ? before : read.plan(), read.problems());
        return state.plan() != before;
    }

    private static String sentence(List<Problem> problems) {
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        "\n", "the routing table cannot be read; the one before it goes on. Mend the file:\n", ""));
    }

    @Override
    public String fingerprint() {
        return state.plan().fingerprint();
    }

    String mismatchFingerprint() {
        return state.plan().mismatchFingerprint();
    }

    @Override
    public MismatchRules mismatchRules() {
        return state.plan().mismatches();
    }

    @Override
    public List<Topic> topics() {
        return state.plan().topics();
    }

    @Override
    public @Nullable Topic topic(@Nullable String procedureCode, @Nullable String field) {
        return state.plan().topic(procedureCode, field);
    }

    @Override
    public List<Topic> matching(String text) {
        return state.plan().matching(text);
    }

    @Override
    public @Nullable String fallback() {
        return state.plan().fallback();
    }

    @Override
    public @Nullable String responsible(
            @Nullable String procedureCode, @Nullable String field, @Nullable LocalDate receivedOn) {
        return state.plan().responsible(procedureCode, field, receivedOn);
    }

    @Override
    public Map<String, SystemNote> systems() {
        return state.plan().systems();
    }

    @Override
    public List<Problem> problems() {
        return state.problems();
    }
}
