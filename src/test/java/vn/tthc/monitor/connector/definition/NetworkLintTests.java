package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.network.ProxySettings;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.platform.config.Problem;

class NetworkLintTests {
    private static final String FILE = """
            id: a
            name: A
            http:
              baseUrl: https://may_chu.example.vn
              %s
            read: {list: {get: /list, paging: {type: none}}}
            mapping: {fields: {code: c, status: s}}
            """;

    @TempDir
    Path folder;

    private TestingCertificates certificates;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        certificates = new TestingCertificates(folder.resolve("connectors"));
        certificates.authorityFile();
        certificates.certificateFile(certificates.client);
        certificates.keyFile(certificates.client);
        certificates.write("khoa-khac.pem", certificates.server.privateKeyPkcs8Pem());
    }

    private ConnectorFile load(String part) throws IOException {
        Files.writeString(folder.resolve("connectors/a.yaml"), FILE.formatted(part));
        return new ConnectorFiles(folder, name -> name.equals("SECRET") ? "mat-khau-sai" : null, false)
                .load()
                .getFirst();
    }

    private List<String> problems(String part) throws IOException {
        return load(part).problems().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.rule())
                .toList();
    }

    @Test
    void readsCertificatesFromTheFoldersOfTheFile() throws IOException {
        var file = load("tls: {ca: ca.pem, certificate: chung-chi.pem, key: khoa.pem, minimum: TLSv1.3}");
        assertThat(file.problems()).isEmpty();
        var http = file.definition().orElseThrow().http();
        assertThat(http.baseUrl().host()).isEqualTo("may_chu.example.vn");
        assertThat(http.network().tls())
                .isEqualTo(new TlsSettings(
                        folder.resolve("connectors/ca.pem"),
                        true,
                        new TlsSettings.Identity.Pem(
                                folder.resolve("connectors/chung-chi.pem"),
                                folder.resolve("connectors/khoa.pem"),
                                null),
                        TlsSettings.Minimum.TLS_1_3));
    }

    @Test
    void readsAProxy() throws IOException {
        var file = load(
                "proxy: {type: socks, host: p.example, port: 1080, username: u, password: \"${env:SECRET}\", noProxy: [.gov.vn, 10.0.0.0/8]}");
        assertThat(file.problems()).isEmpty();
        var proxy =
                requireNonNull(file.definition().orElseThrow().http().network().proxy());
        assertThat(proxy.kind()).isEqualTo(ProxySettings.Kind.SOCKS);
        assertThat(proxy.bypasses("a.gov.vn")).isTrue();
        assertThat(proxy.bypasses("10.1.1.1")).isTrue();
        assertThat(proxy.bypasses("p.example")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tls: {ca: vang.pem};5:13 missing-file",
                "tls: {ca: a.yaml};5:13 bad-certificate",
                "tls: {systemCa: false};5:9 nothing-trusted",
                "tls: {key: khoa.pem};5:9 missing-key",
                "tls: {certificate: chung-chi.pem};5:22 bad-certificate",
                "tls: {certificate: chung-chi.pem, key: khoa-khac.pem};5:42 bad-certificate",
                "tls: {pkcs12: x.p12};5:9 missing-key",
                "tls: {pkcs12: vang.p12, password: \"${env:SECRET}\"};5:17 missing-file",
                "tls: {password: \"${env:SECRET}\"};5:9 missing-key",
                "tls: {minimum: TLSv1.0};5:18 bad-value",
                "tls: {insecure: true};5:9 unknown-key",
                "tls: {certificate: chung-chi.pem, key: khoa.pem, keyPassword: \"${env:NONE}\"};5:65 missing-variable",
                "proxy: {host: p, port: 1, username: u};5:29 missing-key",
                "proxy: {host: p, port: 1, noProxy: [a b]};5:39 bad-value",
                "proxy: {host: \"http://p\", port: 1};5:17 bad-value",
                "proxy: {host: p, port: 1, password: \"${env:NONE}\", username: u};5:39 missing-variable"
            })
    void saysWhatDoesNotFitAndWhere(String part, String expected) throws IOException {
        assertThat(problems(part)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://u:p@a.example", "https://a.example/?x=1", "https://a.example#x", "https://a b.example"})
    void refusesAnAddressWithMoreThanAMachineAndAPath(String address) throws IOException {
        Files.writeString(
                folder.resolve("connectors/a.yaml"),
                FILE.formatted("").replace("https://may_chu.example.vn", "\"" + address + "\""));
        var file = new ConnectorFiles(folder, _ -> null, false).load().getFirst();
        assertThat(file.problems()).extracting(Problem::rule).containsAnyOf("bad-address", "bad-value");
    }

    @Test
    void warnsOfCertificatesThatAreNeverUsed() throws IOException {
        Files.writeString(
                folder.resolve("connectors/a.yaml"),
                FILE.formatted("tls: {ca: ca.pem}").replace("https://", "http://"));
        var file = new ConnectorFiles(folder, _ -> null, false).load().getFirst();
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("tls-unused");
    }
}
