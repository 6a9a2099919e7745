package vn.tthc.monitor.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.decoding.JsonTree;

class JsltProgramTests {
    private static String result(String program, String record) {
        return JsltProgram.of(program)
                .apply(JsltProgram.input(JsonTree.of(record)))
                .toString();
    }

    private static ExpressionException refusal(String program) {
        return catchThrowableOfType(ExpressionException.class, () -> JsltProgram.of(program));
    }

    private static ExpressionException failure(String program) {
        return catchThrowableOfType(ExpressionException.class, () -> result(program, "{\"a\":\"x\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"n\": .a.b, * : .}|{\"a\":{\"b\":1},\"c\":2}|{\"n\":1,\"a\":{\"b\":1},\"c\":2}",
                "[for (.x) . * 2]|{\"x\":[1,2]}|[2,4]",
                "split(.s, \", *\")|{\"s\":\"a, b,,c,\"}|[\"a\",\"b\",\"\",\"c\"]",
                "capture(.s, \"(?<so>\\\\d+)/(?<ky>\\\\w+)\")|{\"s\":\"12/HS\"}|{\"ky\":\"HS\",\"so\":\"12\"}",
                "replace(.s, \"\\\\s+\", \" \")|{\"s\":\"a  $1 b\"}|\"a $1 b\"",
                "test(.s, \"^H24\")|{\"s\":\"H24.1\"}|true",
                "test(.x, \"^H24\")|{\"s\":\"H24.1\"}|false",
                ".x|{\"s\":1}|null"
            })
    void expressionsAreJslt(String program, String record, String expected) {
        assertThat(result(program, record)).isEqualTo(expected);
    }

    @Test
    void numbersKeepEveryDigitOnTheWay() {
        var record = "{\"a\":79012345678901234567890,\"b\":1.10,\"c\":12345678901,\"d\":true,\"e\":null,\"f\":[{}]}";
        assertThat(result("[.a, .b, .c, .d, .e, .f]", record))
                .isEqualTo("[79012345678901234567890,1.10,12345678901,true,null,[{}]]");
    }

    @Test
    void mistakesAreToldByLineAndColumn() {
        var failure = refusal("{\n  \"a\": .b,\n  \"c\" .d\n}");
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.column()).isGreaterThan(1);
        assertThat(failure.what()).startsWith("JSLT sai (");
        assertThat(refusal("khong-co(.a)").what()).contains("khong-co");
        assertThat(refusal("test(.a, \"(\")").line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "random()", "uuid()"})
    void whatChangesWithEveryReadIsRefused(String program) {
        assertThat(refusal(program).what()).contains(program, "không dùng được");
    }

    @Test
    void nothingOutsideCanBeReached() {
        assertThat(refusal("import \"/etc/passwd\" as p p:x(.)").what()).contains("không nạp được tệp khác");
        assertThat(refusal("import \"com/schibsted/x.jslt\" as p p(.)").what()).contains("không nạp được tệp khác");
    }

    @Test
    void whatWouldNotEndOrGrowWithoutBoundFails() {
        assertThat(failure("def f(x) f($x) + 1 f(.)").what()).contains("đệ quy");
        assertThat(failure("def f(x, n) if ($n == 0) $x else f([$x, $x], $n - 1) f(1, 40)")
                        .what())
                .contains("hơn 200000 giá trị");
        assertThat(failure("test(\"" + "a".repeat(60) + "\", \"(.*a){12}b\")").what())
                .contains("bước");
        assertThat(refusal("1 + ".repeat(6000) + "1").what()).contains("dài hơn");
    }

    @Test
    void anErrorOnOneRecordSaysWhere() {
        assertThat(failure("{\n\"n\": [for (.a) .]\n}").what()).contains("không chạy được trên bản ghi này", "dòng 2");
        assertThat(failure("number(.a)").what()).contains("number(x)").doesNotContain("dòng");
    }

    @Test
    void theTreeThatCameInStaysAsItWas() {
        var record = JsonMapper.shared().readTree("{\"a\":{\"b\":1}}");
        JsltProgram.of("{\"a\": 2}").apply(JsltProgram.input(record));
        assertThat(record).hasToString("{\"a\":{\"b\":1}}");
    }
}
