package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2Password;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.connector.definition.Authentication.TokenSource;
import vn.tthc.monitor.platform.config.Problem;

class AuthLintTests {
    private static final String FILE = """
            id: a
            name: A
            http:
              baseUrl: https://a.example
              auth: %s
              headers: {X-A: b}
            read: {list: {get: /list, paging: {type: none}}}
            mapping: {fields: {code: c, status: s}}
            """;

    private static final String HMAC =
            "{type: hmac, secret: '${env:SECRET}', canonical: '${method}', headers: {S: '${signature}'}}";
    private static final String LOGIN =
            "{type: session-login, username: u, password: '${env:SECRET}', token: t, login: {post: /in, body: {p: '${password}'}}, place: {header: X}}";

    @TempDir
    Path folder;

    private ConnectorFile load(String text) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(folder.resolve("connectors/a.yaml"), text);
        return new ConnectorFiles(folder, name -> name.equals("SECRET") ? "bi-mat-dai" : null, false)
                .load()
                .getFirst();
    }

    private ConnectorFile auth(String auth) throws IOException {
        return load(FILE.formatted(auth));
    }

    private Authentication read(String auth) throws IOException {
        var file = auth(auth);
        assertThat(file.problems()).isEmpty();
        return file.definition().orElseThrow().http().auth();
    }

    private static List<String> rules(ConnectorFile file) {
        return file.problems().stream().map(Problem::rule).toList();
    }

    @Test
    void readsAPasswordGrantWithAndWithoutAClient() throws IOException {
        var without =
                (OAuth2Password) read("{type: oauth2-password, tokenUrl: /t, username: u, password: '${env:SECRET}'}");
        assertThat(without.request().client()).isNull();
        assertThat(without.request().expiresAfter()).isEqualTo(Duration.ofHours(1));
        var with = (OAuth2Password)
                read(
                        "{type: oauth2-password, tokenUrl: /t, username: u, password: '${env:SECRET}', clientId: c, clientSecret: '${env:SECRET}', credentials: form, expiresAfter: 5m}");
        assertThat(requireNonNull(with.request().client()).place()).isEqualTo(TokenRequest.Place.FORM);
    }

    @Test
    void readsEveryPlaceOfASessionsToken() throws IOException {
        assertThat(((SessionLogin) read(LOGIN)).token()).isEqualTo(new TokenSource.Body(DottedPath.of("t")));
        assertThat(((SessionLogin) read(LOGIN.replace("token: t", "token: {path: a.b}"))).token())
                .isEqualTo(new TokenSource.Body(DottedPath.of("a.b")));
        assertThat(((SessionLogin) read(LOGIN.replace("token: t", "token: {header: X-T}"))).token())
                .isEqualTo(new TokenSource.Header("X-T"));
        assertThat(((SessionLogin) read(LOGIN.replace("token: t", "token: {cookie: S}"))).token())
                .isEqualTo(new TokenSource.Cookie("S"));
    }

    @Test
    void readsStepsAndARuleOfALogin() throws IOException {
        var login = (SessionLogin)
                read(LOGIN.replace("login:", "steps: [{get: /c, take: {n: x.y}}], success: {path: e, in: [0]}, login:")
                        .replace("'${password}'", "'${password}', n: '${n}'"));
        assertThat(login.steps().getFirst().taken()).isEqualTo(Map.of("n", DottedPath.of("x.y")));
        assertThat(login.steps().getFirst().proves()).isFalse();
        assertThat(requireNonNull(login.success()).in()).containsExactly("0");
    }

    @Test
    void readsAFormLoginAndASignature() throws IOException {
        var form = (FormLogin)
                read(
                        "{type: form-login, page: /p, username: u, password: '${env:SECRET}', success: {text: Thoát}, fields: {a: b}}");
        assertThat(form.proof()).isEqualTo(new FormLogin.Proof.Text("Thoát"));
        assertThat(form.fields()).isEqualTo(Map.of("a", "b"));
        var hmac = ((Authentication.Hmac) read(HMAC)).rule();
        assertThat(hmac.algorithm()).isEqualTo(SigningRule.Algorithm.HMAC_SHA256);
        assertThat(hmac.encoding()).isEqualTo(SigningRule.Encoding.HEX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{type: digest, username: u};missing-key",
                "{type: basic, username: u, password: literal};literal-secret",
                "{type: oauth2-password, tokenUrl: 'http://', username: u, password: '${env:SECRET}'};bad-address",
                "{type: oauth2-password, tokenUrl: /t, username: u, password: '${env:SECRET}', clientId: c};missing-key",
                "{type: oauth2-password, tokenUrl: /t, username: u, password: '${env:SECRET}', clientSecret: '${env:SECRET}'};missing-key",
                "{type: oauth2-client-credentials, tokenUrl: /t, clientId: c, clientSecret: '${env:NONE}'};missing-variable",
                "{type: form-login, page: /p, username: u, password: '${env:SECRET}', form: 'form[['};bad-selector",
                "{type: form-login, page: /p, username: u, password: '${env:SECRET}', fields: {apiKey: x}};literal-secret",
                "{type: form-login, page: /p, username: u, password: '${env:SECRET}', success: {cookie: a, text: b}};one-of",
                "{type: hmac, secret: '${env:SECRET}', canonical: '${method}', headers: {S: x}};signature-unused",
                "{type: hmac, secret: '${env:SECRET}', canonical: 'x', headers: {S: '${signature}'}};signs-nothing",
                "{type: hmac, secret: '${env:SECRET}', canonical: '${methd}', headers: {S: '${signature}'}};unknown-placeholder",
                "{type: hmac, secret: '${env:SECRET}', canonical: '${path}', query: {S: '${signature}', b: '${body}'}};unknown-placeholder",
                "{type: hmac, secret: '${env:SECRET}', secretForm: hex, canonical: '${path}', query: {S: '${signature}'}};bad-value",
                "{type: hmac, secret: '${env:SECRET}', secretForm: base64, canonical: '${path}', query: {S: '${signature}'}};bad-value",
                "{type: hmac, secret: '${env:SECRET}', timestamp: 'yyyy-bb', canonical: '${path}', query: {S: '${signature}'}};bad-format",
                "{type: hmac, secret: '${env:SECRET}', algorithm: MD5, canonical: '${path}', query: {S: '${signature}'}};bad-value",
                "{type: session-login, username: u, password: '${env:SECRET}', token: {cookie: c, path: p}, login: {get: '/in?p=${password}'}};one-of",
                "{type: session-login, username: u, password: '${env:SECRET}', token: {cookie: c}, login: {get: /in}};asks-for-nothing",
                "{type: session-login, username: u, password: '${env:SECRET}', token: {cookie: c}, steps: [{get: /c, take: {password: a}}], login: {get: '/in?p=${password}'}};bad-name",
                "{type: session-login, username: u, password: '${env:SECRET}', token: {cookie: c}, steps: [{get: '/c?${n}', take: {n: a}}], login: {get: '/in?p=${password}'}};unknown-placeholder"
            })
    void saysWhatCannotWork(String auth, String rule) throws IOException {
        var file = auth(auth);
        assertThat(rules(file)).containsExactly(rule);
        assertThat(file.problems().getFirst().place().line()).isEqualTo(5);
        assertThat(file.problems().toString()).doesNotContain("bi-mat-dai");
    }

    @Test
    void aTokenThatNobodyFetchesIsSaidWhereItStands() throws IOException {
        var file = load(FILE.formatted("{type: basic, username: u, password: '${env:SECRET}'}")
                .replace("get: /list", "get: '/list?t=${token}'"));
        assertThat(rules(file)).containsExactly("token-without-login");
        assertThat(file.problems().getFirst().place().line()).isEqualTo(7);
        var header = load(FILE.formatted("{type: none}").replace("X-A: b", "X-A: 'a ${token}'"));
        assertThat(rules(header)).containsExactly("token-without-login");
    }

    @Test
    void aTokenThatIsFetchedForNothingIsWarnedOf() throws IOException {
        var file = auth(LOGIN.replace(", place: {header: X}", ""));
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("token-unused");
        var used =
                load(FILE.formatted(LOGIN.replace(", place: {header: X}", "")).replace("/list", "'/list?${token}'"));
        assertThat(used.warnings()).isEmpty();
    }

    @Test
    void aHeaderThatWouldBeLostIsSaid() throws IOException {
        var file = load(FILE.formatted("{type: bearer, token: '${env:SECRET}'}")
                .replace("X-A: b", "authorization: '${env:SECRET}'"));
        assertThat(rules(file)).containsExactly("auth-twice");
    }

    @Test
    void aCallToAnotherMachineIsSaidWhereProofsWouldGoAlong() throws IOException {
        var proven = load(FILE.formatted("{type: bearer, token: '${env:SECRET}'}")
                .replace("get: /list", "get: 'https://b.example/list'"));
        assertThat(rules(proven)).containsExactly("other-host");
        var open = load(FILE.formatted("{type: none}").replace("get: /list", "get: 'https://b.example/list'"));
        assertThat(open.problems()).isEmpty();
    }

    @Test
    void aWrongKindIsSaidAndNothingMore() throws IOException {
        assertThat(rules(load(FILE.formatted("{type: oauth}").replace("/list", "'/list?${token}'"))))
                .containsExactly("bad-value");
    }
}
