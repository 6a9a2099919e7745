package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ConnectorFormatTests {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConnectorShape.jsonSchema().toString(), InputFormat.JSON);

    static Stream<Path> shippedFiles() {
        return Stream.of(
                        "config/connectors",
                        "config/connectors/examples",
                        "config/demo/connectors",
                        "src/test/resources/connector-files")
                .flatMap(folder -> ConnectorFiles.yamlFiles(Path.of(folder)).stream());
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void everyShippedFileFitsThePublishedSchema(Path file) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheLintRefuses() {
        for (var wrong : List.of("id: a", "id: a\nname: A\npreset: igate\nhtp: {}", "id: A\nname: A\npreset: igate")) {
            assertThat(SCHEMA.validate(wrong, InputFormat.YAML)).isNotEmpty();
        }
    }

    @Test
    void thePublishedSchemaIsTheOneOfTheShape() throws IOException {
        same(Path.of("config/connector.schema.json"), ConnectorFormat.schema());
    }

    @Test
    void theReferencePageIsTheOneOfTheShape() throws IOException {
        same(Path.of("docs/connector-format.md"), ConnectorFormat.page());
    }

    /** What an editor shows when the pointer rests on a key, and offers when one is typed. */
    @Test
    void everyKeyOfTheSchemaSaysWhatItIsFor() {
        var silent = new ArrayList<String>();
        keys("", ConnectorShape.jsonSchema(), silent);
        assertThat(silent).isEmpty();
    }

    private static void keys(String path, JsonNode schema, List<String> silent) {
        schema.path("properties").properties().forEach(entry -> {
            var here = path + "." + entry.getKey();
            var constant = entry.getValue().has("const");
            if (!constant && entry.getValue().path("description").asString("").length() < 4) {
                silent.add(here);
            }
        });
        var rest = schema.path("additionalProperties");
        if (rest.isObject() && rest.path("description").asString("").isBlank() && !rest.isEmpty()) {
            silent.add(path + ".<khoá>");
        }
        // Everything below, whatever leads there: parts of a schema are found by what they are, not by where they
        // stand.
        schema.properties().forEach(entry -> {
            if (entry.getValue().isContainer()
                    && !List.of("default", "examples", "enum").contains(entry.getKey())) {
                below(path + "/" + entry.getKey(), entry.getValue(), silent);
            }
        });
    }

    private static void below(String path, JsonNode node, List<String> silent) {
        if (node.isObject()) {
            keys(path, node, silent);
        } else {
            node.forEach(item -> below(path, item, silent));
        }
    }

    @Test
    void choicesDefaultsAndExamplesAreOfferedToEditors() {
        var text = ConnectorShape.jsonSchema().toString();
        assertThat(text)
                .contains("\"enum\":[\"planned\",\"trial\",\"running\",\"suspended\"]")
                .contains("\"default\":\"60s\"", "\"examples\":[\"60s\",\"15m\",\"4h\",\"1d\"]")
                .contains("${env:TEN_BIEN}", "https://motcua.example.gov.vn");
    }

    private static void same(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("tthc.regenerate")) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("write it anew with: ./mvnw test -Dtest=ConnectorFormatTests -Dtthc.regenerate=true")
                .hasContent(expected);
    }
}
