package vn.tthc.monitor.connector.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.definition.AnswerForm;

class DocumentTests {
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    /** Windows-1258 writes most tones as letters of their own; the mapping composes them again. */
    private static final String NAME = "Nguyễn Đình Hưng";

    private static ByteString bytes(String text, Charset charset) {
        var form = charset.equals(WINDOWS_1258) ? windows(text) : text;
        return ByteString.of(form.getBytes(charset));
    }

    private static String windows(String text) {
        var written = new StringBuilder();
        for (var index = 0; index < text.length(); index++) {
            var letter = text.substring(index, index + 1);
            if (WINDOWS_1258.newEncoder().canEncode(letter)) {
                written.append(letter);
                continue;
            }
            // ễ is ê and a tone there, not e and two marks.
            var parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
            var tone = parts.substring(parts.length() - 1);
            written.append(Normalizer.normalize(parts.substring(0, parts.length() - 1), Normalizer.Form.NFC))
                    .append(tone);
        }
        return written.toString();
    }

    private static String name(ByteString bytes, @Nullable String type) {
        var tree = Document.of(bytes, AnswerForm.AUTO, type).tree();
        return Normalizer.normalize(tree.path("a").asString(), Normalizer.Form.NFC);
    }

    private static UndecodableException failure(ByteString bytes, AnswerForm form) {
        return catchThrowableOfType(UndecodableException.class, () -> Document.of(bytes, form, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1258"})
    void xmlIsReadInItsDeclaredCharset(String charset) {
        var xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>" + NAME + "</a>";
        assertThat(name(bytes(xml, Charset.forName(charset)), null)).isEqualTo(NAME);
        assertThat(name(bytes(xml, Charset.forName(charset)), "text/xml")).isEqualTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void jsonIsReadInAnyUnicodeForm(String charset) {
        assertThat(name(bytes("{\"a\":\"" + NAME + "\"}", Charset.forName(charset)), null))
                .isEqualTo(NAME);
    }

    @Test
    void theHeaderSaysTheCharsetWhereNothingElseDoes() {
        assertThat(name(bytes("{\"a\":\"" + NAME + "\"}", WINDOWS_1258), "application/json; charset=windows-1258"))
                .isEqualTo(NAME);
        assertThat(name(bytes("<a>" + NAME + "</a>", WINDOWS_1258), "text/xml; charset=windows-1258"))
                .isEqualTo(NAME);
    }

    @Test
    void aHeaderThatCannotBeTrueGivesWayToTheDeclaration() {
        var xml = "<?xml version='1.0' encoding='windows-1258'?><a>" + NAME + "</a>";
        assertThat(name(bytes(xml, WINDOWS_1258), "text/xml; charset=utf-8")).isEqualTo(NAME);
    }

    @Test
    void aDeclarationThatCannotBeTrueGivesWay() {
        // What .NET makes of a document that it wrote into a string first.
        var xml = "<?xml version='1.0' encoding='utf-16'?><a>" + NAME + "</a>";
        assertThat(name(bytes(xml, StandardCharsets.UTF_8), "text/xml; charset=utf-8"))
                .isEqualTo(NAME);
        assertThat(name(bytes(xml, StandardCharsets.UTF_8), null)).isEqualTo(NAME);
    }

    @Test
    void theConnectorFileHasTheLastWord() {
        var form = new AnswerForm(AnswerForm.Kind.AUTO, WINDOWS_1258, Map.of(), List.of());
        var tree = Document.of(bytes("{\"a\":\"" + NAME + "\"}", WINDOWS_1258), form, "application/json")
                .tree();
        assertThat(Normalizer.normalize(tree.path("a").asString(), Normalizer.Form.NFC))
                .isEqualTo(NAME);
    }

    @Test
    void bytesOfNoStatedCharsetAreNotGuessed() {
        var bytes = bytes("<a>" + NAME + "</a>", WINDOWS_1258);
        assertThat(failure(bytes, AnswerForm.AUTO).what()).contains("UTF-8");
        assertThat(failure(bytes, AnswerForm.AUTO).expected()).contains("charset");
        assertThat(failure(bytes("{\"a\":\"" + NAME + "\"}", WINDOWS_1258), AnswerForm.AUTO)
                        .what())
                .contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{\"a\":1}",
                ")]}',\n{\"a\":1}",
                ")]}'{\"a\":1}",
                "while(1);{\"a\":1}",
                "for (;;); {\"a\":1}",
                "callback({\"a\":1});",
                "/**/jQuery_12.cb({\"a\":1})",
                " \r\n{\"a\":1}\n"
            })
    void whatStandsAroundJsonIsTakenOff(String text) {
        assertThat(Document.of(ByteString.encodeUtf8(text), AnswerForm.AUTO, null)
                        .tree())
                .hasToString("{\"a\":1}");
    }

    @Test
    void linesOfJsonAreAList() {
        var form = new AnswerForm(AnswerForm.Kind.NDJSON, null, Map.of(), List.of());
        var lines = ByteString.encodeUtf8("{\"a\":1}\n\n{\"a\":2}\r\n");
        assertThat(Document.of(lines, form, null).tree()).hasToString("[{\"a\":1},{\"a\":2}]");
        assertThat(Document.of(lines, AnswerForm.AUTO, "application/x-ndjson").tree())
                .hasSize(2);
        assertThat(failure(ByteString.encodeUtf8("{\"a\":1}\n{\"a\""), form).what())
                .contains("cắt ngang ở dòng 2");
    }

    @Test
    void brokenJsonIsToldByLineAndColumn() {
        assertThat(failure(ByteString.encodeUtf8("{\"a\":\n[1, 2"), AnswerForm.AUTO)
                        .what())
                .contains("bị cắt ngang ở dòng 2 cột");
        assertThat(failure(ByteString.encodeUtf8("{\"a\": x}"), AnswerForm.AUTO).what())
                .contains("không phải JSON ở dòng 1 cột 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html></html>",
                "\n<!-- proxy -->\n<HTML><body>",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html/>",
                "<center>502</center>"
            })
    void aPageForPeopleIsToldApartFromXml(String page) {
        assertThat(Document.html(ByteString.encodeUtf8(page), null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?><HoSo/>", "<titles/>", "<Envelope/>", "{\"a\":\"<html>\"}"})
    void dataIsNoPage(String data) {
        assertThat(Document.html(ByteString.encodeUtf8(data), "text/xml")).isFalse();
    }
}
