package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a dossier came late, as text.
 *
 * @param total all outages together, where there are several
 * @param computed when the evidence was computed, or since when it does not hold any more
 * @param decision what a person confirmed; null where nobody has
 * @param before what was said before that, newest first
 * @param causes the pick-list; what is confirmed or suggested is chosen
 */
public record LateScreen(
        long dossier,
        List<Part> parts,
        @Nullable String total,
        @Nullable String computed,
        @Nullable String decision,
        List<String> before,
        List<Cause> causes,
        @Nullable String note,
        @Nullable String apologyDue,
        boolean mayDecide) {

    /** One outage. */
    public record Part(long incident, String text) {}

    /** One cause. */
    public record Cause(String value, String label, boolean chosen) {}
}
