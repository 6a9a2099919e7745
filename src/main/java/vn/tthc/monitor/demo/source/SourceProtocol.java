package vn.tthc.monitor.demo.source;

import java.time.Instant;

/** How one kind of system answers. */
@FunctionalInterface
public interface SourceProtocol {
    /**
     * Answers from what the system knows at {@code asOf}.
     *
     * @param asOf now, or the moment at which a stale system stopped
     */
    SourceAnswer answer(SourceRequest request, Instant asOf);
}
