package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One answer of the routing page as text.
 *
 * @param use name of the system to work in; null where there is none
 * @param because why: since when, by which notice, and what of another system
 * @param health state of the system to work in; null where nobody watches it
 */
public record RoutingLine(
        String subject,
        @Nullable String detail,
        String situation,
        String tone,
        @Nullable String use,
        @Nullable String address,
        @Nullable Health health,
        String because,
        @Nullable String next) {

    /** State of a system, and how old its data are. */
    public record Health(String tone, String icon, String word, String asOf) {}
}
