package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/** Calendars of agencies: what they say of their own, what they inherit, and what they are told when it is wrong. */
class AgencyCalendarTests {
    private static final String NATION = """
            hours: [{days: [mon, tue, wed, thu, fri], open: ["07:00-11:30", "13:30-17:00"]}]
            holidays: [{date: 2026-09-02, name: Quốc khánh}, {date: 2026-08-31, name: Hoán đổi}]
            makeUpDays: [{date: 2026-08-22, insteadOf: 2026-08-31, name: Làm bù}]
            halfDays: [{date: 2026-09-04, closes: "15:00", name: Nghỉ sớm}]
            """;
    private static final String OWN = """
            agencies:
              H24:
                halfDays: [{date: 2026-08-22, open: ["07:00-11:00"], name: Sáng thứ Bảy}]
              H24.42:
                hours:
                  - {days: [mon, tue, wed, thu, fri], from: "04-16", to: "10-15", open: ["06:30-11:00", "14:00-17:00"]}
                  - {days: [sat], open: ["07:30-11:00"]}
                holidays: [{date: 2026-09-07, name: Chuyển trụ sở}]
                makeUpDays: [{date: 2026-09-02, name: Trực cấp căn cước}]
              H24.31:
                holidays: [{date: 2026-08-22, name: Không làm bù}]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void agencies() throws IOException {
        var communes = IntStream.range(0, 114)
                .mapToObj(number -> "  - {code: H24.C" + number + ", name: Xã " + number + ", parent: H24}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("agencies.yaml"), """
                agencies:
                  - {code: H24, name: Thành phố}
                  - {code: H24.31, name: Phường Hồng Bàng, parent: H24}
                  - {code: H24.42, name: Xã Vĩnh Bảo, parent: H24}
                  - {code: H24.42.01, name: Phòng Văn hóa xã Vĩnh Bảo, parent: H24.42}
                """ + communes);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("calendar.yaml"), text);
    }

    private FileCheck.Findings lint(String text) throws IOException {
        return CalendarShape.CHECK.lint(file(text), System::getenv);
    }

    @ParameterizedTest
    @CsvSource({
        // one national half day: from 10:00, 8 hours are 1.5 + 1.5 on Friday, the rest on Monday
        ",            2026-09-04T10:00, 8,   2026-09-07T14:00",
        // an unknown agency follows the nation
        "H99,         2026-09-04T10:00, 8,   2026-09-07T14:00",
        // the city opens the make-up Saturday for the morning only: 4 hours there, none on Sunday
        "H24,         2026-08-21T16:00, 5,   2026-08-22T11:00",
        "H24.C7,      2026-08-21T16:00, 5,   2026-08-22T11:00",
        ",            2026-08-21T16:00, 6,   2026-08-22T14:00",
        // a ward without the make-up Saturday: on to Monday
        "H24.31,      2026-08-21T16:00, 5,   2026-08-24T11:00",
        // a commune in its summer hours, on a Saturday morning of its own, open on the national day
        "H24.42,      2026-09-01T15:00, 4,   2026-09-02T08:30",
        "H24.42.01,   2026-09-01T15:00, 4,   2026-09-02T08:30",
        "H24.42,      2026-09-04T14:00, 2,   2026-09-05T08:30",
        "H24.42,      2026-09-05T10:00, 2,   2026-09-08T07:30",
        "Phòng Văn hóa xã Vĩnh Bảo, 2026-09-05T10:00, 2, 2026-09-08T07:30",
        // the same commune in winter has the nation's hours on weekdays, and still its Saturday
        "H24.42,      2026-11-20T16:00, 2,   2026-11-21T08:30",
        "H24.42,      2026-11-23T07:00, 4.5, 2026-11-23T11:30",
    })
    void worksByItsOwnCalendar(@Nullable String agency, String received, String hours, String due) throws IOException {
        var rules = TestingDeadlines.of(file(NATION + OWN));
        var term = Term.of(at(received), Limit.of(hours, Limit.Unit.WORKING_HOURS), agency);
        assertThat(rules.due(term)).isEqualTo(at(due));
        assertThat(rules.derive(term).orElseThrow().dueAt()).isEqualTo(at(due));
    }

    @Test
    void theWarningComesByTheAgencysHours() throws IOException {
        var rules = TestingDeadlines.of(file(NATION + OWN));
        var dueAt = at("2026-09-08T08:30");
        assertThat(rules.warnAt(null, dueAt, "H24.42", null)).isEqualTo(at("2026-09-04T09:30"));
        assertThat(rules.warnAt(null, dueAt, null, null)).isEqualTo(at("2026-09-07T08:30"));
    }

    @Test
    void theTimeLeftIsThatOfTheAgency() throws IOException {
        var rules = TestingDeadlines.of(file(NATION + OWN));
        var now = at("2026-09-02T06:30");
        assertThat(rules.remaining(now, at("2026-09-02T08:30"), "H24.42", Locale.of("vi")))
                .isEqualTo("còn 2 giờ");
        assertThat(rules.remaining(now, at("2026-09-03T08:30"), null, Locale.of("vi")))
                .isEqualTo("còn 1 giờ 30 phút");
    }

    @Test
    void aBrokenListOfAgenciesIsNotTakenForNone() throws IOException {
        Files.writeString(folder.resolve("agencies.yaml"), "agencies: [{code: H24");
        assertThat(lint(NATION + OWN).errors()).extracting(Problem::rule).contains("unreadable-agencies");
        assertThat(lint(NATION).errors()).isEmpty();
    }

    @Test
    void aHalfDayIsNamedInTheDerivation() throws IOException {
        var rules = TestingDeadlines.of(file(NATION));
        var term = Term.of(at("2026-09-03T16:00"), Limit.of("8", Limit.Unit.WORKING_HOURS), null);
        assertThat(rules.derive(term).orElseThrow().lines())
                .filteredOn(line -> line.kind() == Derivation.Kind.HALF_DAY)
                .singleElement()
                .extracting(Derivation.Line::name)
                .isEqualTo("Nghỉ sớm");
    }

    @Test
    void whoSaysNothingOfItsOwnSharesTheCalendarAbove() throws IOException {
        var rules = TestingDeadlines.of(file(NATION + OWN));
        var city = rules.calendar("H24");
        assertThat(city).isNotSameAs(rules.calendar());
        for (var number = 0; number < 114; number++) {
            assertThat(rules.calendar("H24.C" + number)).isSameAs(city);
        }
        assertThat(rules.calendar("H24.42.01")).isSameAs(rules.calendar("H24.42"));
        assertThat(rules.calendar(null)).isSameAs(rules.calendar());
        assertThat(TestingDeadlines.of(file(NATION)).calendar("H24.42.01").isWorkingDay(LocalDate.of(2026, 9, 2)))
                .isFalse();
    }

    @Test
    void theFingerprintFollowsAgenciesAndHalfDays() throws IOException {
        var plain = TestingDeadlines.of(file(NATION)).fingerprint();
        var own = TestingDeadlines.of(file(NATION + OWN)).fingerprint();
        var later = TestingDeadlines.of(file(NATION.replace("15:00", "15:30"))).fingerprint();
        assertThat(own).isNotEqualTo(plain).isNotEqualTo(later);
        assertThat(later).isNotEqualTo(plain);
    }

    @Test
    void anUnknownAgencyIsAnErrorWithTheNearestCode() throws IOException {
        var findings = lint(NATION + "agencies:\n  H24.43.01:\n    halfDays: []\n");
        assertThat(findings.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unknown-agency");
            assertThat(problem.nearest()).isEqualTo("H24.42.01");
            assertThat(problem.place().line()).isEqualTo(6);
            assertThat(problem.place().column()).isEqualTo(3);
        });
    }

    @Test
    void overlappingSeasonsAreErrorsAtTheLaterOne() throws IOException {
        var findings = lint(NATION + """
                agencies:
                  H24.42:
                    hours:
                      - {days: [mon, tue], from: "04-16", to: "10-15", open: ["06:30-11:00"]}
                      - {days: [tue, wed], from: "10-15", to: "04-15", open: ["07:30-11:30"]}
                      - {days: [thu], from: "10-15", to: "04-15", open: ["07:30-11:30"]}
                """);
        assertThat(findings.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("overlapping-seasons");
            assertThat(problem.what()).isEqualTo("ngày 15/10 thuộc hai mùa của Thứ Ba");
            assertThat(problem.place().line()).isEqualTo(9);
        });
    }

    @Test
    void halfDaysMustBeWorkingDaysAndBeGivenOnce() throws IOException {
        var findings = lint("""
                hours: [{days: [mon, tue, wed, thu, fri], open: ["07:00-11:30", "13:30-17:00"]}]
                holidays: [{date: 2026-09-02, name: Quốc khánh}]
                makeUpDays: [{date: 2026-09-12, name: Bù}, {date: 2026-09-12, name: Bù}]
                halfDays:
                  - {date: 2026-09-02, closes: "11:30", name: Sai}
                  - {date: 2026-09-05, closes: "11:30", name: Thứ Bảy}
                  - {date: 2026-09-03, closes: "06:00", name: Trước giờ mở cửa}
                  - {date: 2026-09-04, open: ["09:00-08:00"], name: Ngược}
                  - {date: 2026-09-04, closes: "11:00", name: Lặp}
                """);
        assertThat(findings.errors())
                .extracting(Problem::rule)
                .containsExactly(
                        "duplicate-make-up-day",
                        "half-day-on-rest-day",
                        "half-day-on-rest-day",
                        "half-day-without-hours",
                        "overlapping-hours",
                        "duplicate-half-day");
        assertThat(findings.errors().get(1).place().line()).isEqualTo(5);
    }

    @Test
    void aWorkingSundayIsSuspicious() throws IOException {
        var findings = lint(NATION + """
                agencies:
                  H24.42:
                    hours: [{days: [sat, sun], open: ["07:30-11:00"]}]
                    makeUpDays: [{date: 2026-09-06, name: Chủ nhật}]
                """);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Problem::rule).containsExactly("working-sunday", "working-sunday");
        assertThat(findings.warnings().getFirst().place().line()).isEqualTo(7);
        assertThat(findings.warnings().getFirst().place().column()).isEqualTo(26);
    }

    @Test
    void aLoopAmongAgenciesDoesNotHang() throws IOException {
        Files.writeString(folder.resolve("agencies.yaml"), """
                agencies:
                  - {code: H24, name: Thành phố, parent: H24.42}
                  - {code: H24.42, name: Xã Vĩnh Bảo, parent: H24}
                  - {code: H24.31, name: Phường Hồng Bàng, parent: H24}
                """);
        var rules = TestingDeadlines.of(file(NATION + OWN));
        assertThat(Optional.of(rules.calendar("H24.42"))).isPresent();
    }
}
