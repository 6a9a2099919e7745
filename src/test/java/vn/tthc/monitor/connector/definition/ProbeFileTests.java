package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.platform.config.Problem;

class ProbeFileTests {
    @TempDir
    Path folder;

    private ConnectorFile load(String probe) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        var file = folder.resolve("connectors/a.yaml");
        Files.writeString(file, "id: a\nname: A\n" + probe);
        return new ConnectorFiles(folder, name -> null, false).read(file);
    }

    private List<String> problems(String probe) throws IOException {
        return load(probe).problems().stream().map(Problem::rule).toList();
    }

    @Test
    void everyKindIsReadWithItsDefaults() throws IOException {
        var definition = load("""
                probe:
                  checks:
                    - {type: http, url: "https://a.example/x?y=1"}
                    - {type: http, url: "https://a.example", method: head, expect: [200, "3xx"], redirects: up}
                    - {type: tls, url: "https://a.example:8443"}
                    - {type: dns, name: a.example, addresses: [203.0.113.7]}
                    - {type: tcp, host: a.example, port: 22}
                """).definition().orElseThrow();
        assertThat(definition.polls()).isFalse();
        assertThat(definition.intake().ways()).isEqualTo(Set.of(Way.PROBE));
        var probe = requireNonNull(definition.intake().probe());
        assertThat(probe.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(probe.checks())
                .containsExactly(
                        new Probe.Http(
                                HttpUrl.get("https://a.example/x?y=1"),
                                false,
                                List.of("2xx"),
                                null,
                                Probe.Redirects.FOLLOW),
                        new Probe.Http(
                                HttpUrl.get("https://a.example"),
                                true,
                                List.of("200", "3xx"),
                                null,
                                Probe.Redirects.UP),
                        new Probe.Tls(HttpUrl.get("https://a.example:8443"), 20),
                        new Probe.Dns("a.example", Set.of("203.0.113.7")),
                        new Probe.Tcp("a.example", 22));
        assertThat(probe.checks()).extracting(Probe::target).first().isEqualTo("https://a.example/x");
    }

    @Test
    void aPathGoesAfterTheBaseOfTheInterfaceWhoseOwnCertificateIsNotShown() throws IOException {
        var definition = load("""
                http: {baseUrl: "https://b.example/api/", tls: {minimum: TLSv1.3}}
                probe: {checks: [{type: http, url: /login}]}
                read: {list: {get: /list, paging: {type: none}}}
                mapping: {fields: {code: c, status: s}}
                """).definition().orElseThrow();
        var probe = requireNonNull(definition.intake().probe());
        assertThat(probe.checks()).extracting(Probe::target).containsExactly("https://b.example/api/login");
        assertThat(probe.network().tls().minimum().name()).isEqualTo("TLS_1_3");
        assertThat(probe.network().tls().identity()).isNull();
        assertThat(definition.intake().ways()).isEqualTo(Set.of(Way.POLL, Way.PROBE));
    }

    @Test
    void whatCannotBeLookedAtIsSaid() throws IOException {
        assertThat(problems("probe: {checks: []}")).isNotEmpty();
        assertThat(problems("probe: {checks: [{type: http, url: /x}]}")).containsExactly("bad-address");
        assertThat(problems("probe: {checks: [{type: http, url: \"https://u:p@a.example\"}]}"))
                .containsExactly("bad-address");
        assertThat(problems("probe: {checks: [{type: http, url: \"https://a.example\", method: head, text: x}]}"))
                .containsExactly("text-without-page");
        assertThat(problems("probe: {checks: [{type: tls, url: \"http://a.example\"}]}"))
                .isNotEmpty();
        assertThat(problems("probe: {checks: [{type: ping, host: a}]}")).isNotEmpty();
        assertThat(problems("probe: {tls: {systemCa: false}, checks: [{type: tcp, host: a, port: 1}]}"))
                .containsExactly("nothing-trusted");
        assertThat(problems("")).containsExactly("nothing-to-read");
    }

    @Test
    void freshnessOfWhatIsNeverReadIsAWarning() throws IOException {
        var file = load("probe: {checks: [{type: tcp, host: a, port: 1}]}\nhealth: {staleAfter: 4h}\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("nothing-to-grow-old");
    }
}
