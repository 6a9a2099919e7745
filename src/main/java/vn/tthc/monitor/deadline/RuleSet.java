package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How clocks run for dossiers received from a day on, until the next set; a dossier keeps the set of its reception.
 *
 * @param document the act the set follows
 * @param dayHours working hours that one day of a limit stands for
 * @param sameDayCutOff who comes later gets a same-day result in the next working day
 * @param nonTerritorialStart where the clock starts for dossiers received for another agency
 */
public record RuleSet(
        LocalDate from,
        String document,
        int dayHours,
        LocalTime sameDayCutOff,
        ClockStart nonTerritorialStart,
        HandOver handOver,
        Supplements supplements,
        DateOnly dateOnly) {

    /** Whose reception starts the clock. */
    public enum ClockStart {
        RECEPTION,
        COMPETENT_AGENCY
    }

    /**
     * The time permitted for passing a dossier on.
     *
     * @param limit a limit from the reception; {@link Limit.Unit#SAME_DAY} ends at closing time of the day, or after the
     *     cut-off at the opening of the next working day
     */
    public record HandOver(Limit limit, LocalTime cutOff) {}

    /**
     * Requests for papers.
     *
     * @param most how many requests are in order; a further one is flagged
     * @param answerWithin after which an answer no longer counts as expected; null where nothing says so
     * @param unanswered how a dossier ends whose request was never answered
     */
    public record Supplements(int most, @Nullable Limit answerWithin, Unanswered unanswered) {}

    /** When a dossier counts as ended whose request for papers was never answered. */
    public enum Unanswered {
        ENDS_AT_REQUEST,
        ENDS_AT_CLOSING
    }

    /** What a time of 00:00 means. */
    public enum DateOnly {
        /** Only the day was written: until the end of its office hours. */
        CLOSING,
        MIDNIGHT
    }
}
