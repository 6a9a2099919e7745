package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The outages of systems, told by whoever watches them. */
public interface Outages {
    /** Those of these systems that touch a span. */
    List<Outage> between(Collection<String> sources, Instant from, Instant to);

    /** Those that were opened or closed since dossiers were last looked at for them. */
    List<Outage> unweighed();

    /** Dossiers have been looked at for them as they are given; one that has ended meanwhile stays unweighed. */
    void weighed(Collection<Outage> outages);
}
