package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.web.Words;

/** What a check of a source found. */
@Schema(name = "Check")
record CheckAnswer(String source, boolean passed, List<Step> steps) {
    static CheckAnswer of(CheckReport report) {
        return new CheckAnswer(
                report.connector(),
                report.passed(),
                report.steps().stream().map(Step::of).toList());
    }

    /** One step. */
    @Schema(name = "CheckStep")
    record Step(
            @Schema(description = "dns, tcp, tls, login, page, mapping, clock")
            String name,

            @Schema(description = "passed, warned, failed, skipped")
            String result,

            long milliseconds,
            String sentence,
            @Nullable String hint,
            @Nullable String category) {

        static Step of(CheckReport.Step step) {
            return new Step(
                    step.name(),
                    Words.of(step.result()),
                    step.took().toMillis(),
                    step.sentence(),
                    step.hint(),
                    step.category() == null ? null : step.category().word());
        }
    }
}
