package vn.tthc.monitor.connector.polling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.quarantine.QuarantineDesk;

/** How many changes of sources wait for a person, by kind, and how many records wait; asked twice a minute at most. */
@Component
class ChangeMeters {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Drift drift;
    private final QuarantineDesk quarantine;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Map.of(), 0, Instant.MIN));

    ChangeMeters(Drift drift, QuarantineDesk quarantine, Clock clock, MeterRegistry meters) {
        this.drift = drift;
        this.quarantine = quarantine;
        this.clock = clock;
        for (var kind : DriftKind.values()) {
            Gauge.builder("dossier.drift.open", this, meter -> meter.open(kind))
                    .description("Changes of sources that wait for a person")
                    .tag("kind", kind.word())
                    .strongReference(true)
                    .register(meters);
        }
        Gauge.builder("dossier.quarantined.records", this, meter -> meter.now().records())
                .description("Records that wait in quarantine")
                .strongReference(true)
                .register(meters);
    }

    private double open(DriftKind kind) {
        return now().open().values().stream()
                .mapToLong(kinds -> kinds.getOrDefault(kind, 0L))
                .sum();
    }

    private Known now() {
        var moment = clock.instant();
        var last = known.get();
        if (!moment.isBefore(last.until())) {
            var records = quarantine.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            last = new Known(drift.open(), records, moment.plus(KEPT));
            known.set(last);
        }
        return last;
    }

    /** The last answer and how long it is good. */
    private record Known(Map<String, Map<DriftKind, Long>> open, long records, Instant until) {}
}
