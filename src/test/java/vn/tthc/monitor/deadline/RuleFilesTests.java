package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.deadline.TestingCalendar.RULES;
import static vn.tthc.monitor.deadline.TestingCalendar.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/** The rule sets and the procedure catalogue: what they answer, and what they are told when they are wrong. */
class RuleFilesTests {
    private static final String TITLES = "code,name,field,channel,limit,unit,from,to,nearHours,nearShare,source\n";

    @TempDir
    private Path folder;

    @Test
    void aDossierKeepsTheRulesOfItsReception() {
        assertThat(RULES.rules(at("2026-08-04T23:59")).nonTerritorialStart()).isEqualTo(RuleSet.ClockStart.RECEPTION);
        assertThat(RULES.rules(at("2026-08-05T00:00")).nonTerritorialStart())
                .isEqualTo(RuleSet.ClockStart.COMPETENT_AGENCY);
        assertThat(RULES.rules(at("2024-01-01T00:00")).document()).contains("118/2025");
    }

    @Test
    void theHandOverIsPermittedUntilClosingOrTheNextOpening() {
        assertThat(RULES.handOverUntil(at("2026-11-16T15:00"), null)).isEqualTo(at("2026-11-16T17:00"));
        assertThat(RULES.handOverUntil(at("2026-11-16T15:01"), null)).isEqualTo(at("2026-11-17T07:00"));
        assertThat(RULES.handOverUntil(at("2026-11-21T16:00"), null)).isEqualTo(at("2026-11-23T17:00"));
        assertThat(RULES.handOverUntil(at("2026-07-13T15:30"), null)).isEqualTo(at("2026-07-14T15:30"));
    }

    @Test
    void aDayWithoutATimeEndsWithItsOfficeHours() {
        assertThat(RULES.meant(at("2026-11-16T00:00"), null)).isEqualTo(at("2026-11-16T17:00"));
        assertThat(RULES.meant(at("2026-11-21T00:00"), null)).isEqualTo(at("2026-11-23T17:00"));
        assertThat(RULES.meant(at("2026-11-16T09:30"), null)).isEqualTo(at("2026-11-16T09:30"));
    }

    @Test
    void theCatalogueAnswersByCodeChannelAndDay() throws IOException {
        var found = catalogue("""
                1.000001,Một,,,3,working-days,,2026-06-30,,,
                1.000001,Một,,,5,working-days,2026-07-01,,4,50,
                1.000001,Một,,online,2,working-days,,,,,
                1.000002,Hai,,,,,,,,,chưa rõ
                """).procedures();
        var before = LocalDate.of(2026, 6, 30);
        var after = LocalDate.of(2026, 7, 1);
        assertThat(found.find("1.000001.000.00.00.H24", "direct", before)
                        .orElseThrow()
                        .limit())
                .isEqualTo(Limit.of("3", Limit.Unit.WORKING_DAYS));
        assertThat(found.find("1.000001", null, after).orElseThrow().nearHours())
                .isEqualTo(4);
        assertThat(found.find("1.000001.H24", "online", after).orElseThrow().limit())
                .isEqualTo(Limit.of("2", Limit.Unit.WORKING_DAYS));
        assertThat(found.find("1.000002", null, after).orElseThrow().limit()).isNull();
        assertThat(found.find("1.0000011", null, after)).isEmpty();
        assertThat(found.find("khai sinh", null, after)).isEmpty();
    }

    @Test
    void theShippedFilesHaveNoErrors() {
        assertThat(RuleSetShape.CHECK.lint(Path.of("config/deadline-rules.yaml"), name -> null))
                .isEqualTo(new FileCheck.Findings(java.util.List.of(), java.util.List.of()));
        var procedures = ProcedureShape.CHECK.lint(Path.of("config/procedures.csv"), name -> null);
        assertThat(procedures.errors()).isEmpty();
        assertThat(procedures.warnings())
                .isNotEmpty()
                .allMatch(problem -> problem.rule().equals("missing-limit"));
        assertThat(RULES.procedures().all())
                .filteredOn(line -> line.limit() != null)
                .allMatch(line -> line.source() != null);
    }

    @Test
    void aFaultyTableIsToldByLineAndColumn() throws IOException {
        var findings = lint(TITLES + """
                1.001193,Khai sinh,,,-3,working-days,,,,,
                1.001193.H24,Khai sinh,,,3,working-days,,,,,
                1.000894,Kết hôn,,,1.5,calendar-days,,,,,
                # một ghi chú
                1.000656,"Khai tử, trễ",,,3,,,,,,
                1.000656,Khai tử,,,3,working-day,,,,,
                """);
        assertThat(findings.errors())
                .extracting(problem ->
                        problem.place().line() + ":" + problem.place().column() + " " + problem.rule())
                .containsExactly("2:22 bad-value", "3:1 bad-value", "7:22 bad-value");
        assertThat(findings.errors().getLast().nearest()).isEqualTo("working-days");
    }

    @Test
    void linesThatContradictEachOtherAreErrors() throws IOException {
        var findings = lint(TITLES + """
                1.000894,Kết hôn,,,1.5,calendar-days,,,,,
                1.000656,"Khai tử, trễ",,,3,,,,,,
                1.001193,Khai sinh,,,0,working-days,,,,,
                1.004884,Đăng ký lại,,,5,working-days,2026-02-01,2026-01-01,,,
                1.004746,Kết hôn lại,,,5,working-days,,2026-06-30,,,
                1.004746,Kết hôn lại,,,4,working-days,2026-06-30,,,,
                1.004746,Kết hôn lại,,online,4,working-days,,,,,
                """);
        assertThat(findings.errors())
                .extracting(problem -> problem.place().line() + " " + problem.rule())
                .containsExactly(
                        "2 broken-calendar-days",
                        "3 half-limit",
                        "4 bad-limit",
                        "5 empty-range",
                        "7 overlapping-procedure");
        assertThat(findings.errors()).extracting(Problem::hint).doesNotContainNull();
    }

    @Test
    void stepsThatTogetherTakeLongerThanTheProcedureAreAWarning() throws IOException {
        var findings = lint("""
                code,name,limit,unit,steps
                1.000894,Kết hôn,1,working-days,2+3+2+1
                1.000656,Khai tử,1,working-days,2+3+2.5+1
                """);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .extracting(problem -> problem.place().line() + " " + problem.rule() + ": " + problem.what())
                .containsExactly(
                        "3 steps-exceed-limit: các bước 2+3+2.5+1 cộng lại 8.5 giờ làm việc, thời hạn là 8 giờ");
        assertThat(lint("code,name,steps\n1.001193,Khai sinh,2 + 3\n").errors())
                .extracting(Problem::rule)
                .containsExactly("bad-value");
    }

    @Test
    void anUnknownOrMissingColumnIsSaidOnce() throws IOException {
        var findings =
                lint("code;name;limits;unit\n1.001193;Khai sinh;3;working-days\n1.000894;Kết hôn;3;working-days\n");
        assertThat(findings.errors()).extracting(Problem::rule).containsExactly("unknown-key");
        assertThat(findings.errors().getFirst().nearest()).isEqualTo("limit");
        assertThat(lint("name,unit\nKhai sinh,same-day\nKết hôn,same-day\n").errors())
                .extracting(Problem::rule)
                .containsExactly("missing-key");
    }

    @Test
    void twoRuleSetsOfOneDayAreAnError() throws IOException {
        var file = Files.writeString(folder.resolve("deadline-rules.yaml"), """
                ruleSets:
                  - {from: 2025-07-01, document: NĐ 118/2025}
                  - {from: 2025-07-01, document: NĐ 309/2026, handOver: {limit: 0, unit: working-days}}
                """);
        assertThat(RuleSetShape.CHECK.lint(file, name -> null).errors())
                .extracting(problem -> problem.place().line() + " " + problem.rule())
                .containsExactly("3 duplicate-rule-set", "3 bad-limit");
    }

    @Test
    void aFaultyFileRefusesTheStart() {
        assertThatThrownBy(() -> catalogue("1.00119,Khai sinh,,,3,working-days,,,,,\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("procedures.csv:2:1");
    }

    @Test
    void withoutTheFilesTheCommonRulesHold() {
        var rules = new DeadlineFiles(
                        Path.of("config/calendar.yaml"), folder.resolve("none.yaml"), folder.resolve("none.csv"))
                .read();
        assertThat(rules.procedures().all()).isEmpty();
        assertThat(rules.rules(at("2026-11-16T09:00")).dayHours()).isEqualTo(8);
        assertThat(rules.fingerprint()).isNotEqualTo(RULES.fingerprint());
    }

    private Deadlines catalogue(String rows) throws IOException {
        var file = Files.writeString(folder.resolve("procedures.csv"), TITLES + rows);
        return new DeadlineFiles(Path.of("config/calendar.yaml"), Path.of("config/deadline-rules.yaml"), file).read();
    }

    private FileCheck.Findings lint(String text) throws IOException {
        var file = Files.writeString(folder.resolve("procedures.csv"), text);
        return ProcedureShape.CHECK.lint(file, name -> null);
    }
}
