package vn.tthc.monitor.connector.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.mapping.RecordMapping;

/** Begins to watch a run with what is known of its source, and writes down what the run showed. */
@Component
public class DriftDesk {
    /** What is learnt grows with every run, and need not be written that often. */
    private static final Duration SAVED_EVERY = Duration.ofMinutes(10);

    private final DriftStore store;
    private final VolumeJudge volumes;

    DriftDesk(DriftStore store, VolumeJudge volumes) {
        this.store = store;
        this.volumes = volumes;
    }

    /** Watches a run of the population. */
    public DriftWatch watch(ConnectorDefinition definition, RecordMapping mapping, Population population, Instant now) {
        var stored = store.profile(definition.id(), population).orElse(null);
        var shape = LearntShape.of(question(definition, population), stored == null ? null : stored.content());
        var known = new HashMap<Place, Instant>();
        for (var event : store.all(definition.id())) {
            if (event.state() == DriftEvent.State.KNOWN && event.acknowledgedAt() != null) {
                known.put(new Place(event.kind(), event.place()), event.acknowledgedAt());
            }
        }
        var origin = new DriftWatch.Origin(
                definition.id(),
                population,
                stored == null ? Instant.EPOCH : stored.changedAt(),
                shape.odd(),
                !shape.learnt());
        return new DriftWatch(mapping, definition.expected().drift(), shape, known::get, now, origin);
    }

    /** What is asked, as far as it decides what the records look like; hashed, for addresses may be told to nobody. */
    private static String question(ConnectorDefinition definition, Population population) {
        if (population == Population.PUSHED || !definition.polls()) {
            return "";
        }
        var read = definition.read();
        var list = read.list();
        var detail = read.detail();
        var recheck = read.recheck();
        var asked = population == Population.RECHECK
                ? recheck == null ? 0 : Objects.hash(recheck.call().path(), recheck.records())
                : Objects.hash(
                        list == null ? null : list.call().path(),
                        list == null ? null : list.records(),
                        detail == null ? null : detail.call().path(),
                        detail == null ? null : detail.record());
        return Integer.toHexString(asked);
    }

    /**
     * How many records a run gave.
     *
     * @param complete whether it has shown every open dossier of its source
     * @param changed what it was the first to find new or changed
     * @param standing open dossiers known of the source before it
     */
    public record RunVolume(boolean complete, long records, long changed, long standing) {}

    /**
     * What to think of a run's volume.
     *
     * @param doubtful too few records to believe that they are all
     */
    public record VolumeVerdict(
            Judgement judgement,
            boolean doubtful,
            @Nullable Long low,
            @Nullable Long high) {}

    /** Judges the volume of a run, and of the day before with the first run of a day. */
    public VolumeVerdict volume(ConnectorDefinition definition, RunVolume volume, Instant now) {
        var days = volumes.days(definition, volume.changed(), now);
        if (!volume.complete()) {
            return new VolumeVerdict(days, false, null, null);
        }
        var band = volumes.run(
                definition, LocalDate.ofInstant(now, definition.mapping().timezone()));
        var records = volume.records();
        if (records == 0 && volume.standing() > 0) {
            var detail = "Nguồn trả lời rỗng trong khi còn " + volume.standing()
                    + " hồ sơ đang mở của nguồn này; chưa tin là đã hết. Kiểm tra bộ lọc của lời gọi và hỏi nguồn.";
            var empty = Judgement.of(Sighting.of(DriftKind.VOLUME, VolumeJudge.RUN.where(), detail, 0));
            return new VolumeVerdict(days.and(empty), true, band.low(), band.high());
        }
        if (band.holds(records)) {
            return new VolumeVerdict(days.and(Judgement.over(VolumeJudge.RUN)), false, band.low(), band.high());
        }
        var detail = "Lần đọc trọn vẹn có " + records + " hồ sơ, thường là " + band.words()
                + "; hỏi nguồn có thiếu hay thừa dữ liệu, hoặc khai health.volume.";
        var unusual = Judgement.of(Sighting.of(DriftKind.VOLUME, VolumeJudge.RUN.where(), detail, records));
        return new VolumeVerdict(days.and(unusual), band.below(records), band.low(), band.high());
    }

    /** Writes down what a run showed, in the caller's transaction. */
    public void settle(DriftWatch watch, Judgement judgement, Instant now) {
        var origin = watch.origin();
        // Two nodes may be sent the records of one source: they settle one after the other, and forget no key between
        // them.
        store.hold(origin.connector(), origin.population())
                .filter(stored -> !stored.changedAt().equals(origin.savedAt()))
                .ifPresent(stored -> watch.alsoLearnt(stored.content()));
        var over = new ArrayList<>(judgement.over());
        for (var event : store.all(origin.connector())) {
            var place = new Place(event.kind(), event.place());
            if (mayBeOver(event) && watch.over(place)) {
                over.add(place);
            }
        }
        store.over(origin.connector(), over);
        var sightings = new ArrayList<>(watch.sightings());
        sightings.addAll(judgement.sightings());
        store.sighted(origin.connector(), sightings, now);
        var shape = watch.learning();
        if (shape != null
                && (origin.learning()
                        || !sightings.isEmpty()
                        || shape.odd()
                        || origin.odd()
                        || !origin.savedAt().plus(SAVED_EVERY).isAfter(now))) {
            store.saveProfile(origin.connector(), origin.population(), shape.json(), now);
        }
    }

    /** A field that a person knows, or the file accepts, stays as it is told: how it looks now is the custom. */
    private static boolean mayBeOver(DriftEvent event) {
        return switch (event.state()) {
            case OPEN -> true;
            case KNOWN, NOTED -> event.kind() == DriftKind.UNMAPPED_CODE;
            case OVER -> false;
        };
    }
}
