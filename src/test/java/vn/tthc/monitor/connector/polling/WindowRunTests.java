package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.ListChecks;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Paging.Stated;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.definition.Window.Slices;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.platform.TestDatabase;

/** Whole runs, stored, against a source that filters by the time of change and is written to meanwhile. */
@ExtendWith(TestDatabase.class)
class WindowRunTests {
    private static final Instant NOW = TestingSessions.NOW;
    private static final int SIZE = 3;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new ArrayList<>();
    private int failFrom = Integer.MAX_VALUE;
    private int total;
    private Runnable meanwhile = () -> {};

    private record Row(String code, Instant updated) {}

    @BeforeEach
    void serve() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getTarget());
                if (asked.size() >= failFrom) {
                    return new MockResponse.Builder().code(500).build();
                }
                var from = bound(request, "from", Instant.EPOCH);
                var to = bound(request, "to", Instant.MAX);
                var skip =
                        Integer.parseInt(Objects.requireNonNull(request.getUrl().queryParameter("skip")));
                var body = rows.stream()
                        .filter(row ->
                                !row.updated().isBefore(from) && !row.updated().isAfter(to))
                        .sorted(Comparator.comparing(Row::updated).thenComparing(Row::code))
                        .skip(skip)
                        .limit(SIZE)
                        .map(row -> "{\"code\":\"" + row.code() + "\",\"status\":\"4\",\"updated\":\"" + row.updated()
                                + "\"}")
                        .collect(Collectors.joining(",", "{\"total\":" + total + ",\"items\":[", "]}"));
                meanwhile.run();
                return new MockResponse.Builder().body(body).build();
            }
        });
        definition.paging = new Paging.Offset("skip", 0, SIZE, 100, null, 1);
        window(Duration.ZERO, null, null, Duration.ZERO);
    }

    @AfterEach
    void closeCatalogs() {
        catalogs.forEach(TestingCatalog::close);
    }

    private static Instant bound(RecordedRequest request, String name, Instant otherwise) {
        @Nullable String text = request.getUrl().queryParameter(name);
        return text == null ? otherwise : Instant.ofEpochMilli(Long.parseLong(text));
    }

    private void window(Duration lookback, @Nullable Duration step, @Nullable Duration retention, Duration settle) {
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "from"),
                new Placement(Placement.Where.QUERY, "to"),
                "epoch-millis",
                null,
                lookback,
                step == null ? null : Duration.ofDays(10),
                new Slices(true, step, 0),
                settle,
                retention);
    }

    private TestingCatalog catalog() {
        var made = new TestingCatalog(definition, server.url("/").uri());
        catalogs.add(made);
        return made;
    }

    private void row(String code, Instant updated) {
        rows.removeIf(row -> row.code().equals(code));
        rows.add(new Row(code, updated));
    }

    @Test
    void rowsOfOneMomentAreNotLostBetweenPagesNorBetweenRuns() {
        var moment = NOW.minus(Duration.ofHours(1));
        for (var code : List.of("a", "b", "c", "d", "e", "f", "g")) {
            row(code, moment);
        }
        var catalog = catalog();
        catalog.run();
        assertThat(catalog.dossiers.stored).hasSize(7);
        // Written after the run, with the very time that the run took for its mark.
        row("h", moment);
        catalog.clock.advance(Duration.ofMinutes(1));
        catalog.run();
        assertThat(catalog.dossiers.stored).hasSize(8);
    }

    @Test
    void rowsWrittenAndMovedDuringTheReadAreNotLost() {
        for (var number = 0; number < 9; number++) {
            row("r" + number, NOW.minus(Duration.ofMinutes(100 - number)));
        }
        var catalog = catalog();
        meanwhile = () -> {
            if (asked.size() <= 3) {
                // One that was read already changes, so that one that was not moves to where nobody looks any more.
                row("r" + (asked.size() - 1), NOW.minusMillis(10 - asked.size()));
                row("new" + asked.size(), NOW.minusMillis(20 - asked.size()));
            }
        };
        catalog.run();
        meanwhile = () -> {};
        catalog.clock.advance(Duration.ofMinutes(1));
        catalog.run();
        assertThat(catalog.dossiers.stored).hasSize(12);
        assertThat(catalog.dossiers.stored.keySet()).contains("r3", "r4", "r5", "new1", "new2", "new3");
    }

    @Test
    void aRunThatBreaksOffGoesOnFromItsLastPiece() {
        for (var day = 1; day <= 10; day++) {
            row("d" + day, NOW.minus(Duration.ofDays(day)).plusSeconds(60));
        }
        window(Duration.ofMinutes(15), Duration.ofDays(2), null, Duration.ZERO);
        failFrom = 5;
        var catalog = catalog();
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(catalog.checkpoint().mark()).isEqualTo(NOW.minus(Duration.ofDays(6)));
        assertThat(catalog.checkpoint().fullAt()).isNull();
        failFrom = Integer.MAX_VALUE;
        asked.clear();
        catalog.clock.advance(Duration.ofMinutes(1));
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.OK);
        assertThat(asked.getFirst())
                .contains("from="
                        + NOW.minus(Duration.ofDays(6))
                                .minus(Duration.ofMinutes(15))
                                .toEpochMilli());
        assertThat(catalog.dossiers.stored).hasSize(10);
        assertThat(catalog.checkpoint().fullAt()).isNotNull();
    }

    @Test
    void aMarkOlderThanTheSourceKeepsChangesReadsEverythingAndSaysSo() {
        window(Duration.ofMinutes(15), null, Duration.ofDays(90), Duration.ZERO);
        row("a", NOW.minus(Duration.ofHours(1)));
        var catalog = catalog();
        catalog.run();
        catalog.clock.advance(Duration.ofDays(80));
        assertThat(catalog.run().kind()).isEqualTo(RunKind.INCREMENTAL);
        catalog.clock.advance(Duration.ofDays(20));
        var report = catalog.run();
        assertThat(report.kind()).isEqualTo(RunKind.FULL);
        assertThat(catalog.message(report)).contains("cũ hơn thời gian nguồn giữ thay đổi", "retention");
    }

    @Test
    void fewerRowsThanTheSourceStatesMakeARunPartialAndHoldTheMark() {
        definition.checks = new ListChecks(List.of(), new Stated(DottedPath.of("total"), null), 1, false);
        row("a", NOW.minus(Duration.ofHours(1)));
        row("b", NOW.minus(Duration.ofHours(1)));
        total = 3;
        var catalog = catalog();
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(report.category()).isNull();
        assertThat(catalog.message(report)).contains("Nguồn nói có 3 hồ sơ nhưng chỉ cho đọc 2");
        assertThat(catalog.checkpoint()).isEqualTo(Checkpoint.NONE);
        assertThat(catalog.dossiers.stored).hasSize(2);
        total = 2;
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.OK);
        assertThat(catalog.checkpoint().mark()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void theMarkStaysBehindWhatHasNotSettled() {
        window(Duration.ZERO, null, null, Duration.ofMinutes(10));
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "from"),
                null,
                "epoch-millis",
                null,
                Duration.ZERO,
                null,
                new Slices(false, null, 0),
                Duration.ofMinutes(10),
                null);
        row("a", NOW.minus(Duration.ofMinutes(1)));
        var catalog = catalog();
        catalog.run();
        assertThat(catalog.checkpoint().mark()).isEqualTo(NOW.minus(Duration.ofMinutes(10)));
    }

    @Test
    void aPathThatNeverMatchesIsToldAfterAReadOfEverything() {
        for (var number = 0; number < 60; number++) {
            row("r" + number, NOW.minus(Duration.ofMinutes(100 - number)));
        }
        definition.field(DossierField.OFFICER, "canBo.hoTen");
        var catalog = catalog();
        assertThat(catalog.message(catalog.run()))
                .contains("không khớp bản ghi nào trong 60 bản ghi", "officer ← canBo.hoTen")
                .doesNotContain("updatedAt ←");
        catalog.clock.advance(Duration.ofMinutes(1));
        assertThat(catalog.message(catalog.run())).doesNotContain("không khớp");
    }
}
