package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarDesk.DayState;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarEdits.Changed;
import vn.tthc.monitor.dossier.CalendarEdits.Deed;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;
import vn.tthc.monitor.platform.TestDatabase;

/** Days laid down by people: stored, in force at once and on every node, followed by computed due times, and taken back. */
@ExtendWith(TestDatabase.class)
class CalendarEditsTests {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final Instant DUE = Instant.parse("2026-11-19T02:00:00Z");
    private static final Instant DUE_A_DAY_LATER = Instant.parse("2026-11-20T02:00:00Z");
    private static final Deed DEED = new Deed("minh", "QĐ 12/QĐ-UBND");
    private static final String HOURS = "07:00-11:30, 13:30-17:00";

    private final TestingStore store = new TestingStore();
    private final TestingCalendarNode node = TestingCalendarNode.start(store);
    private final TestingStore storing = new TestingStore(node.deadlines());

    private static DayEdit rest(@Nullable String agency) {
        return DayEdit.of(TUESDAY, agency, DayKind.DECIDED, "Bão số 10");
    }

    private static TestingRecord guardianship(String code) {
        return TestingRecord.of(code).procedure("1.004837");
    }

    private @Nullable Instant due(String code) {
        return storing.only(code).row().times().dueAt();
    }

    private void twoDossiers() {
        storing.store("city", guardianship("A-1").due(null), guardianship("B-1").due("2026-11-19T02:00:00Z"));
        node.change().apply();
        assertThat(due("A-1")).isEqualTo(DUE);
    }

    @Test
    void anEditHoldsAtOnceAndMovesWhatIsOurs() {
        twoDossiers();
        assertThat(node.edits().moves(rest(null)).due()).isEqualTo(1);
        var line = node.edits().store(rest(null), DEED, 0);
        assertThat(node.deadlines().calendar().isWorkingDay(TUESDAY)).isFalse();
        node.change().look();
        assertThat(due("A-1")).isEqualTo(DUE_A_DAY_LATER);
        assertThat(due("B-1")).isEqualTo(DUE);
        assertThat(line.before()).isEqualTo(new DayState(null, "", HOURS));
        assertThat(line.after()).isEqualTo(new DayState(DayKind.DECIDED, "Bão số 10", ""));
        assertThat(line.moves().due()).isEqualTo(1);
        assertThat(line.moves().open()).isEqualTo(2);
        assertThat(line.deed()).isEqualTo(DEED);
        assertThat(store.jdbc
                        .sql("select actor || ' ' || action || ' ' || object from platform.audit")
                        .query(String.class)
                        .single())
                .isEqualTo("minh change_calendar calendar 2026-11-17 nation");
    }

    @Test
    void anEditOfAnotherAgencyMovesNothingHere() {
        twoDossiers();
        assertThat(node.edits().moves(rest("H24.99"))).isEqualTo(new Moves(2, 0, 0));
        node.edits().store(rest("H24.99"), DEED, 0);
        node.change().look();
        assertThat(due("A-1")).isEqualTo(DUE);
    }

    @Test
    void anUndoBringsBackWhatHeldBeforeAndIsALineItself() {
        twoDossiers();
        var half = new DayEdit(TUESDAY, null, DayKind.HALF_DAY, "Mất điện", null, LocalTime.NOON, List.of());
        var first = node.edits().store(half, DEED, 0);
        var second = node.edits().store(rest(null), DEED, first.id());
        var undone = node.edits().undo(second, new Deed("lan", "Nhầm ngày"));
        assertThat(node.desk().edits()).containsExactly(half);
        assertThat(undone.after())
                .isEqualTo(first.after())
                .isEqualTo(new DayState(DayKind.HALF_DAY, "Mất điện", "13:30-17:00"));
        assertThat(undone.undoes()).isEqualTo(second.id());
        assertThat(undone.moves().due()).isEqualTo(1);
        node.edits().undo(undone, DEED);
        assertThat(node.desk().edits()).as("an undo can be undone").containsExactly(rest(null));
        node.edits().undo(node.edits().newest(1).getFirst(), DEED);
        assertThatThrownBy(() -> node.edits().undo(first, DEED)).isInstanceOf(Changed.class);
        assertThat(node.edits().newest(9)).extracting(Line::newest).containsExactly(true, false, false, false, false);
        node.change().look();
        assertThat(due("A-1")).isEqualTo(DUE);
    }

    @Test
    void theFilesSpeakAgainWhenTheOnlyEditIsUndone() {
        var line = node.edits().store(rest(null), DEED, 0);
        assertThat(node.edits().movesOfUndo(line)).isEqualTo(new Moves(0, 0, 0));
        var undone = node.edits().undo(line, DEED);
        assertThat(undone.edit()).isNull();
        assertThat(undone.after()).isEqualTo(new DayState(null, "", HOURS));
        assertThat(node.desk().edits()).isEmpty();
        assertThat(TestingCalendarNode.start(store).desk().edits()).isEmpty();
    }

    @Test
    void everyPartOfAnEditSurvivesARestart() {
        var edits = List.of(
                rest(null),
                rest("H24.42"),
                new DayEdit(TUESDAY, "H24", DayKind.HALF_DAY, "Sáng", LocalTime.of(11, 15), null, List.of()),
                new DayEdit(TUESDAY, "H24.24", DayKind.HALF_DAY, "Chiều", null, LocalTime.NOON, List.of()),
                new DayEdit(
                        LocalDate.of(2026, 12, 12),
                        null,
                        DayKind.MAKE_UP,
                        "Bù",
                        null,
                        null,
                        List.of("07:00-11:00", "13:30-15:00")));
        edits.forEach(edit -> node.edits().store(edit, DEED, 0));
        var restarted = TestingCalendarNode.start(store);
        assertThat(restarted.desk().edits()).containsExactlyElementsOf(edits);
        assertThat(restarted.deadlines().fingerprint())
                .isEqualTo(node.deadlines().fingerprint());
    }

    @Test
    void anotherNodeFollowsAndJudgesAgainWhatItStoredBeforeItKnew() {
        twoDossiers();
        var other = TestingCalendarNode.start(store);
        other.change().apply();
        node.edits().store(rest(null), DEED, 0);
        node.change().look();
        new TestingStore(other.deadlines()).store("city", guardianship("A-2").due(null));
        assertThat(due("A-2")).as("stored by a node that has not seen the edit").isEqualTo(DUE);
        other.change().look();
        assertThat(other.deadlines().calendar().isWorkingDay(TUESDAY)).isFalse();
        assertThat(due("A-2")).isEqualTo(DUE_A_DAY_LATER);
        var version = storing.only("A-1").row().version();
        other.change().look();
        node.change().look();
        assertThat(storing.only("A-1").row().version()).as("nothing more to do").isEqualTo(version);
    }

    @Test
    void theSecondOfTwoIsToldWhatTheFirstDid() {
        var first = node.edits().store(rest(null), DEED, 0);
        var other = TestingCalendarNode.start(store);
        assertThatThrownBy(() -> other.edits().store(rest(null), new Deed("lan", "CV 7"), 0))
                .asInstanceOf(type(Changed.class))
                .extracting(Changed::line)
                .isEqualTo(first);
        assertThat(other.edits().store(rest("H24"), new Deed("lan", "CV 7"), 0).edit())
                .as("another level")
                .isEqualTo(rest("H24"));
        assertThat(other.edits().newest(9)).hasSize(2);
    }

    @Test
    void ofManyAtTheSameTimeOneIsFirst() throws Exception {
        var nodes = IntStream.range(0, 4)
                .mapToObj(number -> TestingCalendarNode.start(store))
                .toList();
        var start = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(nodes.size())) {
            var answers = nodes.stream()
                    .map(one -> people.submit(() -> {
                        start.await();
                        return one.edits().store(rest(null), DEED, 0);
                    }))
                    .toList();
            start.countDown();
            for (var answer : answers) {
                while (!answer.isDone()) {
                    Thread.onSpinWait();
                }
            }
            assertThat(answers)
                    .filteredOn(answer -> answer.state() == Future.State.SUCCESS)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.state() == Future.State.FAILED)
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(answer.exceptionNow()).isInstanceOf(Changed.class));
        }
        assertThat(node.edits().newest(9)).hasSize(1);
    }
}
