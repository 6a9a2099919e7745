package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which node does the jobs that only one may do. A lease lasts thirty seconds and is renewed after ten, so another node takes
 * over within half a minute of a death. Whoever writes under it can store the fence, which rises with every change of hands.
 */
@Component
public class Leadership {
    private static final Duration TERM = Duration.ofSeconds(30);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(10);

    private final LeaseStore leases;
    private final MeterRegistry meters;
    private final Clock clock;
    private final UUID node = UUID.randomUUID();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** What this node knows of a job; fence 0 where another node has it. */
    private record Held(Instant since, long fence) {}

    public Leadership(LeaseStore leases, MeterRegistry meters, Clock clock) {
        this.leases = leases;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether this node does the job now; takes or renews the lease where it can. */
    public boolean leads(String job) {
        return fence(job) > 0;
    }

    /** The number of this node's turn at the job; 0 where another node has it. */
    public synchronized long fence(String job) {
        var now = clock.instant();
        var known = held.get(job);
        if (known == null) {
            Gauge.builder("dossier.leader", () -> mine(job) ? 1 : 0)
                    .description("1 where this node does the job")
                    .tag("job", job)
                    .register(meters);
        }
        if (known != null
                && known.fence() > 0
                && !now.isBefore(known.since())
                && now.isBefore(known.since().plus(RENEWED_AFTER))) {
            return known.fence();
        }
        var fence = leases.take(job, node, now, TERM).orElse(0L);
        held.put(job, new Held(now, fence));
        return fence;
    }

    private boolean mine(String job) {
        var known = held.get(job);
        return known != null
                && known.fence() > 0
                && clock.instant().isBefore(known.since().plus(TERM));
    }
}
