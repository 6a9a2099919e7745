package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as the page shows it.
 *
 * @param when the occurrence that is going on, or the next one
 * @param again how it comes again and until when; null where it does not
 * @param author who laid it down, and when
 */
record WindowLine(
        long id,
        String system,
        String when,
        @Nullable String again,
        String reason,
        @Nullable String document,
        String author,
        boolean running) {}
