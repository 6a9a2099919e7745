package vn.tthc.monitor.connector.push;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.drift.RecordVerdicts;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.mapping.TimeFormats;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.SourceDossier.Milestones;

/** Reads what was sent: records by the file's mapping, steps by the words of the format. */
final class PushReading {
    private static final List<String> STEP_TIMES =
            List.of("yyyyMMddHHmmss", "iso", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm");

    private final RecordMapping mapping;
    private final TimeFormats stepTimes;

    PushReading(RecordMapping mapping, ZoneId zone) {
        this.mapping = mapping;
        this.stepTimes = new TimeFormats(STEP_TIMES, zone, LocalTime.MIDNIGHT);
    }

    /** What a record is worth. */
    sealed interface News {
        /** It can be read. */
        record Good(PushedDossier.News record) implements News {}

        /** It goes to quarantine. */
        record Bad(String reason) implements News {}
    }

    @Nullable String code(JsonNode record) {
        return mapping.code(record);
    }

    static @Nullable String stepCode(ObjectNode step) {
        var code = step.path("MaHoSo").asString("").replace("\0", "").strip();
        return code.isEmpty() ? null : code;
    }

    /** A time to come is a wrong clock, and would keep every later message out. */
    @Nullable Instant stepTime(ObjectNode step, Instant now) {
        return stepTimes
                .parse(step.path("ThoiDiemXuLy").asString("").strip())
                .map(at -> notAfter(now, at))
                .orElse(null);
    }

    private static @Nullable Instant notAfter(Instant now, @Nullable Instant at) {
        return at != null && at.isAfter(now) ? now : at;
    }

    Mapped map(@Nullable JsonNode record) {
        return mapping.map(Objects.requireNonNull(record));
    }

    /** Codes that only the step laid over the dossier's record brought. */
    List<Finding> ofStep(PushedDossier dossier, Mapped.Whole whole) {
        var codes = new ArrayList<>(unmapped(whole));
        if (!codes.isEmpty() && !dossier.steps().isEmpty() && map(dossier.record()) instanceof Mapped.Whole alone) {
            codes.removeAll(alone.findings());
            return codes;
        }
        return List.of();
    }

    static List<Finding> unmapped(Mapped.Whole read) {
        return read.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.UNMAPPED)
                .toList();
    }

    /** Fields of which the whole of a dossier brings nothing that counts, so that what is stored must stay. */
    Set<String> kept(JsonNode whole, Mapped.Whole read, RecordVerdicts verdicts) {
        var kept = new HashSet<>(verdicts.kept(whole));
        kept.addAll(RecordVerdicts.unreadable(read.findings(), mapping.retyped()));
        return kept;
    }

    /** What a record is worth, by what its mapping made of it. */
    News news(ObjectNode record, Mapped read, Instant now) {
        return switch (read) {
            case Mapped.Unreadable bad -> new News.Bad(bad.reason());
            case Mapped.Whole good -> {
                var times = good.dossier().times();
                yield new News.Good(new PushedDossier.News(
                        record,
                        notAfter(now, times.sourceUpdatedAt()),
                        notAfter(now, latest(latest(times.finishedAt(), times.returnedAt()), times.withdrawnAt())),
                        notAfter(now, moment(good.dossier(), times)),
                        now));
            }
        };
    }

    private static @Nullable Instant moment(SourceDossier dossier, Milestones times) {
        var latest = latest(times.submittedAt(), times.receivedAt());
        for (var supplement : dossier.supplements()) {
            latest = latest(latest, latest(supplement.askedAt(), supplement.receivedAt()));
        }
        return latest;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
