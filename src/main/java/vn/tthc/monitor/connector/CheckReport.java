package vn.tthc.monitor.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Result of a check: one line for each step, in order; steps after a failed one are skipped. */
public record CheckReport(String connector, List<Step> steps) {

    /** Whether every step passed. */
    public boolean passed() {
        return steps.stream().allMatch(step -> step.result() == Result.PASSED || step.result() == Result.WARNED);
    }

    /**
     * One step.
     *
     * @param name dns, tcp, tls, login, page, mapping, clock
     * @param sentence what was found, in Vietnamese
     * @param hint what to do about it
     */
    public record Step(
            String name,
            Result result,
            Duration took,
            String sentence,
            @Nullable String hint,
            @Nullable FailureCategory category) {}

    /** How a step ended. */
    public enum Result {
        PASSED,
        WARNED,
        FAILED,
        SKIPPED
    }
}
