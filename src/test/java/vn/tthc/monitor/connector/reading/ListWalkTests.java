package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.source.SourceFailure;

/** From page to page in every way that sources know, to the end and not beyond it. */
class ListWalkTests extends WalkBench {
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
}
