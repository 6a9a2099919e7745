package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.TestDatabase;

/** What the module does beside storing and showing: calendar changes, retention, figures, agencies. */
@ExtendWith(TestDatabase.class)
class UpkeepTests {
    private final TestingStore store = new TestingStore();

    private CalendarChange change(Deadlines deadlines) {
        return TestingCalendarNode.of(store, deadlines).change();
    }

    private CalendarChange change(Deadlines deadlines, CalendarDesk calendars) {
        return TestingCalendarNode.of(store, deadlines, calendars).change();
    }

    @Test
    void aChangedCalendarMovesWarningsAndKeepsDueTimes(@TempDir Path folder) throws Exception {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").finished("2026-11-19T02:00:00Z"));
        change(store.deadlines).apply();
        var decided =
                Files.readString(Path.of("config/calendar.yaml")).replace("hours: 8, share: 25", "hours: 4, share: 25");
        var file = Files.writeString(folder.resolve("calendar.yaml"), decided);
        change(TestingDeadlines.of(file)).apply();
        var row = store.queue()
                .page(QueueFilter.everythingOpen(), null, 10)
                .rows()
                .getFirst();
        assertThat(row.times().warnAt()).isEqualTo(Instant.parse("2026-11-26T08:00:00Z"));
        assertThat(row.times().dueAt()).isEqualTo(Instant.parse("2026-11-27T02:00:00Z"));
        assertThat(store.jdbc
                        .sql("select next_moment_at = warn_at from dossier.dossier where is_open")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aSavedCalendarIsFollowedWithoutARestart(@TempDir Path folder) throws Exception {
        for (var name : List.of("calendar.yaml", "agencies.yaml")) {
            Files.copy(Path.of("config", name), folder.resolve(name));
        }
        var deadlines = TestingDeadlines.live(folder);
        var desk = TestingDeadlines.desk(deadlines);
        var change = change(deadlines, desk);
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").finished("2026-11-19T02:00:00Z"));
        change.apply();
        var before = store.only("A-1").row().times().warnAt();
        var thursday = LocalDate.of(2026, 11, 26);
        assertThat(change.moves(desk.with(DayEdit.of(thursday, null, CalendarDesk.DayKind.DECIDED, "Nghỉ thêm"))))
                .isEqualTo(new CalendarWatch.Moves(1, 0, 1));
        assertThat(change.moves(desk.with(DayEdit.of(thursday, "H24.99", CalendarDesk.DayKind.DECIDED, "Nghỉ thêm"))))
                .isEqualTo(new CalendarWatch.Moves(1, 0, 0));
        Files.writeString(
                folder.resolve("calendar.yaml"),
                Files.readString(folder.resolve("calendar.yaml"))
                        .replaceFirst("(?m)^holidays:", "holidays:\n  - {date: 2026-11-26, name: Nghỉ thêm}"));
        change.look();
        change.look();
        var row = store.only("A-1").row();
        assertThat(row.times().warnAt()).isBefore(before);
        assertThat(row.times().dueAt()).isEqualTo(Instant.parse("2026-11-27T02:00:00Z"));
        assertThat(change.progress()).as("done").isEmpty();
    }

    @Test
    void progressIsToldWhileRecordsAreComputedAgain() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
        var recomputation = store.recomputation();
        var meters = new SimpleMeterRegistry();
        assertThat(new RecomputationMeters(recomputation, meters)).isNotNull();
        var told = new ArrayList<Double>();
        recomputation.applyToRecords("calendar", "another", after -> {
            told.add(meters.get("dossier.recomputation.percent")
                    .tag("setting", "calendar")
                    .gauge()
                    .value());
            return new Recomputation.Progress(after + 1, 1);
        });
        assertThat(told).containsExactly(0.0, 50.0);
        assertThat(recomputation.running("calendar")).isEmpty();
    }

    @Test
    void aRecomputationDoesNotRunAfterWhatIsStoredMeanwhile() {
        store.store("city", TestingRecord.of("A-0"));
        var steps = new ArrayList<Long>();
        store.recomputation().applyToRecords("calendar", "another", after -> {
            steps.add(after);
            store.dossiers.store(TestingStore.page(
                    "city",
                    store.now,
                    List.of(TestingRecord.of("A-" + steps.size()).make())));
            return new Recomputation.Progress(after + 1, 0);
        });
        assertThat(steps).hasSize(1);
    }

    @Test
    void otherThingsThanRecordsAreComputedAgainToTheirEnd() {
        store.store("city", TestingRecord.of("A-0"));
        var steps = new ArrayList<Long>();
        store.recomputation().apply("mismatches", "another", after -> {
            steps.add(after);
            return steps.size() < 3 ? new Recomputation.Progress(after + 1000, 0) : Recomputation.Progress.END;
        });
        assertThat(steps).containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void anUnchangedCalendarWritesNothing() {
        store.store("city", TestingRecord.of("A-1"));
        change(store.deadlines).apply();
        var version = store.only().row().version();
        change(store.deadlines).apply();
        assertThat(store.only().row().version()).isEqualTo(version);
    }

    @Test
    void theReceivedTextOfOldClosedRecordsGoes() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").finished("2026-11-19T02:00:00Z"));
        var retention = new RawRetention(store.records, TestingStore.SETTINGS);
        assertThat(retention.apply(store.now.plus(Duration.ofDays(179)))).isZero();
        assertThat(retention.apply(store.now.plus(Duration.ofDays(181)))).isEqualTo(1);
        assertThat(store.jdbc
                        .sql("select count(*) from dossier.source_record where raw is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void queueItemsAreCountedByStage() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").due("2026-11-18T02:00:00Z"));
        var meters = new SimpleMeterRegistry();
        var figures = new QueueMeters(store.queue(), store.clock, meters);
        assertThat(meters.get("dossier.queue.items")
                        .tag("stage", "overdue")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("dossier.queue.items").tag("stage", "ok").gauge().value())
                .isEqualTo(1);
        assertThat(figures).isNotNull();
    }

    @Test
    void agenciesHaveNamesAndSubtrees() {
        var agencies = new AgencyFile(Path.of("config/agencies.yaml")).read();
        assertThat(agencies.name("H24.24")).contains("UBND phường Hải An");
        assertThat(agencies.subtree("H24.24")).contains("H24.24", "H24.24.01").doesNotContain("H24.31");
        assertThat(agencies.subtree("H24")).hasSize(agencies.all().size());
        assertThat(agencies.subtree("nowhere")).containsExactly("nowhere");
    }
}
