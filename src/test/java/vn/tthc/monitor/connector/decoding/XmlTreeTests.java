package vn.tthc.monitor.connector.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTreeTests {
    private static String tree(String xml) {
        return XmlTree.of(xml, Map.of()).toString();
    }

    private static UndecodableException refusal(String xml) {
        return catchThrowableOfType(UndecodableException.class, () -> tree(xml));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a>1</a>|{\"a\":\"1\"}",
                "<a/>|{\"a\":\"\"}",
                "<a> <b>x</b> </a>|{\"a\":{\"b\":\"x\"}}",
                "<a><b>1</b><b>2</b><b/></a>|{\"a\":{\"b\":[\"1\",\"2\",\"\"]}}",
                "<a m='1'>x</a>|{\"a\":{\"@m\":\"1\",\"#text\":\"x\"}}",
                "<a>x<b/>y</a>|{\"a\":{\"b\":\"\",\"#text\":\"xy\"}}",
                "<n:a xmlns:n='urn:x'><n:b>1</n:b></n:a>|{\"a\":{\"b\":\"1\"}}",
                "<a><![CDATA[<i>&amp;</i>]]></a>|{\"a\":\"<i>&amp;</i>\"}",
                "<a>&lt;x&gt;&#272;</a>|{\"a\":\"<x>Đ\"}",
                "<!-- c --><a><?p q?><!-- d -->1</a>|{\"a\":\"1\"}",
                "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><b i:nil='true'/><c i:type='s'>1</c></a>"
                        + "|{\"a\":{\"b\":null,\"c\":\"1\"}}",
            })
    void isTheTreeThatJsonWouldHaveMade(String xml, String json) {
        assertThat(tree(xml)).isEqualTo(json);
    }

    @Test
    void namespacesTellApartWhatTheirLocalNamesDoNot() {
        var xml = "<a xmlns:x='urn:x' xmlns:y='urn:y'><x:ma>1</x:ma><y:ma y:k='3'>2</y:ma></a>";
        assertThat(XmlTree.of(xml, Map.of("urn:y", "yy")))
                .hasToString("{\"a\":{\"ma\":\"1\",\"yy:ma\":{\"@yy:k\":\"3\",\"#text\":\"2\"}}}");
    }

    @Test
    void aDocumentTypeIsRefusedBeforeItCanDoAnything() {
        var outside = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";
        var bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>";
        var remote = "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>";
        var parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><a/>";
        for (var xml : new String[] {outside, bomb, remote, parameter}) {
            assertThat(refusal(xml).what()).contains("DOCTYPE", "bị từ chối");
        }
    }

    @Test
    void anUndeclaredEntityIsRefused() {
        assertThat(refusal("<a>&nbsp;</a>").what()).contains("nbsp");
    }

    @Test
    void whatIsBrokenIsToldByLineAndColumn() {
        assertThat(refusal("<a>\n<b>1</a>").what()).contains("XML hỏng ở dòng 2 cột");
        assertThat(refusal("<a><b>").what()).contains("XML hỏng ở dòng 1 cột");
        assertThat(refusal("<a/><b/>").what()).contains("XML hỏng");
    }

    @Test
    void depthAndSizeHaveLimits() {
        assertThat(refusal("<a>".repeat(101) + "</a>".repeat(101)).what()).contains("lồng quá 100 tầng");
        assertThat(refusal("<a>" + "<b/>".repeat(1_000_000) + "</a>").what()).contains("quá 1000000 phần tử");
    }

    @Test
    void anotherDocumentInsideATextIsNoExpansion() {
        var inner = "<x>1</x>".repeat(300_000);
        var escaped = inner.replace("<", "&lt;").replace(">", "&gt;");
        assertThat(XmlTree.of("<a>" + escaped + "</a>", Map.of()).path("a").asString())
                .isEqualTo(inner);
    }
}
