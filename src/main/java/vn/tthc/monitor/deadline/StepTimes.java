package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** Working hours permitted for the steps of a procedure, as the catalogue writes them: {@code 2+3+2+1}. */
final class StepTimes {
    private static final String HOURS = "[0-9]{1,4}([.][0-9]{1,2})?";

    static final String PATTERN = HOURS + "([+]" + HOURS + "){0,29}";

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int DAY_HOURS = 8;

    private StepTimes() {}

    static List<Duration> read(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[+]"))
                        .map(hours -> Duration.ofMinutes(
                                new BigDecimal(hours).multiply(MINUTES).longValue()))
                        .toList();
    }

    /** Steps that together may take longer than the procedure: one of both is a slip of the pen. */
    static Optional<Problem> warning(ConfigNode row) {
        var steps = row.get("steps");
        var amount = row.textOrNull("limit");
        var hours = amount == null ? null : hours(new BigDecimal(amount), row.textOrNull("unit"));
        if (steps == null || hours == null) {
            return Optional.empty();
        }
        var all = read(steps.asText()).stream().reduce(Duration.ZERO, Duration::plus);
        if (all.compareTo(hours) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                steps.place(),
                "steps-exceed-limit",
                "các bước " + steps.written() + " cộng lại " + hours(all) + " giờ làm việc, thời hạn là " + hours(hours)
                        + " giờ",
                "tổng các bước không quá thời hạn của thủ tục",
                null));
    }

    private static @Nullable Duration hours(BigDecimal amount, @Nullable String unit) {
        var limit = unit == null ? null : Limit.Unit.of(unit).orElse(null);
        if (limit == null) {
            return null;
        }
        var each = switch (limit) {
            case WORKING_HOURS -> 1;
            case HALF_DAYS -> DAY_HOURS / 2;
            case WORKING_DAYS -> DAY_HOURS;
            case CALENDAR_DAYS, SAME_DAY -> 0;
        };
        return each == 0
                ? null
                : Duration.ofMinutes(amount.multiply(BigDecimal.valueOf(each))
                        .multiply(MINUTES)
                        .longValue());
    }

    private static String hours(Duration time) {
        return BigDecimal.valueOf(time.toMinutes())
                .divide(MINUTES, 2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
