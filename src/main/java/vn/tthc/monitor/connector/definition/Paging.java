package vn.tthc.monitor.connector.definition;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueRule;

/**
 * How a listing goes on. Every kind stops at an empty page; {@code maxPages} is the cap after which a run ends as
 * paging_loop. A {@code parameter} is one of the query; it is null where the call's own templates name {@code ${page}},
 * {@code ${offset}} or {@code ${cursor}}. {@code end} holds on the last page, which saves asking for an empty one.
 */
public sealed interface Paging {
    /** Hard cap on pages in one run. */
    int maxPages();

    /** One answer is all. */
    record None(int maxPages) implements Paging {}

    /** Page numbers. */
    record Page(
            @Nullable String parameter,
            int start,
            int size,
            int maxPages,
            @Nullable ValueRule end) implements Paging {}

    /** Offsets that grow by the page size. */
    record Offset(
            @Nullable String parameter,
            int start,
            int size,
            int maxPages,
            @Nullable ValueRule end) implements Paging {}

    /** A cursor from the answer, given back in the next request; null, absent or empty on the last page. */
    record Cursor(@Nullable String parameter, DottedPath path, int maxPages) implements Paging {}

    /** A full or relative address in the answer's body. */
    record NextLink(DottedPath path, int maxPages) implements Paging {}

    /** A {@code Link: rel="next"} header (RFC 8288). */
    record LinkHeader(int maxPages) implements Paging {}
}
