package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.web.DerivationText;

/**
 * The clock of a dossier as text: whose due time it is, how ours was computed, who held it, and what is wrong.
 *
 * @param origin sentence about whose due time it is; null where there is none
 * @param notes what is known of its entry into the systems, where that blames nobody
 * @param computed our own due time, where the source gave another
 * @param undecided what would become of ours if undecided days became rest days; null where it crosses none
 */
public record ClockScreen(
        @Nullable String origin,
        @Nullable String computed,
        @Nullable String limit,
        @Nullable String rules,
        @Nullable String undecided,
        List<DerivationText.Row> rows,
        HoldingScreen holding,
        List<String> findings,
        List<String> notes) {}
