package vn.tthc.monitor.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTests {
    private static final Shape SHAPE = Shape.object("tệp")
            .required("id", Shape.text("^[a-z]+$", "abc"), "Mã.")
            .optional("preset", Shape.text(), "Bộ dựng sẵn.")
            .optional("count", Shape.integer(1, 5), "3", "Số.")
            .optional("on", Shape.flag(), "true", "Bật.")
            .optional("token", Shape.secret(), "Bí mật.")
            .optional("free", Shape.any(), "Tuỳ ý.")
            .optional(
                    "auth",
                    Shape.variants(
                            "type",
                            Map.of(
                                    "none", Shape.object("không"),
                                    "basic", Shape.object("basic").required("user", Shape.text(), "Tên."))),
                    "Xác thực.")
            .optional(
                    "field",
                    Shape.either(
                            Shape.text(),
                            Shape.nonEmptyList(Shape.text()),
                            Shape.object("dài")
                                    .optional("path", Shape.text(), "Đường.")
                                    .optional("constant", Shape.text(), "Hằng.")
                                    .exactlyOne("path", "constant")),
                    "Trường.");

    private static List<Problem> lint(String yaml) {
        var problems = new ArrayList<Problem>();
        var root = new YamlReader("a.yaml", problems).read(yaml);
        problems.addAll(SHAPE.check(root == null ? ConfigNode.emptyObject(new Place("a.yaml", 1, 1)) : root));
        return problems;
    }

    private static boolean schemaAccepts(String yaml) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SHAPE.jsonSchema().toString(), InputFormat.JSON);
        return schema.validate(yaml, InputFormat.YAML).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: abc|true",
                "id: ABC|false",
                "count: 3|false",
                "id: abc\\ncount: 6|false",
                "id: abc\\ncount: '3'|false",
                "id: abc\\nauth: {type: basic, user: x}|true",
                "id: abc\\nauth: {type: basic}|false",
                "id: abc\\nauth: {type: none, user: x}|false",
                "id: abc\\nauth: {type: other}|false",
                "id: abc\\nauth: {}|false",
                "id: abc\\nfield: a.b|true",
                "id: abc\\nfield: [a, b]|true",
                "id: abc\\nfield: []|false",
                "id: abc\\nfield: {path: a}|true",
                "id: abc\\nfield: {path: a, constant: b}|false",
                "id: abc\\nfield: {}|false",
                "id: abc\\nother: 1|false",
                "id: abc\\ntoken: hunter2|false",
                "id: abc\\nfree: {a: [1, {b: c}]}|true",
                "id: abc\\non: yes|false",
                "id:|false",
            })
    void checkAndSchemaAgree(String yaml, boolean valid) {
        var text = yaml.translateEscapes();
        assertThat(lint(text).isEmpty()).isEqualTo(valid);
        assertThat(schemaAccepts(text)).isEqualTo(valid);
    }

    @Test
    void aPartIsCheckedWithoutItsMissingKeys() {
        var root =
                Objects.requireNonNull(new YamlReader("a.yaml", new ArrayList<>()).read("auth: {user: x}\ncount: 9"));
        assertThat(SHAPE.checkPart(root)).extracting(Problem::rule).containsExactly("bad-value");
    }

    @Test
    void schemaCarriesMeaningAndDefault() {
        var count = SHAPE.jsonSchema().at("/properties/count");
        assertThat(count.at("/description").asString()).isEqualTo("Số.");
        assertThat(count.at("/default").asInt()).isEqualTo(3);
    }

    @Test
    void schemaOfACompletedFileRequiresOnlyWhatItMust() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SHAPE.jsonSchema("preset", List.of()).toString(), InputFormat.JSON);
        assertThat(schema.validate("preset: p\ncount: 2", InputFormat.YAML)).isEmpty();
        assertThat(schema.validate("count: 2", InputFormat.YAML)).isNotEmpty();
        assertThat(schema.validate("preset: p\ncuont: 2", InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void listsEveryKeyForTheDocumentation() {
        assertThat(SHAPE.keys())
                .extracting(Shape.KeyDescription::path)
                .contains("id", "count", "auth.type", "auth(basic).user", "field.path");
    }
}
