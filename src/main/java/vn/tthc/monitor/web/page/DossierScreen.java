package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dossier as text.
 *
 * @param disagreement sentence where linked systems disagree
 * @param mismatches what they disagree about, each with its owner
 * @param late why it came late; null where it did not
 * @param raw records as received; empty unless a technician asked for them
 */
public record DossierScreen(
        QueueLine line,
        @Nullable String nationalCode,
        String asOf,
        List<KnowingSystem> systems,
        List<Value> values,
        List<Event> timeline,
        @Nullable String disagreement,
        List<MismatchLine> mismatches,
        ClockScreen clock,
        @Nullable LateScreen late,
        boolean mayReadRaw,
        List<Raw> raw) {

    /** One system that knows the dossier, or knew it. */
    public record KnowingSystem(
            String name,
            boolean decides,
            boolean stale,
            String asOf,
            String state,
            String icon,
            @Nullable String absence,
            @Nullable String deepLink) {}

    /** One field and what each system says, in the order of the systems. */
    public record Value(String label, List<Cell> cells, boolean differs) {}

    /** What one system says. */
    public record Cell(String text, boolean missing) {}

    /** One line of the merged timeline. */
    public record Event(
            String time,
            String system,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /** One record as received. */
    public record Raw(String system, String text) {}
}
