package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.AlertRules.Question;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.Words;

/** Who would be told of something. */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts", description = "Ai được báo gì")
class AlertApi {
    private final AlertRules rules;

    AlertApi(AlertRules rules) {
        this.rules = rules;
    }

    @GetMapping("/preview")
    @Operation(summary = "Ai sẽ nhận một tin lúc này, và theo luật nào")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "kind",
            description = "Loại sự cố như trong incidents, planned hoặc digest")
    @Parameter(in = ParameterIn.QUERY, name = "severity", description = "critical hoặc warning; bỏ trống là theo loại")
    @Parameter(in = ParameterIn.QUERY, name = "system", description = "Mã hệ thống")
    @Parameter(in = ParameterIn.QUERY, name = "agency", description = "Mã cơ quan, cho bản tin hồ sơ")
    @Parameter(in = ParameterIn.QUERY, name = "officer", description = "Họ tên cán bộ, cho bản tin riêng của cán bộ")
    PreviewItem preview(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("kind", "severity", "system", "agency", "officer"));
        var kind = parameters.getFirst("kind");
        if (kind == null || kind.isBlank()) {
            throw BadParameter.of("kind", "Thiếu tham số \"kind\": loại sự cố, planned hoặc digest.");
        }
        if (!kind.equals(Silences.DIGEST) && !kind.equals(Silences.PLANNED)) {
            Words.parse(Incident.Kind.class, "kind", kind);
        }
        var severity = parameters.getFirst("severity");
        if (severity != null) {
            Words.parse(Incident.Severity.class, "severity", severity);
        }
        var answer = rules.ask(new Question(
                kind,
                severity,
                parameters.getFirst("system"),
                parameters.getFirst("agency"),
                parameters.getFirst("officer")));
        var silence = answer.silence();
        return new PreviewItem(
                answer.receivers().stream()
                        .map(receiver -> new ReceiverItem(receiver.channel(), receiver.problem()))
                        .toList(),
                answer.verdicts().stream()
                        .map(verdict -> new VerdictItem(
                                verdict.rule(), verdict.why().takes(), Words.of(verdict.why()), verdict.channels()))
                        .toList(),
                silence == null ? null : silence.endsAt());
    }

    /** Who would be told. */
    @Schema(name = "AlertPreview")
    record PreviewItem(
            List<ReceiverItem> receivers,
            List<VerdictItem> rules,

            @Schema(description = "End of the silence that would hold it back, null where none would") @Nullable Instant silencedUntil) {}

    /** A channel. */
    @Schema(name = "AlertReceiver")
    record ReceiverItem(
            String channel,

            @Schema(description = "Why it cannot send, null where it can") @Nullable String problem) {}

    /** What one rule says. */
    @Schema(name = "AlertVerdict")
    record VerdictItem(String rule, boolean takes, String why, List<String> channels) {}
}
