package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Agencies;

/** When digests are due: the times of the plan on the working days of every agency. */
@Component
class DigestSlots {
    /** What can wait so long is told by the next digest. */
    private static final Duration SOON = Duration.ofMinutes(30);

    private final CurrentPlan plan;
    private final Deadlines deadlines;
    private final Agencies agencies;
    private final Clock clock;

    DigestSlots(CurrentPlan plan, Deadlines deadlines, Agencies agencies, Clock clock) {
        this.plan = plan;
        this.deadlines = deadlines;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** A digest time of today that has come, and until when its digest is worth sending. */
    record Slot(Instant start, Instant end) {}

    /** Those of the ordinary calendar and of every one that an agency has of its own; most agencies share one. */
    List<Slot> current() {
        return Stream.concat(
                        Stream.of(deadlines.calendar()),
                        agencies.all().stream().map(agency -> deadlines.calendar(agency.code())))
                .distinct()
                .flatMap(calendar -> current(calendar).stream())
                .distinct()
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    /** Whether it is the one that has come for the agency. */
    boolean isFor(Slot slot, String agency) {
        return current(deadlines.calendar(agency)).filter(slot::equals).isPresent();
    }

    private Optional<Slot> current(WorkingCalendar calendar) {
        var now = clock.instant();
        if (!calendar.isWorkingTime(now)) {
            return Optional.empty();
        }
        return starts(calendar)
                .filter(start -> !start.isAfter(now) && now.isBefore(start.plus(Message.worth(Kind.DIGEST))))
                .reduce((earlier, later) -> later)
                .map(start -> new Slot(start, start.plus(Message.worth(Kind.DIGEST))));
    }

    /**
     * When something may be told between the digests of the agency: in its working time, and not where a digest is about to
     * come. Answers the digest time of today before it, or when the office opened; empty where it may not.
     */
    Optional<Instant> between(String agency) {
        var now = clock.instant();
        var calendar = deadlines.calendar(agency);
        if (!calendar.isWorkingTime(now)
                || starts(calendar).anyMatch(start -> start.isAfter(now) && !start.isAfter(now.plus(SOON)))) {
            return Optional.empty();
        }
        var before = starts(calendar).filter(start -> !start.isAfter(now)).reduce((earlier, later) -> later);
        return Optional.of(before.orElseGet(
                () -> calendar.opening(now.atZone(calendar.zone()).toLocalDate())));
    }

    /** When a channel with this offset gets a digest of the agency; the offset never leads out of the working time. */
    Instant sendAt(Slot slot, Duration offset, String agency) {
        var later = slot.start().plus(offset);
        var at = deadlines.calendar(agency).isWorkingTime(later) ? later : slot.start();
        return at.isBefore(clock.instant()) ? clock.instant() : at;
    }

    /** The digest times of today, in order. */
    private Stream<Instant> starts(WorkingCalendar calendar) {
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        return plan.plan().digestTimes().stream()
                .sorted()
                // A time outside office hours means the next office hour of the day.
                .map(time -> calendar.plus(at(time), Duration.ZERO))
                .filter(start -> start.atZone(calendar.zone()).toLocalDate().equals(today));
    }

    private Instant at(LocalTime time) {
        var zone = deadlines.calendar().zone();
        return clock.instant()
                .atZone(zone)
                .toLocalDate()
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }
}
