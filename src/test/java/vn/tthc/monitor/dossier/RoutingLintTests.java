package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.platform.config.FileCheck;

/** What a routing file is told when it is wrong. */
class RoutingLintTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void connectors() throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(folder.resolve("connectors/mot-cua.yaml"), "id: mot-cua\n");
        Files.writeString(folder.resolve("connectors/bo-tu-phap.yaml"), "id: bo-tu-phap\n");
    }

    private FileCheck.Findings lint(String text) throws IOException {
        return RoutingFile.CHECK.lint(Files.writeString(folder.resolve("routing.yaml"), text), System::getenv);
    }

    private static String place(vn.tthc.monitor.platform.config.Problem problem) {
        return problem.place().line() + ":" + problem.place().column() + " " + problem.rule();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/routing.yaml", "config/demo/routing.yaml"})
    void theFilesOfTheRepositoryAreClean(Path file) {
        var findings = RoutingFile.CHECK.lint(file, System::getenv);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void aSystemThatNobodyKnowsIsAnErrorWithTheNearestOne() throws IOException {
        var errors = lint("""
                systems:
                  cong-dvcqg: {address: "https://dichvucong.gov.vn"}
                routes:
                  - fields: [Hộ tịch]
                    periods:
                      - {from: 2026-01-01, system: bo-tu-fap, instead: cong-dvcqg}
                otherwise: mot-cua
                """).errors();
        assertThat(errors).extracting(RoutingLintTests::place).containsExactly("6:36 unknown-system");
        assertThat(errors.getFirst().nearest()).isEqualTo("bo-tu-phap");
    }

    @Test
    void daysTurnedRoundAndTwoAnswersForOneDayAreErrors() throws IOException {
        var errors = lint("""
                routes:
                  - fields: [Hộ tịch]
                    periods:
                      - {from: 2026-01-01, to: 2025-12-31, system: mot-cua}
                      - {from: 2026-02-01, to: 2026-03-31, system: mot-cua}
                      - {from: 2026-03-31, system: bo-tu-phap}
                      - {from: 2026-03-01, system: mot-cua}
                  - fields: [Ho tich]
                    periods: [{from: 2026-01-01, system: mot-cua}]
                  - procedures: ["1.001193", "1.001193.000.00.00.H24"]
                    periods: [{from: 2026-01-01, system: mot-cua, instead: mot-cua}]
                """).errors();
        assertThat(errors)
                .extracting(RoutingLintTests::place)
                .containsExactly(
                        "4:32 reversed-period",
                        "6:16 routing-overlap",
                        "7:16 routing-overlap",
                        "8:14 routing-overlap",
                        "11:60 instead-of-itself",
                        "10:30 routing-overlap");
    }

    @Test
    void gapsAndNoticesWithoutNumberAreWarnings() throws IOException {
        var findings = lint("""
                routes:
                  - fields: [Hộ tịch]
                    periods:
                      - {from: 2026-01-01, to: 2026-01-20, system: mot-cua}
                      - {from: 2026-01-22, to: 2026-01-28, system: bo-tu-phap, state: suspended}
                """);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .extracting(RoutingLintTests::place)
                .containsExactly("4:32 routing-gap", "5:32 routing-gap", "5:9 suspended-without-document");
        assertThat(findings.warnings().getFirst().what()).contains("từ 2026-01-21 đến hết 2026-01-21");
    }

    @Test
    void aFieldSpeltNearlyLikeOneOfTheCatalogueIsAWarning() throws IOException {
        Files.writeString(folder.resolve("procedures.csv"), """
                code,name,field,limit,unit
                1.001193,Khai sinh,Hộ tịch,,
                2.000815,Bản sao,Chứng thực,,
                """);
        var warnings = lint("""
                routes:
                  - fields: [Hộ tịhc, Trồng trọt, chung thuc]
                    periods: [{from: 2026-01-01, system: mot-cua}]
                """).warnings();
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(place(warning)).isEqualTo("2:14 near-field");
            assertThat(warning.nearest()).isEqualTo("Hộ tịch");
        });
    }

    @Test
    void gracesAreTimesOfKnownClassesAndPairsAreTwoSystems() throws IOException {
        var errors = lint("""
                mismatches:
                  grace: {status-differs: soon, status-difers: 1h}
                """).errors();
        assertThat(errors).extracting(RoutingLintTests::place).containsExactly("2:27 bad-value", "2:33 unknown-key");
        assertThat(errors.getLast().nearest()).isEqualTo("status-differs");
        assertThat(lint("""
                mismatches:
                  pairs:
                    - {systems: [mot-cua, mot-cua], grace: {missing: never}}
                    - {systems: [mot-cua, bo-tu-fap], grace: {missing: 2h}}
                  copies: [{of: mot-cua, in: bo-tu-phap, after: 12h}]
                """).errors())
                .extracting(RoutingLintTests::place)
                .containsExactly("3:17 no-pair", "4:27 unknown-system");
    }

    @Test
    void aLineIsAboutProceduresOrFieldsNotBoth() throws IOException {
        var errors = lint("""
                routes:
                  - {procedures: [1.0011], fields: [Y tế], periods: [{from: 2026-01-01, system: mot-cua}]}
                """).errors();
        assertThat(errors).extracting(RoutingLintTests::place).containsExactly("2:19 bad-value", "2:28 one-of");
    }
}
