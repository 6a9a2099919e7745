package vn.tthc.monitor.platform;

import java.time.Instant;
import java.util.function.IntSupplier;

/** Implemented by every module that keeps rows for a limited time; called by the nightly retention route. */
@FunctionalInterface
public interface Retention {
    /** Deletes what is older than the module keeps, in bounded steps, and answers how many rows went. */
    long apply(Instant now);

    /** Takes one step after the other until one finds nothing more, and answers how many rows all of them took. */
    static long untilNone(IntSupplier step) {
        var all = 0L;
        for (var gone = step.getAsInt(); gone > 0; gone = step.getAsInt()) {
            all += gone;
        }
        return all;
    }
}
