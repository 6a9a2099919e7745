package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarDesk.Level;
import vn.tthc.monitor.deadline.CalendarDesk.SpecialDay;

/** The calendar while it is edited: taken up without a restart, refused when faulty, looked at, and tried. */
class LiveDeadlinesTests {
    private static final LocalDate EXTRA = LocalDate.of(2026, 12, 31);

    @TempDir
    private Path folder;

    private String text = "";

    @BeforeEach
    void copy() throws IOException {
        text = Files.readString(Path.of("config/calendar.yaml"));
        for (var name : List.of("calendar.yaml", "agencies.yaml", "deadline-rules.yaml", "procedures.csv")) {
            Files.copy(Path.of("config", name), folder.resolve(name));
        }
    }

    private void save(String changed) throws IOException {
        Files.writeString(folder.resolve("calendar.yaml"), changed);
    }

    private static String with(String text, String key, String line) {
        return text.replaceFirst("(?m)^" + key + ":", key + ":\n  - " + line);
    }

    @Test
    void aSavedCalendarIsTakenUpAtTheSecondLook() throws IOException {
        var deadlines = TestingDeadlines.live(folder);
        var desk = TestingDeadlines.desk(deadlines);
        var before = deadlines.fingerprint();
        assertThat(desk.look()).isFalse();
        save(with(text, "holidays", "{date: 2026-12-31, name: Nghỉ thêm}"));
        assertThat(desk.look()).as("it may still be being written").isFalse();
        assertThat(deadlines.calendar().isWorkingDay(EXTRA)).isTrue();
        assertThat(desk.look()).isTrue();
        assertThat(deadlines.calendar().isWorkingDay(EXTRA)).isFalse();
        assertThat(deadlines.fingerprint()).isNotEqualTo(before);
        assertThat(desk.look()).isFalse();
    }

    @Test
    void aFaultyCalendarIsRefusedWithEveryProblemAndTheOldOneGoesOn() throws IOException {
        var deadlines = TestingDeadlines.live(folder);
        var desk = TestingDeadlines.desk(deadlines);
        var before = deadlines.fingerprint();
        var faulty = with(text, "holidays", "{date: 2026-01-10, name: Trùng ngày làm bù}");
        save(faulty + "agencies: {H24.25: {halfDays: [{date: 2026-09-02, closes: \"11:00\", name: Sai}]}}\n");
        desk.look();
        assertThat(desk.look()).isFalse();
        assertThat(desk.problems())
                .extracting(problem -> problem.rule())
                .contains("holiday-on-make-up-day", "unknown-agency", "half-day-on-rest-day");
        assertThat(deadlines.fingerprint()).isEqualTo(before);
        save(text + "\n# mended\n");
        desk.look();
        desk.look();
        assertThat(desk.problems()).isEmpty();
        assertThat(deadlines.fingerprint()).isEqualTo(before);
    }

    @Test
    void theDaysOfAYearAreShownWithTheirStateAndWhoSaysSo() throws IOException {
        save(text + "agencies: {H24.42: {halfDays: [{date: 2026-12-04, closes: \"10:00\", name: Chuyển trụ sở}]}}\n");
        var desk = TestingDeadlines.desk(folder);
        assertThat(desk.days(null, 2026))
                .extracting(SpecialDay::date)
                .isSorted()
                .contains(LocalDate.of(2026, 8, 22))
                .doesNotContain(LocalDate.of(2026, 12, 4));
        assertThat(day(desk, "H24.42", "2026-12-04"))
                .isEqualTo(new SpecialDay(
                        LocalDate.of(2026, 12, 4),
                        DayKind.HALF_DAY,
                        "Chuyển trụ sở",
                        "07:00-10:00",
                        new Level("H24.42", false)));
        assertThat(day(desk, "H24.42", "2026-08-22"))
                .extracting(SpecialDay::kind, SpecialDay::said, SpecialDay::hours)
                .containsExactly(DayKind.MAKE_UP, new Level(null, false), "07:00-11:30, 13:30-17:00");
        assertThat(day(desk, null, "2026-11-24")).extracting(SpecialDay::kind).isEqualTo(DayKind.UNDECIDED);
        assertThat(desk.days(null, 2027))
                .extracting(SpecialDay::kind)
                .contains(DayKind.EXPECTED, DayKind.DECIDED, DayKind.UNDECIDED);
    }

    private static SpecialDay day(CalendarDesk desk, @Nullable String agency, String date) {
        return desk.days(agency, 2026).stream()
                .filter(one -> one.date().toString().equals(date))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTriedDayChangesNothingInForce() {
        var deadlines = TestingDeadlines.live(folder);
        var desk = TestingDeadlines.desk(deadlines);
        assertThat(desk.with(rest(EXTRA, null)).calendar("H24.24").isWorkingDay(EXTRA))
                .isFalse();
        var ward = desk.with(rest(EXTRA, "H24.24"));
        assertThat(ward.calendar().isWorkingDay(EXTRA)).isTrue();
        assertThat(ward.calendar("H24.24.01").isWorkingDay(EXTRA)).isFalse();
        assertThat(ward.calendar("H24.42").isWorkingDay(EXTRA)).isTrue();
        var undone = LocalDate.of(2026, 8, 22);
        assertThat(desk.with(rest(undone, null)).calendar().isWorkingDay(undone))
                .isFalse();
        var half = new DayEdit(EXTRA, null, DayKind.HALF_DAY, "Nghỉ sớm", LocalTime.of(11, 30), null, List.of());
        assertThat(desk.with(half).calendar().closing(EXTRA)).isEqualTo(TestingCalendar.at("2026-12-31T11:30"));
        assertThat(deadlines.calendar().isWorkingDay(EXTRA)).isTrue();
        assertThat(deadlines.calendar().closing(EXTRA)).isEqualTo(TestingCalendar.at("2026-12-31T17:00"));
    }

    private static DayEdit rest(LocalDate date, @Nullable String agency) {
        return DayEdit.of(date, agency, DayKind.DECIDED, "Nghỉ thêm");
    }
}
