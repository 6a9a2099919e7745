package vn.tthc.monitor.incident;

import java.util.List;
import java.util.Optional;

/** Incidents, newest first. */
public interface Incidents {
    List<Incident> open();

    /** Open and closed ones. */
    List<Incident> recent(int limit);

    Optional<Incident> find(long number);
}
