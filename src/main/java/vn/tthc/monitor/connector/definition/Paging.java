package vn.tthc.monitor.connector.definition;

import org.jspecify.annotations.Nullable;

/**
 * How a listing goes on. Every kind stops at an empty page; {@code maxPages} is the cap after which a run ends as
 * paging_loop. A {@code parameter} is one of the query; it is null where the call's own templates name {@code ${page}},
 * {@code ${offset}} or {@code ${cursor}}. {@code end} holds on the last page: it saves asking for an empty one, and ends
 * what gives a cursor or a link even there.
 */
public sealed interface Paging {
    /** Hard cap on pages in one run. */
    int maxPages();

    /** What holds on the last page; null where nothing tells. */
    default @Nullable ValueRule end() {
        return null;
    }

    /** One answer is all. */
    record None(int maxPages) implements Paging {}

    /**
     * Page numbers.
     *
     * @param pages where the source says how many pages there are, for one that refuses to show a page behind the last
     */
    record Page(
            @Nullable String parameter,
            int start,
            int size,
            int maxPages,
            @Nullable ValueRule end,
            @Nullable Stated pages)
            implements Paging {

        public Page(@Nullable String parameter, int start, int size, int maxPages, @Nullable ValueRule end) {
            this(parameter, start, size, maxPages, end, null);
        }
    }

    /**
     * Offsets that grow by the rows that came.
     *
     * @param overlap so many rows of the last page are asked for again, to see that none has moved between
     */
    record Offset(
            @Nullable String parameter,
            int start,
            int size,
            int maxPages,
            @Nullable ValueRule end,
            int overlap) implements Paging {

        public Offset(@Nullable String parameter, int start, int size, int maxPages, @Nullable ValueRule end) {
            this(parameter, start, size, maxPages, end, 0);
        }
    }

    /** A cursor from the answer, given back in the next request; null, absent or empty on the last page. */
    record Cursor(
            @Nullable String parameter,
            DottedPath path,
            int maxPages,
            @Nullable ValueRule end) implements Paging {

        public Cursor(@Nullable String parameter, DottedPath path, int maxPages) {
            this(parameter, path, maxPages, null);
        }
    }

    /** A full or relative address in the answer's body. */
    record NextLink(DottedPath path, int maxPages, @Nullable ValueRule end) implements Paging {

        public NextLink(DottedPath path, int maxPages) {
            this(path, maxPages, null);
        }
    }

    /** A {@code Link: rel="next"} header (RFC 8288). */
    record LinkHeader(int maxPages) implements Paging {}

    /** An object in the answer, every key of which goes into the next request's query; absent on the last page. */
    record Continue(DottedPath path, int maxPages, @Nullable ValueRule end) implements Paging {}

    /** A number that the source states: in its answer, or in a header. */
    record Stated(@Nullable DottedPath path, @Nullable String header) {}
}
