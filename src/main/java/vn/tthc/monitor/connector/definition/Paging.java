package vn.tthc.monitor.connector.definition;

/**
 * How a listing goes on. Every kind stops at an empty page; {@code maxPages} is the cap after which a run ends as
 * paging_loop.
 */
public sealed interface Paging {
    /** Hard cap on pages in one run. */
    int maxPages();

    /** One answer is all. */
    record None(int maxPages) implements Paging {}

    /** Page numbers. */
    record Page(String parameter, int start, int size, int maxPages) implements Paging {}

    /** Offsets that grow by the page size. */
    record Offset(String parameter, int start, int size, int maxPages) implements Paging {}

    /** A cursor from the answer, given back in a parameter. */
    record Cursor(String parameter, String path, int maxPages) implements Paging {}

    /** A full or relative address in the answer's body. */
    record NextLink(String path, int maxPages) implements Paging {}

    /** A {@code Link: rel="next"} header (RFC 8288). */
    record LinkHeader(int maxPages) implements Paging {}
}
