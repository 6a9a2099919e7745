package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.DetailRead;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.TestingSessions;

class WalkTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<String> targets = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();

    private void serve(Function<RecordedRequest, MockResponse> answer) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                var body = request.getBody();
                bodies.add(body == null ? "" : body.utf8());
                return answer.apply(request);
            }
        });
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static String items(int from, int to) {
        var items = new ArrayList<String>();
        for (var number = from; number < to; number++) {
            items.add("{\"code\":\"" + number + "\"}");
        }
        return "\"items\":[" + String.join(",", items) + "]";
    }

    private SourceSession session() {
        return new TestingSessions().open(definition, server);
    }

    private ListWalk walk(WindowBounds window) {
        var read = Objects.requireNonNull(
                definition.at(server.url("/").uri()).read().list());
        return new ListWalk(session(), read, window, Ask.Phase.LIST);
    }

    private List<Integer> sizes() {
        var walk = walk(WindowBounds.none());
        var sizes = new ArrayList<Integer>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            sizes.add(page.get().records().size());
        }
        return sizes;
    }

    private FailureCategory failure() {
        return catchThrowableOfType(SourceFailure.class, this::sizes).category();
    }

    private static int number(RecordedRequest request, String name) {
        return Integer.parseInt(Objects.requireNonNull(request.getUrl().queryParameter(name)));
    }

    @Test
    void pagesEndAtAnEmptyOneAndAShortOneEndsNothing() {
        definition.paging = new Paging.Page("page", 1, 3, 50, null);
        serve(request -> json(
                switch (number(request, "page")) {
                    case 1 -> "{" + items(0, 3) + "}";
                    case 2 -> "{" + items(3, 5) + "}";
                    case 3 -> "{" + items(5, 8) + "}";
                    default -> "{\"items\":null}";
                }));
        assertThat(sizes()).containsExactly(3, 2, 3, 0);
    }

    @Test
    void theEndRuleSavesTheEmptyPage() {
        definition.paging = new Paging.Page("page", 0, 3, 50, TestingDefinition.rule("last", "true"));
        serve(request -> json("{\"last\":" + (number(request, "page") == 1) + ","
                + items(number(request, "page") * 3, number(request, "page") * 3 + 3) + "}"));
        assertThat(sizes()).containsExactly(3, 3);
    }

    @Test
    void offsetsGrowByWhatCame() {
        definition.paging = new Paging.Offset("skip", 0, 10, 50, null);
        serve(request -> json("{" + items(number(request, "skip"), Math.min(7, number(request, "skip") + 4)) + "}"));
        assertThat(sizes()).containsExactly(4, 3, 0);
        assertThat(targets).containsExactly("/list?skip=0", "/list?skip=4", "/list?skip=7");
    }

    @Test
    void cursorsEndWhereNoneComes() {
        definition.paging = new Paging.Cursor("after", DottedPath.of("next"), 50);
        serve(request -> json(
                request.getUrl().queryParameter("after") == null
                        ? "{\"next\":\"c1\"," + items(0, 2) + "}"
                        : "{\"next\":\"\"," + items(2, 4) + "}"));
        assertThat(sizes()).containsExactly(2, 2);
    }

    @Test
    void aCursorOnTheEmptyLastPageEndsToo() {
        definition.paging = new Paging.Cursor("after", DottedPath.of("next"), 50);
        serve(_ -> json("{\"next\":\"c1\",\"items\":[]}"));
        assertThat(sizes()).containsExactly(0);
    }

    @Test
    void nextLinksAreFollowedOnTheSameHostOnly() {
        definition.paging = new Paging.NextLink(DottedPath.of("links.next"), 50);
        serve(request -> json(
                targets.size() == 1
                        ? "{\"links\":{\"next\":\"/list?p=2&x=y\"}," + items(0, 2) + "}"
                        : "{\"links\":{\"next\":\"http://noi-khac.invalid/list\"}," + items(2, 4) + "}"));
        assertThat(failure()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(targets).containsExactly("/list", "/list?p=2&x=y");
    }

    @Test
    void linkHeadersAreFollowed() {
        definition.paging = new Paging.LinkHeader(50);
        serve(_ -> new MockResponse.Builder()
                .addHeader(
                        "Link",
                        targets.size() < 3
                                ? "</list?p=0>; rel=\"prev\", </list?p=" + targets.size() + ">; rel=\"next last\""
                                : "</list?p=0>; rel=prev")
                .body("{" + items(targets.size(), targets.size() + 1) + "}")
                .build());
        assertThat(sizes()).containsExactly(1, 1, 1);
    }

    @Test
    void aPageThatComesTwiceIsALoop() {
        definition.paging = new Paging.Page("page", 0, 2, 50, null);
        serve(_ -> json("{" + items(0, 2) + "}"));
        assertThat(failure()).isEqualTo(FailureCategory.PAGING_LOOP);
        assertThat(targets).hasSize(2);
    }

    @Test
    void thePageCapEndsARunawayListing() {
        definition.paging = new Paging.Page("page", 0, 1, 4, null);
        serve(request -> json("{" + items(number(request, "page"), number(request, "page") + 1) + "}"));
        assertThat(failure()).isEqualTo(FailureCategory.PAGING_LOOP);
        assertThat(targets).hasSize(4);
    }

    @Test
    void aMissingListIsAChangedSchema() {
        serve(_ -> json("{\"data\":[]}"));
        assertThat(failure()).isEqualTo(FailureCategory.SCHEMA);
    }

    @Test
    void noContentIsAnEmptyList() {
        serve(_ -> new MockResponse.Builder().code(204).build());
        assertThat(sizes()).containsExactly(0);
    }

    private static Window window(Placement.Where where) {
        return window(where, null);
    }

    private static Window window(Placement.Where where, @Nullable ZoneId zone) {
        return new Window(
                DossierField.UPDATED_AT,
                new Placement(where, "tu"),
                new Placement(where, "den"),
                "dd/MM/yyyy HH:mm:ss",
                zone,
                Duration.ofMinutes(15),
                null);
    }

    private WindowBounds bounds(Window window, String mark) {
        return WindowBounds.of(window, java.time.Instant.parse(mark), TestingSessions.NOW, TestingDefinition.ZONE);
    }

    @Test
    void theWindowReachesBackByTheLookbackAndUpToTheStart() {
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.QUERY), "2026-11-20T02:00:00Z")).next();
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(targets.getFirst())
                .contains("tu=20%2F11%2F2026%2008%3A45%3A00", "den=20%2F11%2F2026%2010%3A00%3A00");
    }

    @Test
    void aSourceMayReadItsBoundsInAnotherZoneThanItWritesTimesIn() {
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.QUERY, ZoneOffset.UTC), "2026-11-20T02:00:00Z"))
                .next();
        assertThat(targets.getFirst())
                .contains("tu=20%2F11%2F2026%2001%3A45%3A00", "den=20%2F11%2F2026%2003%3A00%3A00");
    }

    @Test
    void theWindowGoesIntoAPostedBody() {
        definition.list = TestingDefinition.post("/list", "{\"loai\":\"HS\",\"n\":\"${size}\"}");
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.BODY), "2026-11-20T02:00:00Z")).next();
        assertThat(bodies.getFirst())
                .isEqualTo("{\"loai\":\"HS\",\"tu\":\"20/11/2026 08:45:00\",\"den\":\"20/11/2026 10:00:00\"}");
    }

    @Test
    void aMarkALittleAheadIsTakenAsNowAndOneFarAheadAsItStands() {
        assertThat(bounds(window(Placement.Where.QUERY), "2026-11-20T03:05:00Z").from())
                .isEqualTo("20/11/2026 09:45:00");
        assertThat(bounds(window(Placement.Where.QUERY), "2030-01-01T00:00:00Z").from())
                .isEqualTo("01/01/2030 07:00:00");
    }

    private DetailWalk details() {
        definition.detail = new DetailRead(
                new HttpCall(HttpCall.Method.GET, "/detail/${code}", Map.of(), Map.of(), null),
                DottedPath.of("data"),
                true);
        var read = definition.at(server.url("/").uri());
        var session = session();
        return new DetailWalk(
                new ListWalk(session, Objects.requireNonNull(read.read().list()), WindowBounds.none(), Ask.Phase.LIST),
                Objects.requireNonNull(read.read().detail()),
                session,
                new RecordMapping(read));
    }

    private void serveDetails(int statusOfTwo) {
        serve(request -> switch (request.getUrl().encodedPath()) {
            case "/list" -> json("{" + items(1, 4) + "}");
            case "/detail/2" ->
                new MockResponse.Builder().code(statusOfTwo).body("{}").build();
            default -> json("{\"data\":{\"status\":\"4\",\"code\":null}}");
        });
    }

    @Test
    void aDetailIsLaidOverTheListedRecord() {
        serveDetails(200);
        var page = details().next().orElseThrow();
        assertThat(page.records().getFirst().json()).hasToString("{\"code\":\"1\",\"status\":\"4\"}");
    }

    @Test
    void aDetailThatFailsForGoodIsForQuarantine() {
        serveDetails(404);
        var page = details().next().orElseThrow();
        assertThat(page.records()).hasSize(3);
        assertThat(page.records().get(1).failure()).contains("HTTP 404");
        assertThat(page.skipped()).isZero();
    }

    @Test
    void aDetailThatFailsForNowIsSkippedAndCounted() {
        serveDetails(500);
        var page = details().next().orElseThrow();
        assertThat(page.records()).hasSize(2);
        assertThat(page.skipped()).isEqualTo(1);
    }

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
