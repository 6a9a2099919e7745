package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static void same(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("tthc.regenerate")) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("write it anew with: ./mvnw test -Dtest=ConnectorFormatTests -Dtthc.regenerate=true")
                .hasContent(expected);
    }
}
