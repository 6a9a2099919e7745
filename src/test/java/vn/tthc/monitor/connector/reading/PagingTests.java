package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Condition;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.ListChecks;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Paging.Stated;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.TestingSessions;

class PagingTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<String> targets = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<RawPage> pages = new ArrayList<>();

    private void serve(Function<RecordedRequest, String> answer) {
        serveWhole(request ->
                new MockResponse.Builder().body(answer.apply(request)).build());
    }

    private void serveWhole(Function<RecordedRequest, MockResponse> answer) {
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

    /** Walks to the end and answers the codes in the order in which they came. */
    private List<String> codes() {
        var read = definition.at(server.url("/").uri()).read();
        var session = new TestingSessions().open(definition, server);
        var walk = new ListWalk(session, Objects.requireNonNull(read.list()), WindowBounds.none(), Ask.Phase.LIST);
        var codes = new ArrayList<String>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            pages.add(page.get());
            page.get()
                    .records()
                    .forEach(record -> codes.add(record.json().path("code").asString()));
        }
        return codes;
    }

    private SourceFailure failure() {
        return catchThrowableOfType(SourceFailure.class, this::codes);
    }

    private @Nullable String doubt() {
        return pages.getLast().doubt();
    }

    private static String items(int from, int to) {
        return "\"items\":["
                + IntStream.range(from, to)
                        .mapToObj(number -> "{\"code\":\"" + number + "\"}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static int number(RecordedRequest request, String name) {
        return Integer.parseInt(Objects.requireNonNull(request.getUrl().queryParameter(name)));
    }

    private void checks(@Nullable Stated total, int passes, boolean repeats) {
        definition.checks = new ListChecks(List.of(), total, passes, repeats);
    }

    private static Stated inBody(String path) {
        return new Stated(DottedPath.of(path), null);
    }

    private static Stated inHeader(String name) {
        return new Stated(null, name);
    }

    @Test
    void everyKeyOfAContinueObjectGoesIntoTheNextRequest() {
        definition.paging = new Paging.Continue(DottedPath.of("continue"), 50, null);
        serve(_ -> switch (targets.size()) {
            case 1 ->
                "{" + items(0, 2) + ",\"continue\":{\"gcmcontinue\":\"page|A|7\",\"continue\":\"gcmcontinue||\"}}";
            case 2 -> "{" + items(2, 4) + ",\"continue\":{\"rvcontinue\":12}}";
            default -> "{" + items(4, 5) + "}";
        });
        assertThat(codes()).containsExactly("0", "1", "2", "3", "4");
        assertThat(targets)
                .containsExactly(
                        "/list", "/list?gcmcontinue=page%7CA%7C7&continue=gcmcontinue%7C%7C", "/list?rvcontinue=12");
    }

    @Test
    void aStatedNumberOfPagesEndsWhereThePageBehindWouldBeAnError() {
        definition.paging = new Paging.Page("page", 1, 2, 50, null, inHeader("X-WP-TotalPages"));
        serveWhole(request -> number(request, "page") > 2
                ? new MockResponse.Builder()
                        .code(400)
                        .body("{\"code\":\"rest_post_invalid_page_number\"}")
                        .build()
                : new MockResponse.Builder()
                        .addHeader("X-WP-TotalPages", "2")
                        .body("{" + items(number(request, "page") * 2, number(request, "page") * 2 + 2) + "}")
                        .build());
        assertThat(codes()).containsExactly("2", "3", "4", "5");
        assertThat(targets).hasSize(2);
    }

    @Test
    void aTotalThatPromisesMoreIsADoubtAndNothingElse() {
        definition.paging = new Paging.Page("page", 0, 2, 50, null);
        checks(inBody("total"), 1, false);
        serve(request -> number(request, "page") < 2
                ? "{\"total\":9," + items(number(request, "page") * 2, number(request, "page") * 2 + 2) + "}"
                : "{\"total\":9,\"items\":[]}");
        assertThat(codes()).hasSize(4);
        assertThat(doubt()).contains("có 9 hồ sơ", "chỉ cho đọc 4", "read.list.total");
        assertThat(pages.getFirst().doubt()).isNull();
    }

    @Test
    void aTotalThatPromisesLessEndsNothingEarly() {
        definition.paging = new Paging.Offset("skip", 0, 2, 50, null);
        checks(inHeader("X-Total-Count"), 1, false);
        serveWhole(request -> new MockResponse.Builder()
                .addHeader("X-Total-Count", "2")
                .body("{" + items(number(request, "skip"), Math.min(5, number(request, "skip") + 2)) + "}")
                .build());
        assertThat(codes()).hasSize(5);
        assertThat(doubt()).isNull();
    }

    @Test
    void aCursorOnTheLastPageEndsByItsRule() {
        definition.paging =
                new Paging.Cursor("after", DottedPath.of("next"), 50, TestingDefinition.rule("more", "false"));
        serve(_ -> targets.size() == 1
                ? "{\"more\":true,\"next\":\"c1\"," + items(0, 2) + "}"
                : "{\"more\":false,\"next\":\"c2\"," + items(2, 3) + "}");
        assertThat(codes()).containsExactly("0", "1", "2");
        assertThat(targets).containsExactly("/list", "/list?after=c1");
    }

    @Test
    void aCursorThatComesAgainIsALoopAfterItsPageWasRead() {
        definition.paging = new Paging.Cursor("after", DottedPath.of("next"), 50);
        serve(_ -> "{\"next\":\"c1\"," + items(targets.size(), targets.size() + 1) + "}");
        assertThat(failure().category()).isEqualTo(FailureCategory.PAGING_LOOP);
        assertThat(pages).hasSize(2);
        assertThat(targets).containsExactly("/list", "/list?after=c1");
    }

    @Test
    void aPageThatOnlyCountsItselfIsALoopToo() {
        definition.paging = new Paging.Page("page", 0, 2, 50, null);
        serve(request -> "{\"page\":" + number(request, "page") + "," + items(0, 2) + "}");
        assertThat(failure().category()).isEqualTo(FailureCategory.PAGING_LOOP);
        assertThat(targets).hasSize(2);
    }

    @Test
    void aFeedOfChangesMayShowNothingForAWhile() {
        definition.paging = new Paging.Cursor("after", DottedPath.of("next"), 50);
        checks(null, 1, true);
        serve(_ -> switch (targets.size()) {
            case 1 -> "{\"next\":\"c1\"," + items(0, 1) + "}";
            case 2 -> "{\"next\":\"c2\",\"items\":[]}";
            case 3 -> "{\"next\":\"c3\",\"items\":[]}";
            default -> "{\"next\":\"c3\"," + items(1, 2) + "}";
        });
        assertThat(codes()).containsExactly("0", "1");
        assertThat(targets).hasSize(4);
        assertThat(pages.getLast().last()).isTrue();
    }

    @Test
    void aNextLinkMayBeWhole() {
        definition.paging = new Paging.NextLink(DottedPath.of("links['@next']"), 50);
        serve(_ -> targets.size() == 1
                ? "{\"links\":{\"@next\":\"" + server.url("/list?p=2") + "\"}," + items(0, 1) + "}"
                : "{\"links\":{\"@next\":null}," + items(1, 2) + "}");
        assertThat(codes()).containsExactly("0", "1");
        assertThat(targets).containsExactly("/list", "/list?p=2");
    }

    @Test
    void anOffsetCanStandInAPostedBodyAsANumber() {
        definition.list = TestingDefinition.post(
                "/rpc", "{\"jsonrpc\":\"2.0\",\"params\":{\"limit\":\"${size}\",\"offset\":\"${offset}\"},\"id\":1}");
        definition.records = "result.items";
        definition.paging = new Paging.Offset(null, 0, 2, 50, null);
        serve(_ -> "{\"jsonrpc\":\"2.0\",\"result\":{"
                + items((targets.size() - 1) * 2, Math.min(3, targets.size() * 2))
                        .replace("[]", "[]") + "}}");
        assertThat(codes()).containsExactly("0", "1", "2");
        assertThat(bodies)
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"params\":{\"limit\":2,\"offset\":0},\"id\":1}",
                        "{\"jsonrpc\":\"2.0\",\"params\":{\"limit\":2,\"offset\":2},\"id\":1}",
                        "{\"jsonrpc\":\"2.0\",\"params\":{\"limit\":2,\"offset\":3},\"id\":1}");
    }

    @Test
    void recordsAreFilteredAfterPagesAreCounted() {
        definition.paging = new Paging.Offset("skip", 0, 2, 50, null);
        definition.checks = new ListChecks(
                List.of(new Condition(DottedPath.of("code"), Condition.Test.NOT_IN, Set.of("0", "1", "4"))),
                inBody("total"),
                1,
                false);
        serve(request ->
                "{\"total\":5," + items(number(request, "skip"), Math.min(5, number(request, "skip") + 2)) + "}");
        assertThat(codes()).containsExactly("2", "3");
        assertThat(targets).containsExactly("/list?skip=0", "/list?skip=2", "/list?skip=4", "/list?skip=5");
        assertThat(doubt()).isNull();
    }

    @Test
    void aListMayBeLeftOutWhereThereIsNothing() {
        definition.checks = new ListChecks(List.of(), null, 1, false, TestingDefinition.rule("batchcomplete"));
        serve(_ -> "{\"batchcomplete\":true}");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aListThatIsLeftOutWithoutThatWordIsAChangedSchema() {
        definition.checks = new ListChecks(List.of(), null, 1, false, TestingDefinition.rule("batchcomplete"));
        serve(_ -> "{\"data\":[]}");
        assertThat(failure().category()).isEqualTo(FailureCategory.SCHEMA);
    }

    @Test
    void pagesMayChangeTheirSizeMidWay() {
        definition.paging = new Paging.Offset("skip", 0, 10, 50, null);
        var sizes = List.of(3, 1, 4, 0);
        serve(request ->
                "{" + items(number(request, "skip"), number(request, "skip") + sizes.get(targets.size() - 1)) + "}");
        assertThat(codes()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void xmlListsOfOneAndOfNoneAreLists() {
        definition.records = "KetQua.DanhSach.HoSo";
        definition.paging = new Paging.Page("page", 1, 1, 50, null);
        serve(request -> number(request, "page") < 3
                ? "<KetQua><DanhSach><HoSo><code>" + number(request, "page") + "</code></HoSo></DanhSach></KetQua>"
                : "<KetQua><DanhSach/></KetQua>");
        assertThat(codes()).containsExactly("1", "2");
        definition.records = "KetQua.DanhMuc.HoSo";
        assertThat(failure().category()).isEqualTo(FailureCategory.SCHEMA);
    }
}
