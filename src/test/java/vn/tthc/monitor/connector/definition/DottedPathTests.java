package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class DottedPathTests {
    private static final String ANSWER = """
            {"a": {"b": "B"}, "list": [{"id": 1, "n": "one"}, {"id": 2, "n": "two"}], "grid": [[1, 2], [3]]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a.b|B", "list[0].n|one", "list[-1].n|two", "list[id=2].n|two", "grid[0][1]|2"})
    void leadsToTheValue(String path, String expected) {
        var answer = JsonMapper.shared().readTree(ANSWER);
        assertThat(DottedPath.of(path).read(answer).asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.c", "a.b.c", "list[9].n", "list[-9]", "list[id=3].n", "a[1]", "list.n"})
    void leadsNowhereWithoutComplaint(String path) {
        var answer = JsonMapper.shared().readTree(ANSWER);
        assertThat(DottedPath.of(path).read(answer).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"['số hồ sơ']", "trường[tên=mã hồ sơ].giá", "**.chỗ"})
    void findsLettersWrittenWithTheirMarksBesideThem(String path) {
        var composed =
                "{\"số hồ sơ\": \"1\", \"trường\": [{\"tên\": \"mã hồ sơ\", \"giá\": \"1\"}], \"ở\": {\"chỗ\": \"1\"}}";
        for (var form : Normalizer.Form.values()) {
            var answer = JsonMapper.shared().readTree(Normalizer.normalize(composed, form));
            assertThat(DottedPath.of(path).read(answer).asString(""))
                    .as(form.name())
                    .isEqualTo("1");
            var changed = DottedPath.of(path).replace(answer, _ -> JsonNodeFactory.instance.numberNode(2));
            assertThat(DottedPath.of(path).read(changed).asInt())
                    .as(form.name())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".a", "a.", "a[", "a[x]", "a b", "$.a", "a[1.b"})
    void refusesWhatIsNoPath(String path) {
        assertThat(DottedPath.parse(path)).isEmpty();
    }
}
