package vn.tthc.monitor.dossier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Urgency;

/** How many running dossiers are in time, near, due today and overdue; asked of the database twice a minute at most. */
@Component
class QueueMeters {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final DossierQueue queue;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Map.of(), Instant.MIN));

    QueueMeters(DossierQueue queue, Clock clock, MeterRegistry meters) {
        this.queue = queue;
        this.clock = clock;
        register(meters, "ok", Urgency.IN_TIME);
        register(meters, "near", Urgency.SOON);
        register(meters, "due_today", Urgency.TODAY);
        register(meters, "overdue", Urgency.OVERDUE);
    }

    private void register(MeterRegistry meters, String stage, Urgency urgency) {
        Gauge.builder("dossier.queue.items", this, meter -> meter.count(urgency))
                .description("Running dossiers by how near their due time is")
                .tag("stage", stage)
                .strongReference(true)
                .register(meters);
    }

    private double count(Urgency urgency) {
        var now = clock.instant();
        var counts = known.get();
        if (!now.isBefore(counts.until())) {
            counts = new Known(queue.counts(QueueFilter.everythingOpen()).byUrgency(), now.plus(KEPT));
            known.set(counts);
        }
        return counts.byUrgency().getOrDefault(urgency, 0L);
    }

    /** The last answer and how long it is good. */
    private record Known(Map<Urgency, Long> byUrgency, Instant until) {}
}
