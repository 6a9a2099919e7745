package vn.tthc.monitor.connector.imports;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Forgets drafts after a week, files after 90 days, and lines of the ledger after a year. */
@Component
class ImportRetention implements Retention {
    private static final Duration LEFTOVERS = Duration.ofDays(1);
    private static final Duration DRAFTS = Duration.ofDays(7);
    private static final Duration FILES = Duration.ofDays(90);
    private static final Duration LINES = Duration.ofDays(365);

    private final ImportStore store;
    private final ImportPartStore parts;

    ImportRetention(ImportStore store, ImportPartStore parts) {
        this.store = store;
        this.parts = parts;
    }

    @Override
    public long apply(Instant now) {
        return store.deleteDrafts(now.minus(DRAFTS))
                + parts.forget(now.minus(FILES))
                + ImportFiles.sweep(now.minus(LEFTOVERS))
                + Retention.untilNone(() -> store.deleteOld(now.minus(LINES)));
    }
}
