package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.web.Words;

/** One source system, aspect by aspect. */
@Schema(name = "SourceDetail")
record SourceDetail(SourceItem source, List<Aspect> conditions) {

    /** How one aspect stands. */
    @Schema(name = "Condition")
    record Aspect(
            @Schema(description = "reach, auth, freshness, latency, tls, credential, schema, volume")
            String kind,

            @Schema(description = "ok, warn, bad, unknown") String value,

            @Schema(description = "When it took this value") Instant since,

            @Schema(description = "When there was last something to judge it by") @Nullable Instant evaluatedAt,

            @Schema(description = "Why, in one Vietnamese sentence")
            String evidence) {

        static Aspect of(Condition condition) {
            return new Aspect(
                    Words.of(condition.kind()),
                    Words.of(condition.value()),
                    condition.since(),
                    condition.evaluatedAt(),
                    condition.evidence());
        }
    }
}
