package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.connector.definition.ListChecks;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Paging.Stated;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.definition.Window.Slices;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.TestingSessions;

/** A source that shows at most so many of the dossiers that changed between two moments, both of them included. */
class WindowWalkTests {
    private static final Instant NOW = TestingSessions.NOW;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<Instant> changes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<RawPage> pages = new ArrayList<>();
    private int shown = Integer.MAX_VALUE;
    private int refused = Integer.MAX_VALUE;

    @BeforeEach
    void serve() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var from = bound(request, "from");
                var to = bound(request, "to");
                asked.add(from + ".." + to);
                var found = IntStream.range(0, changes.size())
                        .filter(code -> !changes.get(code).isBefore(from))
                        .filter(code -> !changes.get(code).isAfter(to))
                        .boxed()
                        .toList();
                if (found.size() > refused) {
                    return new MockResponse.Builder()
                            .body("{\"error\":\"TOO_MANY\"}")
                            .build();
                }
                var body = found.stream()
                        .limit(shown)
                        .map(code -> "{\"code\":\"" + code + "\"}")
                        .collect(Collectors.joining(
                                ",", "{\"error\":\"NONE\",\"total\":" + found.size() + ",\"items\":[", "]}"));
                return new MockResponse.Builder().body(body).build();
            }
        });
        window(new Slices(true, null, 0));
    }

    private static Instant bound(RecordedRequest request, String name) {
        var text = Objects.requireNonNull(request.getUrl().queryParameter(name));
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private void window(Slices slices) {
        window(slices, "epoch-seconds", Duration.ZERO);
    }

    private void window(Slices slices, String format, Duration settle) {
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "from"),
                new Placement(Placement.Where.QUERY, "to"),
                format,
                null,
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                slices,
                settle,
                null);
    }

    private void changed(int count, Duration apart) {
        for (var number = 0; number < count; number++) {
            changes.add(NOW.minus(apart.multipliedBy(number)));
        }
    }

    private Set<Integer> read(@Nullable Instant mark) {
        var read = definition.at(server.url("/").uri()).read();
        var session = new TestingSessions().open(definition, server);
        var walk = WindowWalk.through(session, Objects.requireNonNull(read.list()), mark, NOW, TestingDefinition.ZONE);
        var codes = new TreeSet<Integer>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            pages.add(page.get());
            page.get()
                    .records()
                    .forEach(record -> codes.add(
                            Integer.parseInt(record.json().path("code").asString())));
        }
        return codes;
    }

    @Test
    void aWindowUnderTheLimitIsReadWhole() {
        changed(50, Duration.ofHours(1));
        window(new Slices(true, null, 100));
        assertThat(read(null)).hasSize(50);
        assertThat(asked).containsExactly(NOW.minus(Duration.ofDays(30)) + ".." + NOW);
        assertThat(pages.getLast().last()).isTrue();
    }

    @Test
    void aWindowAtTheLimitIsHalvedUntilNothingIsCutOff() {
        changed(500, Duration.ofMinutes(37));
        shown = 40;
        assertThat(read(null)).hasSize(40);
        window(new Slices(true, null, 40));
        assertThat(read(null)).hasSize(500);
        assertThat(pages.getLast().last()).isTrue();
        assertThat(pages.getLast().doubt()).isNull();
    }

    @Test
    void aTotalAboveTheLimitHalvesAtOnce() {
        changed(200, Duration.ofMinutes(37));
        shown = 60;
        window(new Slices(true, null, 60));
        definition.checks = new ListChecks(List.of(), new Stated(DottedPath.of("total"), null), 1, false);
        definition.paging = new Paging.None(1);
        assertThat(read(null)).hasSize(200);
        assertThat(pages).extracting(RawPage::doubt).containsOnlyNulls();
    }

    @Test
    void anAnswerCalledTooLargeHalvesToo() {
        changed(300, Duration.ofMinutes(37));
        refused = 50;
        definition.success = TestingDefinition.rule("error", "NONE");
        definition.failures =
                List.of(new FailureRule(TestingDefinition.rule("error", "TOO_MANY"), FailureCategory.TOO_LARGE));
        assertThat(read(null)).hasSize(300);
        assertThat(asked.size()).isGreaterThan(6);
    }

    @Test
    void anAnswerLargerThanAllowedHalvesToo() {
        changed(300, Duration.ofMinutes(37));
        definition.body = DataSize.ofBytes(900);
        assertThat(read(null)).hasSize(300);
        assertThat(asked.size()).isGreaterThan(6);
    }

    @Test
    void manyOfOneMomentAreToldAndTheRestIsReadAllTheSame() {
        changed(30, Duration.ofHours(20));
        for (var same = 0; same < 50; same++) {
            changes.add(NOW.minus(Duration.ofDays(3)));
        }
        shown = 20;
        window(new Slices(true, null, 20));
        assertThat(read(null)).hasSizeGreaterThanOrEqualTo(50);
        assertThat(pages)
                .extracting(RawPage::doubt)
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(doubt -> assertThat(doubt).contains("đủ trần 20 hồ sơ", "không chia nhỏ hơn được"));
    }

    @Test
    void boundsThatAreWrittenAlikeAreNotAskedForAgain() {
        changed(10, Duration.ofMinutes(1));
        shown = 5;
        window(new Slices(true, null, 5), "yyyy-MM-dd", Duration.ZERO);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getTarget());
                return new MockResponse.Builder()
                        .body("{\"items\":[{\"code\":\"1\"},{\"code\":\"2\"},{\"code\":\"3\"},{\"code\":\"4\"},"
                                + "{\"code\":\"" + asked.size() + "5\"}]}")
                        .build();
            }
        });
        read(NOW);
        assertThat(asked).hasSize(1);
        assertThat(pages.getLast().doubt()).contains("2026-11-20", "đủ trần 5");
    }

    @Test
    void stepsAreReadFromOldToNewAndSaySoAtEachEnd() {
        changed(30, Duration.ofDays(1));
        window(new Slices(true, Duration.ofDays(10), 0));
        assertThat(read(null)).hasSize(30);
        var start = NOW.minus(Duration.ofDays(30));
        assertThat(asked)
                .containsExactly(
                        start + ".." + start.plus(Duration.ofDays(10)),
                        start.plus(Duration.ofDays(10)) + ".." + start.plus(Duration.ofDays(20)),
                        start.plus(Duration.ofDays(20)) + ".." + NOW);
        assertThat(pages)
                .extracting(RawPage::settled)
                .containsExactly(start.plus(Duration.ofDays(10)), start.plus(Duration.ofDays(20)), null);
        assertThat(pages).extracting(RawPage::last).containsExactly(false, false, true);
    }

    @Test
    void theUpperBoundStaysBehindWhatHasNotSettled() {
        window(new Slices(true, null, 0), "epoch-seconds", Duration.ofMinutes(5));
        read(NOW.minus(Duration.ofHours(1)));
        assertThat(asked).containsExactly(NOW.minus(Duration.ofMinutes(75)) + ".." + NOW.minus(Duration.ofMinutes(5)));
    }

    @Test
    void whatCannotBeCutFailsWithItsReason() {
        changed(300, Duration.ofMillis(1));
        definition.body = DataSize.ofBytes(900);
        assertThat(catchThrowableOfType(SourceFailure.class, () -> read(null)).category())
                .isEqualTo(FailureCategory.TOO_LARGE);
    }
}
