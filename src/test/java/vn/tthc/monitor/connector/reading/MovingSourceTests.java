package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ListChecks;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.TestingSessions;

/**
 * A source ordered by time of change, whose dossiers change while it is read: one that was read already goes to the end,
 * and the first one of the next page comes to where nobody looks any more.
 */
class MovingSourceTests {
    private static final int SIZE = 5;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<Row> rows = new ArrayList<>();
    private int clock;
    private int requests;
    private int moves;
    private int movesAtOnce = 1;
    private int shown = SIZE;

    private record Row(int code, int updated) {}

    @BeforeEach
    void serve() {
        for (var code = 0; code < 20; code++) {
            rows.add(new Row(code, clock++));
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var url = request.getUrl();
                var page = url.queryParameter("page");
                var from = page == null
                        ? Integer.parseInt(Objects.requireNonNull(url.queryParameter("skip")))
                        : Integer.parseInt(page) * SIZE;
                var body = answer(from);
                requests++;
                if (requests <= moves) {
                    for (var count = 0; count < movesAtOnce; count++) {
                        change();
                    }
                }
                return new MockResponse.Builder().body(body).build();
            }
        });
    }

    /** The oldest one changes, and is the newest from then on. */
    private void change() {
        var oldest = rows.removeFirst();
        rows.add(new Row(oldest.code(), clock++));
    }

    private String answer(int from) {
        return rows.stream()
                .sorted(Comparator.comparingInt(Row::updated))
                .skip(from)
                .limit(shown)
                .map(row -> "{\"code\":\"" + row.code() + "\",\"updated\":" + row.updated() + "}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private Set<Integer> read() {
        var read = definition.at(server.url("/").uri()).read();
        var session = new TestingSessions().open(definition, server);
        var walk = new ListWalk(session, Objects.requireNonNull(read.list()), WindowBounds.none(), Ask.Phase.LIST);
        var codes = new TreeSet<Integer>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            page.get()
                    .records()
                    .forEach(record -> codes.add(
                            Integer.parseInt(record.json().path("code").asString())));
            doubt = page.get().doubt();
        }
        return codes;
    }

    private @Nullable String doubt;

    private void overlap(int rows) {
        definition.paging = new Paging.Offset("skip", 0, SIZE, 200, null, rows);
    }

    private void passes(int most) {
        definition.paging = new Paging.Page("page", 0, SIZE, 200, null);
        definition.checks = new ListChecks(List.of(), null, most, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSourceThatShowsLessThanTheOverlapIsReadWhole(int most) {
        shown = most;
        overlap(3);
        assertThat(read()).hasSize(20);
    }

    @Test
    void withoutCareRowsAreLost() {
        moves = 3;
        overlap(0);
        assertThat(read()).hasSizeLessThan(20);
        passes(1);
        requests = 0;
        assertThat(read()).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anOverlapLosesNothingHoweverManyMove(int atOnce) {
        moves = 4;
        movesAtOnce = atOnce;
        overlap(1);
        assertThat(read()).hasSize(20);
        assertThat(doubt).isNull();
    }

    @Test
    void anOverlapOfStandingRowsCostsNoPageTwice() {
        overlap(1);
        assertThat(read()).hasSize(20);
        assertThat(requests).isEqualTo(6);
    }

    @Test
    void aSecondPassFindsWhatMoved() {
        moves = 3;
        passes(4);
        assertThat(read()).hasSize(20);
        assertThat(doubt).isNull();
    }

    @Test
    void aSourceThatNeverStandsStillIsDoubted() {
        moves = Integer.MAX_VALUE;
        passes(2);
        read();
        assertThat(doubt).contains("Sau 2 lượt đọc", "paging.passes");
    }
}
