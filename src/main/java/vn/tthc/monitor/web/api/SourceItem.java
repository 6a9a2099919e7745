package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.web.Words;

/** One source system and how it is. */
@Schema(name = "Source")
record SourceItem(
        String id,
        String name,

        @Schema(
                description =
                        "Worst first: invalid (its file has errors), suspended, down, auth_failed, stale, degraded,"
                                + " unknown, up; removed (its file is gone) comes last")
        String state,

        @Schema(description = "On trial by its owner's notice")
        boolean trial,

        @Nullable Instant since,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastAttemptAt,

        @Schema(description = "Newest business time read: the measure of freshness") @Nullable Instant newestRecordAt,

        long openDossiers,

        @Schema(
                description = "unreachable, tls, timeout, auth, rate_limited, http_4xx, http_5xx, refused, unreadable,"
                        + " schema, too_large, paging_loop, breaker_open, internal; null when nothing failed")
        @Nullable String category,

        @Nullable String message,

        @Schema(description = "Number of the open incident") @Nullable Long incident,

        @Schema(description = "State of the polling route: started, stopped, suspended, absent") @Nullable String route,

        @Schema(description = "Only looked at whether it is there; no dossiers are read from it")
        boolean onlyWatched) {

    static SourceItem of(SourceHealth health, @Nullable String route, boolean onlyWatched) {
        return new SourceItem(
                health.source(),
                health.name(),
                Words.of(health.state()),
                health.trial(),
                health.since(),
                health.lastSuccessAt(),
                health.lastAttemptAt(),
                health.newestRecordAt(),
                health.openDossiers(),
                health.category() == null ? null : health.category().word(),
                health.message(),
                health.incident(),
                route,
                onlyWatched);
    }

    static SourceItem invalid(ConnectorView connector) {
        var problems = connector.problems();
        var more = problems.size() == 1 ? "" : " (và " + (problems.size() - 1) + " lỗi khác)";
        return new SourceItem(
                connector.id(),
                connector.name(),
                "invalid",
                false,
                null,
                null,
                null,
                null,
                0,
                null,
                "Tệp khai báo có lỗi: " + problems.getFirst() + more,
                null,
                "absent",
                false);
    }

    static SourceItem removed(ConnectorView connector, Optional<SourceHealth> health) {
        return new SourceItem(
                connector.id(),
                connector.name(),
                "removed",
                false,
                connector.file().since(),
                health.map(SourceHealth::lastSuccessAt).orElse(null),
                health.map(SourceHealth::lastAttemptAt).orElse(null),
                health.map(SourceHealth::newestRecordAt).orElse(null),
                health.map(SourceHealth::openDossiers).orElse(0L),
                null,
                "Tệp kết nối không còn nên hệ thống không còn được đọc; hồ sơ đã đọc vẫn giữ.",
                null,
                "absent",
                false);
    }
}
