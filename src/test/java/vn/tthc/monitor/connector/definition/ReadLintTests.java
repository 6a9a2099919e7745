package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.definition.Paging.Stated;

class ReadLintTests {
    @TempDir
    Path folder;

    private ConnectorFile load(String list) throws IOException {
        var file = Files.createDirectories(folder.resolve("connectors")).resolve("a.yaml");
        Files.writeString(
                file,
                "id: a\nname: A\nhttp: {baseUrl: 'http://a.example'}\nread: {list: {get: /x, " + list
                        + "}}\nmapping: {fields: {code: c, status: s, updatedAt: u}}\n");
        return new ConnectorFiles(folder, name -> null, false).read(file);
    }

    private ListRead list(String list) throws IOException {
        var file = load(list);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(file.definition().orElseThrow().read().list());
    }

    @Test
    void everyKindOfPagingAndWhatGoesWithIt() throws IOException {
        var none = list("paging: {type: none}");
        assertThat(none.checks()).isEqualTo(ListChecks.USUAL);
        assertThat(list("paging: {type: page, pages: {header: X-WP-TotalPages}}")
                        .paging())
                .isEqualTo(new Paging.Page(null, 0, 100, 1000, null, new Stated(null, "X-WP-TotalPages")));
        assertThat(list("paging: {type: offset, size: 20, overlap: 3, passes: 2}")
                        .paging())
                .isEqualTo(new Paging.Offset(null, 0, 20, 1000, null, 3));
        assertThat(list("paging: {type: continue}").paging())
                .isEqualTo(new Paging.Continue(DottedPath.of("continue"), 1000, null));
        var cursor = list("paging: {type: cursor, path: n, end: {path: more, in: [false]}, repeats: allow, passes: 3},"
                + " total: {path: meta.total}, keep: [{path: a, in: [1]}, {path: b, empty: true}]");
        assertThat(Objects.requireNonNull(cursor.paging().end()).in()).containsExactly("false");
        assertThat(cursor.checks())
                .isEqualTo(new ListChecks(
                        List.of(
                                new Condition(DottedPath.of("a"), Condition.Test.IN, Set.of("1")),
                                new Condition(DottedPath.of("b"), Condition.Test.EMPTY, Set.of())),
                        new Stated(DottedPath.of("meta.total"), null),
                        3,
                        true));
    }

    @Test
    void aWindowCanBeCut() throws IOException {
        var window = Objects.requireNonNull(list("paging: {type: none}, window: {from: {query: f}, to: {query: t},"
                        + " first: 30d, step: 1d, cap: {rows: 500}, settle: 2m, retention: 90d}")
                .window());
        assertThat(window.slices()).isEqualTo(new Window.Slices(true, Duration.ofDays(1), 500));
        assertThat(window.settle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(window.retention()).isEqualTo(Duration.ofDays(90));
        var named = list("query: {t: \"${window.to}\", f: \"${window.from}\"}, paging: {type: none},"
                + " window: {from: {format: iso}}");
        assertThat(Objects.requireNonNull(named.window()).slices().closed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window: {from: {query: f}, first: 30d, step: 1d}|open-window",
                "window: {from: {query: f}, to: {query: t}, cap: {rows: 10}}|open-window",
                "window: {from: {query: f}, to: {format: iso}, first: 1d, step: 1d}|open-window",
                "window: {from: {query: f}, cap: {}}|missing-key",
                "window: {from: {query: f, format: epoch-secs}}|bad-format",
                "total: {path: a, header: b}|one-of",
                "keep: {path: a}|one-of"
            })
    void whatDoesNotFitIsTold(String list, String rule) throws IOException {
        assertThat(load("paging: {type: none}, " + list).problems())
                .extracting(problem -> problem.rule())
                .contains(rule);
    }

    @Test
    void anOverlapIsSmallerThanAPage() throws IOException {
        assertThat(load("paging: {type: offset, size: 5, overlap: 5}").problems())
                .extracting(problem -> problem.rule())
                .containsExactly("bad-value");
        assertThat(load("paging: {type: page, repeats: allow}").problems())
                .extracting(problem -> problem.rule())
                .containsExactly("unknown-key");
    }
}
