package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one form of every list answer. */
record Listing<T>(
        List<T> items,

        @Schema(description = "How many there are in all; 100001 means more than 100000")
        long total,

        @Schema(description = "Cursor of the next page, null on the last one", nullable = true) @Nullable String next) {}
