package vn.tthc.monitor.connector.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.Expectations.VolumeBand;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.deadline.Deadlines;

/** Says whether a source gave about as many records as usual: in one complete read, and in a whole day. */
@Component
class VolumeJudge {
    static final Place RUN = new Place(DriftKind.VOLUME, "run");
    static final Place DAY = new Place(DriftKind.VOLUME, "day");

    /** Fewer days say nothing about what is usual. */
    private static final int DAYS = 3;

    /** How many days back it is learnt. */
    private static final int PAST = 56;

    private final VolumeStore store;
    private final DriftStore events;
    private final Deadlines deadlines;
    private final Map<String, Remembered> bands = new ConcurrentHashMap<>();

    VolumeJudge(VolumeStore store, DriftStore events, Deadlines deadlines) {
        this.store = store;
        this.events = events;
        this.deadlines = deadlines;
    }

    /** How many records are usual; null bounds are unknown. */
    record Band(@Nullable Long low, @Nullable Long high) {
        boolean holds(long records) {
            return !below(records) && (high == null || records <= high);
        }

        boolean below(long records) {
            return low != null && records < low;
        }

        /** {@code 500–2.010}, {@code ít nhất 500}, {@code nhiều nhất 2.010}. */
        String words() {
            if (low != null && high != null) {
                return low + "–" + high;
            }
            return low == null ? "nhiều nhất " + high : "ít nhất " + low;
        }
    }

    private record Remembered(LocalDate day, Instant since, Band band) {}

    /** How many records a complete read of this day should give. Learnt once a day, for runs may come every minute. */
    Band run(ConnectorDefinition definition, LocalDate today) {
        var id = definition.id();
        var since = events.acknowledged(id, DriftKind.VOLUME).orElse(Instant.EPOCH);
        var known = bands.get(id);
        if (known == null || !known.day().equals(today) || !known.since().equals(since)) {
            known = new Remembered(today, since, learntRun(id, today, zone(definition), since));
            bands.put(id, known);
        }
        var declared = definition.expected().volume();
        return declared.per() == VolumeBand.Per.RUN ? declared(declared, known.band()) : known.band();
    }

    private Band learntRun(String id, LocalDate today, ZoneId zone, Instant since) {
        var past = store.completeReads(id, before(today, sameWeekday(today)), zone, since);
        if (past.days() < DAYS) {
            past = store.completeReads(id, before(today, _ -> true), zone, since);
        }
        if (past.days() < DAYS) {
            return new Band(null, null);
        }
        var median = past.median();
        return new Band(median < 10 ? (median >= 3 ? 1L : 0L) : (long) (median / 2), (long) (median * 2) + 10);
    }

    private Band day(ConnectorDefinition definition, LocalDate day) {
        var id = definition.id();
        var since = events.acknowledged(id, DriftKind.VOLUME).orElse(Instant.EPOCH);
        var zone = zone(definition);
        // On a holiday as little is done as on any day off, whatever weekday it is.
        var past = store.changes(id, before(day, sameWeekday(day).and(alike(day))), zone, since);
        if (past.days() < DAYS) {
            past = store.changes(id, before(day, alike(day)), zone, since);
        }
        var learnt = past.days() < DAYS
                ? new Band(null, null)
                : new Band(past.median() < 10 ? 0L : (long) (past.median() / 5), (long) (past.median() * 5) + 20);
        var declared = definition.expected().volume();
        return declared.per() == VolumeBand.Per.DAY ? declared(declared, learnt) : learnt;
    }

    private static List<LocalDate> before(LocalDate day, Predicate<LocalDate> which) {
        return day.minusDays(PAST).datesUntil(day).filter(which).toList();
    }

    private static Predicate<LocalDate> sameWeekday(LocalDate day) {
        return other -> other.getDayOfWeek() == day.getDayOfWeek();
    }

    /** Working days with working days, days off with days off. */
    private Predicate<LocalDate> alike(LocalDate day) {
        var calendar = deadlines.calendar();
        var working = calendar.isWorkingDay(day);
        return other -> calendar.isWorkingDay(other) == working;
    }

    private static Band declared(VolumeBand declared, Band learnt) {
        return new Band(
                declared.min() == null ? learnt.low() : Long.valueOf(declared.min()),
                declared.max() == null ? learnt.high() : Long.valueOf(declared.max()));
    }

    /**
     * What is unusual about the day before, judged with the first run of a day, and about today as far as it is too much.
     *
     * @param changed what the run at hand was the first to find new or changed
     */
    Judgement days(ConnectorDefinition definition, long changed, Instant now) {
        var zone = zone(definition);
        var today = LocalDate.ofInstant(now, zone);
        var last = store.lastEnd(definition.id()).map(end -> LocalDate.ofInstant(end, zone));
        if (last.isPresent() && last.get().isBefore(today)) {
            var yesterday = today.minusDays(1);
            var count = store.changesOf(definition.id(), yesterday, zone);
            var band = day(definition, yesterday);
            return band.holds(count)
                    ? Judgement.over(DAY)
                    : unusual("Ngày " + yesterday.getDayOfMonth() + "/" + yesterday.getMonthValue(), count, band);
        }
        var max = definition.expected().volume();
        if (max.per() == VolumeBand.Per.DAY && max.max() != null) {
            var count = store.changesOf(definition.id(), today, zone) + changed;
            var band = new Band(null, Long.valueOf(max.max()));
            return band.holds(count) ? Judgement.NOTHING : unusual("Hôm nay", count, band);
        }
        return Judgement.NOTHING;
    }

    private static Judgement unusual(String when, long count, Band band) {
        var detail = when + " nguồn có " + count + " hồ sơ mới hoặc đổi, thường là " + band.words() + ".";
        return Judgement.of(Sighting.of(DAY.kind(), DAY.where(), detail, count));
    }

    private static ZoneId zone(ConnectorDefinition definition) {
        return definition.mapping().timezone();
    }
}
