package vn.tthc.monitor.connector.polling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Expiries;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.SourceFailure;

/** The metrics of every connector. Known series exist from the start, so that their first failure is a rise from 0. */
@Component
class ConnectorMeters implements Expiries {
    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final Map<String, Moments> moments = new ConcurrentHashMap<>();

    ConnectorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Held strongly here, for gauges do not. */
    private record Moments(
            AtomicLong lastSuccess,
            AtomicLong newestRecord,
            AtomicLong interval,
            AtomicLong certificateUntil,
            AtomicLong credentialUntil) {}

    /** Makes a connector's series, with what is known from before this start. */
    void add(String connector, Duration interval, ConnectorStore.@Nullable Facts facts) {
        var known = moments.computeIfAbsent(connector, this::gauges);
        known.interval().set(interval.toSeconds());
        if (facts != null) {
            raise(known.lastSuccess(), facts.lastSuccessAt());
            raise(known.newestRecord(), facts.newestRecordAt());
        }
        polls(connector);
        for (var category : FailureCategory.values()) {
            failures(connector, category);
        }
        rejected(connector, "mapping");
        rejected(connector, "detail");
        for (var phase : Ask.Phase.values()) {
            duration(connector, phase, "ok");
        }
    }

    /** Takes a connector's series away: what nobody reads must not look like something that was read. */
    void remove(String connector) {
        moments.remove(connector);
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("dossier.connector."))
                .filter(meter -> connector.equals(meter.getId().getTag("connector")))
                .forEach(registry::remove);
    }

    private Moments gauges(String connector) {
        var made =
                new Moments(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
        gauge(
                "dossier.connector.last.success.timestamp",
                "End of the last complete run",
                connector,
                made.lastSuccess());
        gauge(
                "dossier.connector.newest.record.timestamp",
                "Newest business time ever read",
                connector,
                made.newestRecord());
        expiry(
                "dossier.connector.expected.interval",
                "Pause between two runs; not a number for a source that sends of its own accord",
                connector,
                made.interval());
        expiry(
                "dossier.connector.tls.not.after.timestamp",
                "When the source's certificate expires; not a number without TLS",
                connector,
                made.certificateUntil());
        expiry(
                "dossier.connector.credential.not.after.timestamp",
                "When our own certificate expires; not a number where the source asks for none",
                connector,
                made.credentialUntil());
        return made;
    }

    private void expiry(String name, String description, String connector, AtomicLong value) {
        Gauge.builder(name, value, ConnectorMeters::known)
                .description(description)
                .baseUnit("seconds")
                .tag("connector", connector)
                .strongReference(true)
                .register(registry);
    }

    /** Notes until when what proves who we are is valid; null where that has no end that is known. */
    void credential(String connector, @Nullable Instant until) {
        moments.computeIfAbsent(connector, this::gauges)
                .credentialUntil()
                .set(until == null ? 0 : until.getEpochSecond());
    }

    @Override
    public Expiry of(String connector) {
        var known = moments.get(connector);
        return known == null
                ? Expiry.UNKNOWN
                : new Expiry(instant(known.certificateUntil()), instant(known.credentialUntil()));
    }

    private static @Nullable Instant instant(AtomicLong seconds) {
        return seconds.get() == 0 ? null : Instant.ofEpochSecond(seconds.get());
    }

    /** An unknown expiry must not look like one long past. */
    private static double known(AtomicLong seconds) {
        return seconds.get() == 0 ? Double.NaN : seconds.get();
    }

    private void gauge(String name, String description, String connector, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .baseUnit("seconds")
                .tag("connector", connector)
                .strongReference(true)
                .register(registry);
    }

    /** Counts one request. */
    void exchanged(String connector, Exchange exchange) {
        certificate(connector, exchange.certificateUntil());
        duration(connector, exchange.phase(), outcome(exchange.failure())).record(exchange.took());
    }

    /** Counts one look whether the source is there; of several certificates the one that ends first is shown. */
    void probed(String connector, List<ProbeAnswer> answers) {
        answers.stream()
                .map(ProbeAnswer::certificateUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> certificate(connector, first));
        answers.forEach(answer ->
                duration(connector, Ask.Phase.PROBE, outcome(answer.failure())).record(answer.took()));
    }

    private static String outcome(@Nullable SourceFailure failure) {
        return failure == null ? "ok" : failure.category().word();
    }

    private void certificate(String connector, @Nullable Instant expiry) {
        if (expiry != null) {
            moments.computeIfAbsent(connector, this::gauges).certificateUntil().set(expiry.getEpochSecond());
        }
    }

    /** Counts one finished run. */
    void finished(RunReport report, int unmappable, int withoutDetail) {
        polls(report.connector()).increment();
        if (report.category() != null) {
            failures(report.connector(), report.category()).increment();
        }
        rejected(report.connector(), "mapping").increment(unmappable);
        rejected(report.connector(), "detail").increment(withoutDetail);
        var known = moments.computeIfAbsent(report.connector(), this::gauges);
        if (report.success()) {
            raise(known.lastSuccess(), report.endedAt());
        }
        raise(known.newestRecord(), report.newestRecordAt());
    }

    private static void raise(AtomicLong value, @Nullable Instant moment) {
        if (moment != null) {
            value.accumulateAndGet(moment.getEpochSecond(), Math::max);
        }
    }

    private Counter polls(String connector) {
        return Counter.builder("dossier.connector.polls")
                .description("Finished runs")
                .tag("connector", connector)
                .register(registry);
    }

    private Counter failures(String connector, FailureCategory category) {
        return Counter.builder("dossier.connector.poll.failures")
                .description("Runs that failed, by category")
                .tag("connector", connector)
                .tag("reason", category.word())
                .register(registry);
    }

    private Counter rejected(String connector, String reason) {
        return Counter.builder("dossier.connector.rejected.records")
                .description("Records sent to quarantine")
                .tag("connector", connector)
                .tag("reason", reason)
                .register(registry);
    }

    private Timer duration(String connector, Ask.Phase phase, String outcome) {
        return Timer.builder("dossier.connector.poll.duration")
                .description("Requests to the source")
                .tag("connector", connector)
                .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
    }
}
