package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** Limits as configuration files write them: an amount and the word of a unit. */
final class LimitText {
    private LimitText() {}

    /** What is wrong with an amount that has the form of a number. */
    static Optional<Problem> problem(@Nullable ConfigNode amount, String unitWord) {
        var unit = Limit.Unit.of(unitWord).orElseThrow();
        if (amount == null) {
            return Optional.empty();
        }
        var number = new BigDecimal(amount.asText());
        if (unit == Limit.Unit.CALENDAR_DAYS && number.stripTrailingZeros().scale() > 0) {
            return Optional.of(new Problem(
                    amount.place(),
                    "broken-calendar-days",
                    amount.written() + " ngày lịch",
                    "số ngày nguyên; nửa ngày thì dùng working-days hoặc half-days",
                    null));
        }
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(10_000)) > 0) {
            return Optional.of(new Problem(
                    amount.place(),
                    "bad-limit",
                    "thời hạn " + amount.written(),
                    "số lớn hơn 0 và không quá 10000; chưa biết thì để trống",
                    null));
        }
        return Optional.empty();
    }
}
