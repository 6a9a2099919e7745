package vn.tthc.monitor.connector.conformance;

import okio.ByteString;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.HttpCall;

/** Check 26: faults, character data and document types of XML sources. */
final class XmlChecks {
    private static final String TYPE = "text/xml; charset=utf-8";
    private static final String FAULT = """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>
            <faultcode>soap:Server</faultcode><faultstring>Lỗi máy chủ</faultstring></soap:Fault></soap:Body></soap:Envelope>""";
    private static final String EXTERNAL = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>""";

    private XmlChecks() {}

    static Judgement xml(Stage stage) {
        var read = stage.definition().read();
        var call = read.list() != null
                ? read.list().call()
                : read.recheck() == null ? null : read.recheck().call();
        if (call == null || !speaksXml(call)) {
            return Judgement.skip("nguồn không trả XML");
        }
        var parts = new Judgement.Parts();
        ends(stage, WireAnswer.of(500, TYPE, FAULT), "Fault là refused", FailureCategory.REFUSED, parts);
        ends(stage, WireAnswer.of(200, TYPE, FAULT), "Fault với 200 là refused", FailureCategory.REFUSED, parts);
        ends(stage, WireAnswer.of(200, TYPE, EXTERNAL), "DTD bị từ chối", FailureCategory.UNREADABLE, parts);
        stage.reset();
        stage.fill();
        var plain = stage.run(null).dossiers();
        stage.reset();
        stage.fill();
        stage.source().misbehave((kind, number, good) -> kind == Kind.LOGIN ? null : characterData(good.get()));
        var wrapped = stage.run(null);
        return parts.expect(
                        wrapped.category() == null && wrapped.dossiers().size() == plain.size(),
                        "CDATA đọc như chữ thường",
                        String.valueOf(wrapped.message()))
                .judge();
    }

    private static boolean speaksXml(HttpCall call) {
        return call.answer().kind() == AnswerForm.Kind.XML
                || (call.answer().kind() == AnswerForm.Kind.AUTO && call.body() instanceof HttpCall.Body.Xml);
    }

    /** Every plain text of the answer as a section of character data. */
    private static WireAnswer characterData(WireAnswer answer) {
        // Byte for byte, for the answer may be in any charset that holds ASCII.
        var latin = answer.body().string(java.nio.charset.StandardCharsets.ISO_8859_1);
        var wrapped = latin.replaceAll(">([^<>&]+)</", "><![CDATA[$1]]></");
        return answer.saying(ByteString.encodeString(wrapped, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static void ends(
            Stage stage, WireAnswer wrong, String name, FailureCategory category, Judgement.Parts parts) {
        stage.reset();
        stage.source().misbehave((kind, number, good) -> kind == Kind.LOGIN ? null : wrong);
        var outcome = stage.run(null);
        parts.expect(outcome.category() == category, name, outcome.category() + ": " + outcome.message());
    }
}
