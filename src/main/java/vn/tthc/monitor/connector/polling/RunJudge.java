package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.drift.DriftDesk;
import vn.tthc.monitor.connector.drift.DriftDesk.RunVolume;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.Judgement;
import vn.tthc.monitor.connector.drift.Population;
import vn.tthc.monitor.connector.drift.Sighting;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.StoreResult;
import vn.tthc.monitor.dossier.Tombstones;
import vn.tthc.monitor.dossier.Tombstones.VanishRule;

/** Judges a run beyond whether it failed: is this all there is, is it as usual, and what is not there any more. */
@Component
class RunJudge {
    private static final Place VANISHED = new Place(DriftKind.VANISHED, "");
    private static final Place FUTURE_MARK = new Place(DriftKind.FUTURE_MARK, "");

    private final DriftDesk desk;
    private final Tombstones tombstones;

    RunJudge(DriftDesk desk, Tombstones tombstones) {
        this.desk = desk;
        this.tombstones = tombstones;
    }

    /**
     * What a run showed.
     *
     * @param complete whether it has shown every open dossier of its source
     * @param doubtful whether what it showed is not believed to be all
     * @param low how many records were usual; null where nobody knows
     */
    record Judged(
            Judgement judgement,
            boolean complete,
            boolean doubtful,
            @Nullable Long low,
            @Nullable Long high) {
        static final Judged NOTHING = new Judged(Judgement.NOTHING, false, false, null, null);

        Judged and(Judgement more) {
            return new Judged(judgement.and(more), complete, doubtful, low, high);
        }

        private Judged inDoubt() {
            return new Judged(judgement, complete, true, low, high);
        }
    }

    /** Watches a run from before its first page. */
    RunWatch watch(Source source, RunReading reading) {
        var plan = reading.plan();
        // Whoever brings a file looks at it.
        if (plan.kind() == RunKind.PROBE || plan.kind() == RunKind.UPLOAD) {
            return RunWatch.none();
        }
        var definition = source.definition();
        if (plan.kind() == RunKind.FILE) {
            // The columns of a table are matched anew for each file, so that only its codes can be unlike those before.
            return RunWatch.ofCodes(desk.watch(definition, reading.mapping(), Population.COMPLETE, plan.startedAt()));
        }
        var everything = plan.reach().everything();
        var population = plan.kind() == RunKind.RECHECK
                ? Population.RECHECK
                : everything ? Population.COMPLETE : Population.WINDOW;
        return RunWatch.of(
                desk.watch(definition, source.mapping(), population, plan.startedAt()),
                everything ? tombstones.standing(definition.id()) : null);
    }

    /** Judges a run that is over; buries what it has shown to be gone. */
    Judged judge(Source source, RunReading reading, StoreResult stored, @Nullable SourceFailure failure, Instant now) {
        var watch = reading.watch();
        if (watch.drift() == null || reading.plan().kind().ofFile()) {
            return Judged.NOTHING;
        }
        var definition = source.definition();
        var judged = Judged.NOTHING.and(source.clocks().judge());
        if (failure == null) {
            var complete = watch.unseen() != null && watch.identified() && reading.ended() && !reading.incomplete();
            var changed = stored.added() + stored.changed();
            var volume =
                    desk.volume(definition, new RunVolume(complete, reading.records(), changed, watch.standing()), now);
            judged = new Judged(
                    judged.judgement().and(volume.judgement()),
                    complete,
                    volume.doubtful(),
                    volume.low(),
                    volume.high());
            if (complete && reading.records() > 0) {
                judged = judged.and(vanished(definition, reading, now));
            }
        }
        return marked(judged, reading.plan());
    }

    private Judgement vanished(ConnectorDefinition definition, RunReading reading, Instant now) {
        var unseen = reading.watch().unseen();
        var list = definition.polls() ? definition.read().list() : null;
        var rule = list == null ? Vanishing.USUAL : list.vanishing();
        if (unseen == null || rule.reads() == Vanishing.Reads.NEVER) {
            return Judgement.NOTHING;
        }
        if (unseen.isEmpty()) {
            return Judgement.over(VANISHED);
        }
        var vanished = tombstones.missing(
                definition.id(),
                unseen,
                reading.plan().startedAt(),
                now,
                new VanishRule(rule.grace(), rule.share(), rule.atLeast()));
        var examples = String.join(", ", vanished.examples());
        if (vanished.refused()) {
            var detail = "Lần đọc trọn vẹn không thấy " + vanished.unseen() + " trong " + vanished.standing()
                    + " hồ sơ đang mở (" + examples + ", …), nhiều quá mức " + rule.share()
                    + " % nên chưa coi là mất. Nếu nguồn đã thật sự bỏ chúng, nâng read.list.vanished.share.";
            return Judgement.of(Sighting.of(DriftKind.VANISHED, VANISHED.where(), detail, vanished.unseen()));
        }
        if (vanished.buried() == 0) {
            return Judgement.over(VANISHED);
        }
        var detail = vanished.buried() + " hồ sơ không còn ở nguồn nên không tính là đang mở nữa (" + examples + ").";
        return Judgement.over(VANISHED)
                .and(Judgement.of(Sighting.of(DriftKind.VANISHED, "buried", detail, vanished.buried())
                        .forTheRecord()));
    }

    private static Judged marked(Judged judged, RunReading.Plan plan) {
        var mark = plan.checkpoint().mark();
        if (plan.window() == null || mark == null || plan.kind() != RunKind.INCREMENTAL) {
            return judged;
        }
        if (!plan.checkpoint().ahead(plan.startedAt())) {
            return judged.and(Judgement.over(FUTURE_MARK));
        }
        var detail = "Mốc đọc " + mark.truncatedTo(ChronoUnit.SECONDS)
                + " nằm ở tương lai nên lần này không đọc được gì mới; lần sau đọc lại toàn bộ để lấy mốc đúng.";
        return judged.and(Judgement.of(Sighting.of(DriftKind.FUTURE_MARK, FUTURE_MARK.where(), detail, 0)))
                .inDoubt();
    }

    /** Writes down what a run showed, in the transaction of its report. */
    void settle(@Nullable DriftWatch drift, Judgement judgement, Instant now) {
        if (drift != null) {
            desk.settle(drift, judgement, now);
        }
    }

    /** What a person should read in the run's message. */
    static List<String> sentences(RunReading reading, Judged judged) {
        var drift = reading.watch().drift();
        return Stream.concat(
                        drift == null ? Stream.empty() : drift.sentences().stream(),
                        judged.judgement().sightings().stream().map(Sighting::detail))
                .toList();
    }
}
