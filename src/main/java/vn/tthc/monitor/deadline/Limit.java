package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long a procedure may take.
 *
 * @param amount more than nothing, at most two decimals; 1 for {@link Unit#SAME_DAY}, where it means nothing
 */
public record Limit(BigDecimal amount, Unit unit) {
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    public Limit {
        if (amount.signum() <= 0
                || amount.compareTo(MOST) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException(
                    "a limit is more than 0, at most 10000, with at most two decimals: " + amount);
        }
        if (unit == Unit.CALENDAR_DAYS && amount.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("calendar days are whole: " + amount);
        }
    }

    public static Limit of(String amount, Unit unit) {
        return new Limit(new BigDecimal(amount), unit);
    }

    /** In the day of reception, or in the next working day after the cut-off. */
    public static Limit sameDay() {
        return new Limit(BigDecimal.ONE, Unit.SAME_DAY);
    }

    /** What a limit counts. */
    public enum Unit {
        WORKING_HOURS("working-hours"),
        /** Half of a working day each. */
        HALF_DAYS("half-days"),
        WORKING_DAYS("working-days"),
        CALENDAR_DAYS("calendar-days"),
        SAME_DAY("same-day");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** The word in files and addresses. */
        public String word() {
            return word;
        }

        public static Optional<Unit> of(String word) {
            return Arrays.stream(values())
                    .filter(unit -> unit.word.equals(word))
                    .findFirst();
        }
    }
}
