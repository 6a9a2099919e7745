package vn.tthc.monitor.incident;

import java.util.List;
import java.util.Optional;

/** The health of every source. */
public interface SourceWatch {
    /** Every source, worst first. */
    List<SourceHealth> all();

    Optional<SourceHealth> find(String source);

    /** How every aspect of a source stands, in the order of their kinds; none for one that was never judged. */
    List<Condition> conditions(String source);

    /** Looks at what time alone changes: staleness, lifecycle begin and end, runs that never came. Called by a route. */
    void evaluate();
}
