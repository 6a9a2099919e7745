package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/** What a calendar file is told when it is wrong. */
class CalendarLintTests {
    private static final String HOURS = "hours: [{days: [mon, tue], open: [\"07:00-11:30\", \"13:30-17:00\"]}]\n";

    @TempDir
    private Path folder;

    private FileCheck.Findings lint(String text) throws IOException {
        return CalendarShape.CHECK.lint(Files.writeString(folder.resolve("calendar.yaml"), text), System::getenv);
    }

    @Test
    void theRepositorysOwnFileIsClean() {
        var findings = CalendarShape.CHECK.lint(Path.of("config/calendar.yaml"), System::getenv);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void aHolidayOnAMakeUpDayIsAnErrorWithItsPlace() throws IOException {
        var findings = lint(
                HOURS + "holidays: [{date: 2026-01-10, name: Nghỉ}]\nmakeUpDays: [{date: 2026-01-10, name: Làm bù}]\n");
        assertThat(findings.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("holiday-on-make-up-day");
            assertThat(problem.place().line()).isEqualTo(2);
        });
    }

    @Test
    void overlappingAndReversedHoursAreErrors() throws IOException {
        var findings = lint("hours: [{days: [mon], open: [\"07:00-11:30\", \"11:00-17:00\", \"18:00-17:30\"]}]\n");
        assertThat(findings.errors())
                .extracting(Problem::rule)
                .containsExactly("overlapping-hours", "overlapping-hours");
    }

    @Test
    void halfASeasonAndAnEmptyRangeAreErrors() throws IOException {
        var findings = lint("""
                hours: [{days: [mon], from: 04-16, open: ["07:00-11:30"]}]
                holidays: [{from: 2026-02-20, to: 2026-02-16, name: Tết}]
                """);
        assertThat(findings.errors()).extracting(Problem::rule).containsExactly("half-season", "empty-range");
    }

    @Test
    void aYearWithoutHolidaysIsAWarning() throws IOException {
        var findings = lint(HOURS + "holidays: [{date: 2025-01-01, name: Tết}, {date: 2027-01-01, name: Tết}]\n");
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Problem::rule).containsExactly("year-without-holidays");
    }

    @Test
    void anUnknownZoneIsAnError() throws IOException {
        assertThat(lint("zone: Asia/Hanoi\n" + HOURS).errors())
                .extracting(Problem::rule)
                .containsExactly("unknown-zone");
    }

    @Test
    void aSeasonMayRunOverNewYear() throws IOException {
        var winter = """
                hours:
                  - {days: [mon], open: ["07:00-11:00"]}
                  - {days: [mon], from: 11-01, to: 02-28, open: ["08:00-12:00"]}
                """;
        var file = Files.writeString(folder.resolve("calendar.yaml"), winter);
        var calendar = TestingDeadlines.of(file).calendar();
        assertThat(calendar.isWorkingTime(TestingCalendar.at("2026-01-12T11:30")))
                .isTrue();
        assertThat(calendar.isWorkingTime(TestingCalendar.at("2026-12-07T07:30")))
                .isFalse();
        assertThat(calendar.isWorkingTime(TestingCalendar.at("2026-07-06T07:30")))
                .isTrue();
    }

    @Test
    void aFaultyFileRefusesTheStartWithEveryProblem() throws IOException {
        var file = Files.writeString(
                folder.resolve("calendar.yaml"), "hours: [{days: [monday], open: [7-11]}]\nholiday: []\n");
        assertThatThrownBy(() -> TestingDeadlines.of(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holiday")
                .hasMessageContaining("monday")
                .hasMessageContaining("calendar.yaml:1:");
    }
}
