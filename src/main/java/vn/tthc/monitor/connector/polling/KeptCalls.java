package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailedCalls;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.source.Exchange;

/**
 * Remembers the first failed call of every source since its last good run. Told of a finished run before whoever opens
 * incidents, so that a call that only its run found wanting is among them.
 */
@Component
@Order(KeptCalls.FIRST)
class KeptCalls implements FailedCalls, OnRunFinished {
    static final int FIRST = -100;

    private static final int LONGEST = 600;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    KeptCalls(Clock clock) {
        this.clock = clock;
    }

    /** The first failed call, and the last one of all, without its body. */
    private record Kept(
            @Nullable FailedCall first,
            @Nullable FailedCall latest,
            @Nullable String certificate) {
        static final Kept NOTHING = new Kept(null, null, null);
    }

    void exchanged(String connector, Exchange exchange) {
        var failed = exchange.failure() != null;
        kept.compute(connector, (_, known) -> {
            var before = known == null ? Kept.NOTHING : known;
            var shown = exchange.certificate() == null ? before.certificate() : exchange.certificate();
            if (failed && before.first() != null) {
                return before;
            }
            var call =
                    new FailedCall(clock.instant(), exchange.requestBriefly(), exchange.answerBriefly(LONGEST), shown);
            return failed ? new Kept(call, call, shown) : new Kept(before.first(), call, shown);
        });
    }

    @Override
    public void runFinished(RunReport report) {
        kept.computeIfPresent(report.connector(), (_, known) -> {
            if (report.outcome() != RunOutcome.FAILED) {
                return new Kept(null, known.latest(), known.certificate());
            }
            return known.first() == null ? new Kept(known.latest(), known.latest(), known.certificate()) : known;
        });
    }

    @Override
    public Optional<FailedCall> first(String connector) {
        return Optional.ofNullable(kept.get(connector)).map(Kept::first);
    }

    void forget(String connector) {
        kept.remove(connector);
    }
}
