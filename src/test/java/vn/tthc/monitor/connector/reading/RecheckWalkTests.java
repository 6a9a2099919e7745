package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.source.SourceFailure;

/** Known dossiers asked for by their codes, many at a time. */
class RecheckWalkTests extends WalkBench {
    private RecheckWalk recheck(int batch, DottedPath codeFrom) {
        var read = new RecheckRead(
                TestingDefinition.post("/ask", "{\"ma\":\"${codes}\"}"),
                batch,
                DottedPath.of("value"),
                codeFrom.toString().isEmpty() ? null : codeFrom,
                Duration.ofHours(1),
                null,
                true);
        return new RecheckWalk(session(), read, List.of("a", "b", "c"));
    }

    @Test
    void codesAreAskedInBatches() {
        serve(_ -> json(targets.size() == 1 ? "{\"value\":[{\"ma\":\"b\"}]}" : "{\"value\":[{\"ma\":\"c\"}]}"));
        var walk = recheck(2, DottedPath.of("ma"));
        var first = walk.next().orElseThrow();
        assertThat(first.records()).extracting(RawRecord::asked).containsExactly("b");
        assertThat(first.unanswered()).containsExactly("a");
        assertThat(walk.next().orElseThrow().last()).isTrue();
        assertThat(bodies).containsExactly("{\"ma\":[\"a\",\"b\"]}", "{\"ma\":[\"c\"]}");
    }

    @Test
    void answersWithoutCodesMustBeComplete() {
        serve(_ -> json("{\"value\":[{\"trangThai\":\"1\"}]}"));
        var failure = catchThrowableOfType(
                SourceFailure.class, () -> recheck(2, DottedPath.ROOT).next());
        assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
    }
}
