package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.definition.HttpCall.Body;
import vn.tthc.monitor.connector.definition.HttpCall.Soap;
import vn.tthc.monitor.connector.definition.HttpCall.SoapVersion;
import vn.tthc.monitor.platform.SecretMask;

class CallLintTests {
    private static final String FILE = """
            id: a
            name: A
            http: {baseUrl: "http://a.example"AUTH}
            read:
              list:
                post: /ws
                paging: {type: none}
            CALL
            mapping: {fields: {code: c, status: s}}
            """;

    @TempDir
    Path folder;

    private ConnectorFile load(String auth, String call) throws IOException {
        var file = Files.createDirectories(folder.resolve("connectors")).resolve("a.yaml");
        Files.writeString(
                file, FILE.replace("AUTH", auth).replace("CALL", call.indent(4).stripTrailing()));
        return new ConnectorFiles(folder, Map.of("PW", "bí <mật> & 7")::get, false).read(file);
    }

    private HttpCall call(String call) throws IOException {
        var file = load("", call);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(file.definition().orElseThrow().read().list())
                .call();
    }

    private List<String> problems(String call) throws IOException {
        return load("", call).problems().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.rule())
                .toList();
    }

    @Test
    void aReferenceInXmlIsEscapedAndItsSecretIsKnown() throws IOException {
        var call = call("xml: |\n  <hoi>\n    <MatKhau>${env:PW}</MatKhau>\n  </hoi>\nsoap: {version: 1.2, action: x}");
        assertThat(call.body())
                .isEqualTo(new Body.Xml(
                        "<hoi>\n  <MatKhau>bí &lt;mật&gt; &amp; 7</MatKhau>\n</hoi>\n",
                        new Soap(SoapVersion.SOAP_1_2, "x")));
        assertThat(SecretMask.mask("<MatKhau>bí &lt;mật&gt; &amp; 7</MatKhau> bí <mật> & 7"))
                .doesNotContain("mật&gt;")
                .doesNotContain("<mật>");
    }

    @Test
    void formsAndFormsOfAnswersAreRead() throws IOException {
        var call = call("""
                form: {a: "1", b: x}
                answer: ndjson
                charset: windows-1258
                namespaces: {n: "urn:n"}
                decode: [{path: "a[*].b", as: base64+gzip+xml}]
                """);
        assertThat(call.body()).isEqualTo(new Body.Form(Map.of("a", "1", "b", "x")));
        assertThat(call.answer().kind()).isEqualTo(AnswerForm.Kind.NDJSON);
        assertThat(call.answer().charset()).hasToString("windows-1258");
        assertThat(call.answer().namespaces()).containsEntry("urn:n", "n");
        assertThat(call.answer().embedded())
                .containsExactly(new AnswerForm.Embedded(DottedPath.of("a[*].b"), AnswerForm.Wrapping.BASE64_GZIP_XML));
    }

    @Test
    void brokenXmlIsToldAtItsPlaceInTheFile() throws IOException {
        assertThat(problems("xml: |\n  <hoi>\n    <a></b>\n  </hoi>")).containsExactly("10:14 bad-xml");
        assertThat(problems("xml: \"<hoi a=1/>\"")).containsExactly("8:18 bad-xml");
    }

    @Test
    void aSecretInXmlMustBeAReference() throws IOException {
        assertThat(problems("xml: |\n  <hoi>\n    <n:MatKhau xmlns:n='u'>abc</n:MatKhau>\n  </hoi>"))
                .singleElement()
                .asString()
                .startsWith("10:")
                .endsWith("literal-secret");
        assertThat(problems("form: {apiKey: abc}")).containsExactly("8:20 literal-secret");
    }

    @Test
    void onlyOneKindOfBody() throws IOException {
        assertThat(problems("form: {a: b}\nxml: <a/>")).containsExactly("9:5 one-of");
        assertThat(problems("soap: {version: 1.1}")).containsExactly("8:5 missing-key");
        assertThat(problems("charset: window-1258\nanswer: xm")).containsExactly("8:14 bad-charset", "9:13 bad-value");
    }

    @Test
    void nothingIsPlacedInsideAnXmlText() throws IOException {
        assertThat(problems("xml: <a/>\nwindow: {by: receivedAt, from: {body: x}}"))
                .contains("9:43 place-in-xml");
        assertThat(load(", auth: {type: api-key, in: {body: k}, value: \"${env:PW}\"}", "xml: <a/>")
                        .problems())
                .extracting(problem -> problem.rule())
                .containsExactly("place-in-xml");
    }

    @Test
    void aWindowMustBeSentSomewhere() throws IOException {
        assertThat(problems("body: {a: 1}\nwindow: {by: receivedAt, from: {format: iso}}"))
                .contains("9:36 window-not-sent");
        assertThat(problems("body: {a: \"${window.from}\"}\nwindow: {by: receivedAt, from: {format: iso}}"))
                .doesNotContain("9:36 window-not-sent");
    }
}
