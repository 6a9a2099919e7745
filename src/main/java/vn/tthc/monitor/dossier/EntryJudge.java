package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Entry.Verdict;
import vn.tthc.monitor.dossier.SourceReads.Before;

/**
 * Judges when records of one dossier were typed in. What the source says counts; else that it was read after the reception
 * and did not have the record yet. Nobody is blamed for what came with the first list of a source, for what was read late
 * because the source was away, or for times that cannot be.
 */
@Component
class EntryJudge {
    /** Clocks may differ a little. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Deadlines deadlines;
    private final Duration grace;

    EntryJudge(Deadlines deadlines, DossierSettings settings) {
        this.deadlines = deadlines;
        this.grace = settings.entryGrace();
    }

    /** A record and what is known from before it was first seen. */
    record Seen(StoredRecord record, Before before) {}

    /** Judgements, one a record. A copy made late is not late where another system had it in time. */
    List<Judged> judge(List<Seen> records) {
        var judged = new ArrayList<Judged>();
        for (var one : records) {
            var entry = judge(one);
            var early = entry != null
                    && entry.verdict() == Verdict.LATE
                    && records.stream().anyMatch(other -> inTime(one, other));
            judged.add(new Judged(one.record(), entry != null && early ? with(entry, Verdict.IN_TIME) : entry));
        }
        return judged;
    }

    /**
     * One record's judgement.
     *
     * @param entry null where its times cannot be judged
     */
    record Judged(StoredRecord record, @Nullable Entry entry) {
        boolean late() {
            return entry != null && entry.verdict() == Verdict.LATE;
        }

        /** Whether nothing is known rather than that it was in time. */
        boolean open() {
            return entry != null && (entry.verdict() == Verdict.BEFORE_WATCH || entry.verdict() == Verdict.NOT_READ);
        }
    }

    private @Nullable Entry judge(Seen seen) {
        var record = seen.record();
        var times = record.dossier().times();
        var received = times.receivedAt();
        var entered = times.enteredAt();
        var calendar = calendar(record);
        if (received == null
                || !calendar.covers(received)
                || received.isAfter(record.changedAt().plus(SKEW))) {
            return null;
        }
        var from = deadlines.meant(received, agency(record));
        if (entered != null) {
            // A time that cannot be is no evidence, and neither is then when we saw it.
            return !calendar.covers(entered)
                            || entered.isAfter(record.changedAt().plus(SKEW))
                    ? null
                    : entry(seen, received, entered, calendar, from, entered);
        }
        return calendar.covers(record.firstSeenAt()) ? bySight(seen, received, calendar, from) : null;
    }

    private Entry bySight(Seen seen, Instant received, WorkingCalendar calendar, Instant from) {
        var firstSeen = seen.record().firstSeenAt();
        var atMost = entry(seen, received, null, calendar, from, firstSeen);
        if (atMost.verdict() == Verdict.IN_TIME) {
            return atMost;
        }
        var watched = seen.before().watchedSince();
        if (watched == null || received.isBefore(watched)) {
            return with(atMost, Verdict.BEFORE_WATCH);
        }
        var absent = seen.before().absentAt();
        var atLeast = absent == null ? null : entry(seen, received, null, calendar, from, absent);
        return atLeast != null && atLeast.verdict() == Verdict.LATE ? atLeast : with(atMost, Verdict.NOT_READ);
    }

    private Entry entry(
            Seen seen,
            Instant received,
            @Nullable Instant entered,
            WorkingCalendar calendar,
            Instant from,
            Instant to) {
        var late = from.isBefore(to) ? calendar.between(from, to) : Duration.ZERO;
        var absent = entered == null && to.isBefore(seen.record().firstSeenAt()) ? to : null;
        return new Entry(
                seen.record().source(),
                received,
                entered,
                seen.record().firstSeenAt(),
                absent,
                late,
                late.compareTo(grace) > 0 ? Verdict.LATE : Verdict.IN_TIME);
    }

    /** Whether the other record of the same dossier shows that it had been typed in within the grace. */
    private boolean inTime(Seen one, Seen other) {
        var received = one.record().dossier().times().receivedAt();
        var said = other.record().dossier().times().enteredAt();
        var at = said == null ? other.record().firstSeenAt() : said;
        if (one.record().id() == other.record().id() || received == null) {
            return false;
        }
        var calendar = calendar(one.record());
        var from = deadlines.meant(received, agency(one.record()));
        return !at.isAfter(from)
                || (calendar.covers(at) && calendar.between(from, at).compareTo(grace) <= 0);
    }

    private WorkingCalendar calendar(StoredRecord record) {
        return deadlines.calendar(agency(record));
    }

    /** The agency that received it types it in. */
    private static @Nullable String agency(StoredRecord record) {
        var handling = record.dossier().handling();
        return handling.receivingAgency() == null ? handling.handlingAgency() : handling.receivingAgency();
    }

    private static Entry with(Entry entry, Verdict verdict) {
        return new Entry(
                entry.source(),
                entry.receivedAt(),
                entry.enteredAt(),
                entry.firstSeenAt(),
                entry.absentAt(),
                entry.late(),
                verdict);
    }
}
