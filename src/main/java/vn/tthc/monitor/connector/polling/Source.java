package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.drift.ClockWatch;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.SourceFailure;

/** One valid connector at work. What it asks, and how, is for its kind to say; when it may be called is not. */
public abstract class Source implements AutoCloseable {
    private final ConnectorDefinition definition;
    private final RecordMapping mapping;
    private final Clock clock;
    private final AtomicLong slowest = new AtomicLong();
    private final ClockWatch clocks = new ClockWatch();

    protected Source(ConnectorDefinition definition, Clock clock) {
        this.definition = definition;
        this.mapping = new RecordMapping(definition);
        this.clock = clock;
    }

    /** What the next run reads; null for nothing to do. */
    public abstract @Nullable RunReading next(Checkpoint checkpoint);

    /** Some dossiers the source should know, for a check of one that only answers by code; else none. */
    protected List<String> samples() {
        return List.of();
    }

    /** Whether its runs come by a schedule, so that it needs a route. */
    boolean scheduled() {
        return true;
    }

    /** A run is about to begin. */
    protected void begin() {}

    /** A run has ended and is recorded, well or not. Must not throw. */
    protected void ended(UUID run) {}

    /** Until when what proves who we are is valid; null where that has no end that is known. */
    protected @Nullable Instant credentialUntil() {
        return null;
    }

    /** A failure of our own, as a source failure with a sentence. */
    public SourceFailure internal(Throwable cause) {
        return SourceFailure.internal(definition.id(), cause);
    }

    /** What a run with this source on must not miss on from one with that: said in words; null for nothing. */
    protected @Nullable String rereads(Source before) {
        return null;
    }

    /** Lets go of what is idle. May come while a run is still going on, which then ends as it began, and once more after. */
    @Override
    public void close() {}

    public ConnectorDefinition definition() {
        return definition;
    }

    protected RecordMapping mapping() {
        return mapping;
    }

    protected Instant now() {
        return clock.instant();
    }

    /** What the answers of the present run say of the source's clock. */
    ClockWatch clocks() {
        return clocks;
    }

    protected void took(Duration request) {
        slowest.accumulateAndGet(request.toNanos(), Math::max);
    }

    void forgetSlowest() {
        slowest.set(0);
        clocks.reset();
    }

    public Duration slowest() {
        return Duration.ofNanos(slowest.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The lifecycle period in force today in the source's zone; null where the file names none. */
    @Nullable Lifecycle lifecycle() {
        return inForce(definition, today());
    }

    static @Nullable Lifecycle inForce(ConnectorDefinition definition, LocalDate today) {
        Lifecycle found = null;
        for (var period : definition.lifecycle()) {
            var began = !period.from().isAfter(today);
            var over = period.to() != null && period.to().isBefore(today);
            if (began && !over && (found == null || !period.from().isBefore(found.from()))) {
                found = period;
            }
        }
        return found;
    }

    /** Whether its owner's notice lets us call it today. */
    boolean mayBeCalled() {
        var period = lifecycle();
        if (period == null) {
            return definition.lifecycle().isEmpty() || begunBefore();
        }
        return switch (period.state()) {
            case TRIAL, RUNNING -> true;
            case PLANNED, SUSPENDED -> false;
        };
    }

    /** Between two periods, or after the last one, a source that was once in use stays in use. */
    private boolean begunBefore() {
        var today = today();
        return definition.lifecycle().stream()
                .anyMatch(period -> period.from().isBefore(today) && period.state() != LifecycleState.PLANNED);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), definition.mapping().timezone());
    }

    protected RunReading.Plan plan(RunKind kind, Checkpoint checkpoint, @Nullable Window window) {
        return new RunReading.Plan(UUID.randomUUID(), definition.id(), kind, now(), checkpoint, window);
    }

    /** A run that was asked for while nothing may be read, or while another one goes on. */
    protected RunReading nothing() {
        return new RunReading(plan(RunKind.INCREMENTAL, Checkpoint.NONE, null), Optional::empty, mapping);
    }
}
