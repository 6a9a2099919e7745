package vn.tthc.monitor.alert.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.incident.AcknowledgementTerm;

/**
 * What follows the first message about an incident that nobody takes in hand.
 *
 * @param reminders times after the first message
 * @param daily times of every working day after the last of them
 * @param steps who else is told, and when
 * @param inHand working time for which nothing follows once somebody has it in hand
 */
public record FollowUpPlan(List<Duration> reminders, List<LocalTime> daily, List<Step> steps, Duration inHand) {
    private static final int DAYS_AHEAD = 60;

    /** With the usual term for those who have it in hand. */
    public FollowUpPlan(List<Duration> reminders, List<LocalTime> daily, List<Step> steps) {
        this(reminders, daily, steps, AcknowledgementTerm.USUAL);
    }

    /**
     * One step of the escalation.
     *
     * @param after counted from the first message
     * @param workingTime whether it waits for office hours
     */
    public record Step(Duration after, List<String> channels, boolean workingTime) {
        /** When it is due for an incident that was first told then. */
        public Instant at(Instant told, WorkingCalendar calendar) {
            var at = told.plus(after);
            return workingTime ? calendar.plus(at, Duration.ZERO) : at;
        }
    }

    /** Without a word in the file: reminders, and nobody else. */
    public static FollowUpPlan usual() {
        return new FollowUpPlan(
                List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4)),
                List.of(LocalTime.of(8, 30), LocalTime.of(14, 0)),
                List.of());
    }

    /** The first reminder after the given time, of an incident that was first told then. Those missed are not made up. */
    public Instant reminderAfter(Instant after, Instant told, WorkingCalendar calendar) {
        var soon = reminders.stream()
                .map(told::plus)
                .filter(at -> at.isAfter(after))
                .min(Instant::compareTo);
        if (soon.isPresent()) {
            return soon.get();
        }
        var last = reminders.stream().max(Duration::compareTo).map(told::plus).orElse(told);
        return daily(last.isAfter(after) ? last : after, calendar);
    }

    private Instant daily(Instant after, WorkingCalendar calendar) {
        var zone = calendar.zone();
        var first = after.atZone(zone).toLocalDate();
        for (var day = first; day.isBefore(first.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                var date = day;
                var at = daily.stream()
                        .map(time -> date.atTime(time).atZone(zone).toInstant())
                        .filter(time -> time.isAfter(after))
                        .min(Instant::compareTo);
                if (at.isPresent()) {
                    return at.get();
                }
            }
        }
        return after.plus(Duration.ofDays(1));
    }

    /** When the step with this index is due; null where there is none. */
    public @Nullable Instant stepAt(int index, Instant told, WorkingCalendar calendar) {
        return index < steps.size() ? steps.get(index).at(told, calendar) : null;
    }
}
