package vn.tthc.monitor.connector.definition;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;

/** Checks what XML brings into a call: the text that is sent, its secrets, and what cannot go together with it. */
final class XmlCallLint {
    private final LintFindings findings;
    private final boolean demo;

    XmlCallLint(LintFindings findings, boolean demo) {
        this.findings = findings;
        this.demo = demo;
    }

    void check(ConfigNode call) {
        var xml = call.get("xml");
        if (xml != null && xml.isScalar()) {
            template(xml);
        } else if (call.get("soap") != null) {
            findings.error(call.keyPlace("soap"), "missing-key", "có soap mà không có xml", "xml: nội dung thông điệp");
        }
        charset(call.get("charset"));
    }

    /** A value that is to be put into the body of a call whose body is a fixed text. */
    void place(@Nullable ConfigNode placement, @Nullable ConfigNode call) {
        var body = placement == null ? null : placement.get("body");
        if (body != null && call != null && call.get("xml") != null) {
            findings.error(
                    body.place(),
                    "place-in-xml",
                    "không đặt được giá trị vào thân XML bằng khoá body",
                    "ghi thẳng ${…} vào chỗ ấy trong xml, hoặc dùng query, header");
        }
    }

    private void template(ConfigNode xml) {
        try {
            for (var value : XmlTemplate.values(xml.written())) {
                var literal = !value.text().isEmpty() && !value.text().contains("${");
                if (literal && !demo && CallLint.isSecretName(value.name())) {
                    findings.error(
                            xml.placeIn(value.line(), value.column()),
                            "literal-secret",
                            "\"" + value.name() + "\" có vẻ là bí mật mà ghi thẳng trong tệp",
                            "${env:TÊN} hoặc ${file:đường dẫn}");
                }
            }
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            findings.error(
                    xml.placeIn(place.getLineNumber(), place.getColumnNumber()),
                    "bad-xml",
                    "XML sai cú pháp (" + String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "") + ")",
                    "một phần tử gốc, thẻ mở và đóng khớp nhau, & viết là &amp;");
        }
    }

    private void charset(@Nullable ConfigNode charset) {
        try {
            if (charset == null || Charset.isSupported(charset.asText())) {
                return;
            }
        } catch (IllegalCharsetNameException _) {
            // Told below.
        }
        var known = List.of("UTF-8", "UTF-16", "windows-1258", "windows-1252", "ISO-8859-1");
        findings.error(
                charset.place(),
                "bad-charset",
                "\"" + charset.written() + "\"",
                "một trong " + String.join(", ", known),
                Nearest.of(charset.asText(), known));
    }
}
