package vn.tthc.monitor.alert.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.alert.AlertShape;
import vn.tthc.monitor.platform.config.Problem;

/** What is wrong with who is told, said with line and column. */
class AlertRouteLintTests {
    private static final String HEAD = """
            channels:
              - {id: nhom, type: zalo-bot, token: "${env:TOKEN}", chatId: g1}
              - {id: thu, type: smtp, host: mail, from: a@b.vn, to: [c@d.vn]}
            routes:
              - {id: default, to: [nhom]}
            """;

    @TempDir
    private Path folder;

    private List<Problem> lint(String tail, boolean errors) throws IOException {
        var connectors = Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(connectors.resolve("bo-xay-dung.yaml"), "id: bo-xay-dung\n");
        Files.writeString(folder.resolve("agencies.yaml"), "agencies:\n  - {code: H24, name: x}\n");
        var file = Files.writeString(folder.resolve("alerts.yaml"), HEAD + tail);
        var findings = AlertShape.CHECK.lint(file, Map.of("TOKEN", "12:abcdefgh")::get);
        return errors ? findings.errors() : findings.warnings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  - {id: a, kinds: [reach], to: []}'                                     | 6:33 | rỗng
            '  - {id: a, kinds: [rech], to: [thu]}'                                   | 6:21 | reach
            '  - {id: a, severity: [critical], to: [thu]}'                             | 6:13 | severities
            '  - {id: a, kinds: [reach], to: [thuu]}'                                  | 6:34 | unknown-channel
            '  - {id: a, kinds: [reach], severities: [warning], to: [thu]}'            | 6:5  | never-matches
            '  - {id: a, agencies: [H24], severities: [critical], to: [thu]}'          | 6:5  | never-matches
            '  - {id: a, kinds: [digest], connectors: [bo-xay-dung], to: [thu]}'       | 6:5  | never-matches
            """)
    void whatCannotWorkIsRefused(String route, String place, String word) throws IOException {
        assertThat(lint(route + "\n", true))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("alerts.yaml:" + place, word));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  - {id: a, connectors: [bo-xay-dugn], to: [thu]}' | unknown-connector | bo-xay-dung
            '  - {id: a, agencies: [H25], to: [thu]}'           | unknown-agency    | H24
            '  - {id: a, connectors: [hook:grafan], to: [thu]}\ninputs: [{id: grafana, name: G, token: "${env:TOKEN}"}]' | unknown-connector | hook:grafana
            """)
    void aNameThatNobodyHasIsToldWithTheNearest(String route, String rule, String near) throws IOException {
        assertThat(lint(route + "\n", true)).isEmpty();
        assertThat(lint(route + "\n", false))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(rule, near));
    }

    @Test
    void aRuleThatAddsNothingBecauseOfAnEarlierOneIsTold() throws IOException {
        var tail = """
                  - {id: a, kinds: [reach, auth], to: [thu]}
                  - {id: b, kinds: [reach], to: [thu]}
                """;
        assertThat(lint(tail, false))
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains("alerts.yaml:7:5", "adds-nothing", "luật a ở dòng 6"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {id: a, officers: [Nam], kinds: [reach], to: [thu]}          | true  | never-matches
            - {id: a, officers: [Nam], connectors: [x], to: [thu]}         | true  | never-matches
            - {id: a, officers: [], to: [thu]}                             | true  | alerts.yaml:6:
            - {id: a, officers: ["*", Nam], to: [thu]}                     | false | everybody-and-some
            """)
    void aRuleForOfficersThatCannotBeMeantIsTold(String route, boolean errors, String rule) throws IOException {
        assertThat(lint("  " + route + "\n", errors))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("alerts.yaml:6:", rule));
    }

    @Test
    void aRuleForOfficersAddsToOneForAgenciesAndSomeAddNothingToAll() throws IOException {
        var both = """
                  - {id: a, kinds: [digest], to: [thu]}
                  - {id: b, kinds: [digest], officers: ["*"], to: [thu]}
                """;
        assertThat(lint(both, false)).isEmpty();
        assertThat(lint(both + "  - {id: c, kinds: [digest], officers: [Nam], to: [thu]}\n", false))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("adds-nothing", "luật b ở dòng 7"));
    }

    @Test
    void aDefaultWhoseChannelsAreAllOffIsTold() throws IOException {
        var file = Files.writeString(
                folder.resolve("alerts.yaml"), HEAD.replace("id: nhom,", "id: nhom, enabled: false,"));
        assertThat(AlertShape.CHECK
                        .lint(file, Map.of("TOKEN", "12:abcdefgh")::get)
                        .warnings())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("alerts.yaml:5:", "silent-default"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '#{number} {tilte}'                | unknown-placeholder | {title}
            'Sự cố: {title}'                   | no-number           | {number}
            '#{number} {title}{system}{title}' | head-too-long       | 300
            """)
    void aHeadThatCannotBeRenderedIsRefused(String head, String rule, String word) throws IOException {
        assertThat(lint("heads:\n  opened: \"" + head + "\"\n", true))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("alerts.yaml:7:", rule, word));
    }

    @Test
    void aStepToAChannelThatIsNotThereIsRefused() throws IOException {
        assertThat(lint("escalation:\n  - {after: 30m, to: [lanh-dao]}\n", true))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("alerts.yaml:7:", "unknown-channel"));
    }

    @Test
    void aWordThatCountsForWeeksIsToldToBeProbablyNotMeant() throws IOException {
        assertThat(lint("reminders: {acknowledged: 41h}\n", false))
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains("alerts.yaml:6:", "long-acknowledgement", "40h"));
        assertThat(lint("reminders: {acknowledged: 40h}\n", false)).isEmpty();
    }

    @Test
    void aSoundFileIsSound() throws IOException {
        var tail = """
                  - {id: a, kinds: [reach], connectors: [bo-xay-dung], to: [thu]}
                  - {id: b, connectors: ["hook:grafana"], to: [thu]}
                inputs: [{id: grafana, name: Grafana, token: "${env:TOKEN}", silentAfter: 6h}]
                reminders: {after: [10m], daily: ["08:00"]}
                escalation:
                  - {after: 30m, to: [thu], workingTime: true}
                """;
        assertThat(lint(tail, true)).isEmpty();
        assertThat(lint(tail, false)).isEmpty();
    }
}
