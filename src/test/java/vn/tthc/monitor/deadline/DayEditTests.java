package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.at;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarDesk.DayState;
import vn.tthc.monitor.deadline.CalendarDesk.Level;
import vn.tthc.monitor.deadline.CalendarDesk.SpecialDay;
import vn.tthc.monitor.platform.config.Problem;

/** Days laid down beside the file: over it, under what lower levels say, and judged by its own rules. */
class DayEditTests {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 10);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 12, 12);

    @TempDir
    private Path folder;

    private String text = "";
    private Deadlines deadlines = TestingDeadlines.ofRepository();
    private CalendarDesk desk = TestingDeadlines.desk(Path.of("config"));

    @BeforeEach
    void live() throws IOException {
        for (var name : List.of("agencies.yaml", "deadline-rules.yaml", "procedures.csv")) {
            Files.copy(Path.of("config", name), folder.resolve(name));
        }
        text = Files.readString(Path.of("config/calendar.yaml")) + """
                agencies:
                  H24: {halfDays: [{date: 2026-12-18, opens: "13:30", name: Họp toàn thành phố}]}
                  H24.42: {makeUpDays: [{date: 2026-12-10, insteadOf: 2026-12-10, name: Vẫn làm}]}
                """;
        Files.writeString(folder.resolve("calendar.yaml"), text);
        deadlines = TestingDeadlines.live(folder);
        desk = TestingDeadlines.desk(deadlines);
    }

    private static DayEdit rest(LocalDate date, @Nullable String agency) {
        return DayEdit.of(date, agency, DayKind.DECIDED, "Bão số 10");
    }

    private static DayEdit half(
            LocalDate date, @Nullable LocalTime closes, @Nullable LocalTime opens, String... hours) {
        return new DayEdit(date, null, DayKind.HALF_DAY, "Một phần", closes, opens, List.of(hours));
    }

    private String hours(@Nullable String agency, LocalDate date) {
        return desk.state(desk.edits(), agency, date).hours();
    }

    @Test
    void anEditWinsOverTheFileAtItsLevelAndALowerLevelKeepsItsOwn() {
        var before = deadlines.fingerprint();
        desk.follow(List.of(rest(THURSDAY, null)));
        assertThat(deadlines.calendar().isWorkingDay(THURSDAY)).isFalse();
        assertThat(deadlines.calendar("H24.24").isWorkingDay(THURSDAY)).isFalse();
        assertThat(deadlines.calendar("H24.42").isWorkingDay(THURSDAY)).isTrue();
        assertThat(deadlines.fingerprint()).isNotEqualTo(before);
        desk.follow(rest(THURSDAY, "H24.42").in(desk.edits()));
        assertThat(deadlines.calendar("H24.42").isWorkingDay(THURSDAY)).isFalse();
        desk.follow(List.of());
        assertThat(deadlines.fingerprint()).isEqualTo(before);
    }

    @Test
    void anEditStaysWhenTheFileIsReadAgain() throws IOException {
        desk.follow(List.of(rest(THURSDAY, null)));
        Files.writeString(folder.resolve("calendar.yaml"), text.replace("hours: 8, share: 25", "hours: 4, share: 25"));
        desk.look();
        assertThat(desk.look()).isTrue();
        assertThat(deadlines.calendar().isWorkingDay(THURSDAY)).isFalse();
        assertThat(desk.edits()).containsExactly(rest(THURSDAY, null));
    }

    @Test
    void itIsToldWhoSaysWhat() {
        desk.follow(List.of(rest(THURSDAY, "H24"), rest(SATURDAY.plusDays(2), null)));
        assertThat(day("H24.24", THURSDAY).said()).isEqualTo(new Level("H24", true));
        assertThat(day("H24.42", THURSDAY).said()).isEqualTo(new Level("H24.42", false));
        assertThat(day("H24.24", SATURDAY.plusDays(2)).said()).isEqualTo(new Level(null, true));
        assertThat(day("H24.24", LocalDate.of(2026, 12, 18)))
                .extracting(SpecialDay::said, SpecialDay::hours)
                .containsExactly(new Level("H24", false), "13:30-17:00");
        assertThat(day("H24.24", LocalDate.of(2026, 9, 2)).said()).isEqualTo(new Level(null, false));
        assertThat(desk.state(desk.edits(), null, THURSDAY))
                .isEqualTo(new DayState(null, "", "07:00-11:30, 13:30-17:00"));
    }

    private SpecialDay day(String agency, LocalDate date) {
        return desk.days(agency, 2026).stream()
                .filter(one -> one.date().equals(date))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayMayBeOpenForAPartOrForOnceOnASaturday() {
        desk.follow(List.of(half(THURSDAY, LocalTime.NOON, null)));
        assertThat(hours(null, THURSDAY)).isEqualTo("07:00-11:30");
        desk.follow(List.of(half(THURSDAY, null, LocalTime.NOON)));
        assertThat(hours(null, THURSDAY)).isEqualTo("13:30-17:00");
        assertThat(deadlines.calendar().opening(THURSDAY)).isEqualTo(at("2026-12-10T13:30"));
        desk.follow(List.of(half(THURSDAY, null, null, "09:00-10:00", "14:00-15:30")));
        assertThat(hours(null, THURSDAY)).isEqualTo("09:00-10:00, 14:00-15:30");
        desk.follow(List.of(DayEdit.of(SATURDAY, null, DayKind.MAKE_UP, "Làm bù")));
        assertThat(hours(null, SATURDAY)).isEqualTo("07:00-11:30, 13:30-17:00");
        var morning = new DayEdit(SATURDAY, null, DayKind.MAKE_UP, "Bù sáng", null, null, List.of("07:00-11:00"));
        desk.follow(List.of(morning));
        assertThat(hours(null, SATURDAY)).isEqualTo("07:00-11:00");
        assertThat(desk.check(morning)).isEmpty();
    }

    @Test
    void aRestDayOfTheFileMayBecomeAWorkingDayWithItsOwnWeekdaysHours() {
        var culture = LocalDate.of(2026, 11, 24);
        var works = DayEdit.of(culture, null, DayKind.MAKE_UP, "Chưa nghỉ năm nay");
        assertThat(desk.check(works)).isEmpty();
        desk.follow(List.of(works));
        assertThat(hours(null, culture)).isEqualTo("07:00-11:30, 13:30-17:00");
        desk.follow(List.of(rest(culture, null)));
        assertThat(hours(null, culture)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-13, MAKE_UP,  '',                          working-sunday,         date",
        "2026-12-10, HALF_DAY, '10:00-12:00 11:00-13:00',   overlapping-hours,      hours",
        "2026-12-10, HALF_DAY, '10:00-25:00',               bad-value,              hours",
        "2026-12-10, HALF_DAY, '10h - 12h',                 bad-value,              hours",
        "2026-12-12, HALF_DAY, '10:00-12:00',               half-day-on-rest-day,   date",
        "2026-09-02, HALF_DAY, '10:00-12:00',               half-day-on-rest-day,   date",
        "2026-12-10, HALF_DAY, '',                          one-of,                 kind",
        "2062-12-10, DECIDED,  '',                          outside-years,          date",
        "2024-12-10, DECIDED,  '',                          outside-years,          date",
    })
    void theRulesOfTheFileRefuseIt(LocalDate date, DayKind kind, String hours, String rule, String field) {
        var spans = hours.isEmpty()
                ? List.<String>of()
                : hours.contains("h") ? List.of(hours) : List.of(hours.split(" ", -1));
        var problems = desk.check(new DayEdit(date, null, kind, "Thử", null, null, spans));
        assertThat(problems).extracting(Problem::rule).contains(rule);
        assertThat(problems).extracting(problem -> problem.place().file()).contains(field);
    }

    @Test
    void aClosingTimeBeforeTheOpeningIsRefusedBesideItsField() {
        assertThat(desk.check(half(THURSDAY, LocalTime.of(6, 0), null)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("half-day-without-hours");
                    assertThat(problem.place().file()).isEqualTo("closes");
                });
        assertThat(desk.check(half(THURSDAY, null, LocalTime.of(18, 0))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().file()).isEqualTo("opens"));
    }
}
