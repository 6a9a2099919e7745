package vn.tthc.monitor.connector.reading;

import java.util.Optional;

/** Pages of one run, fetched one after the other. */
@FunctionalInterface
public interface PageWalk {
    /**
     * Fetches the next page; empty when there is none.
     *
     * @throws vn.tthc.monitor.connector.source.SourceFailure where it cannot be read
     */
    Optional<RawPage> next();
}
