package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One suspected duplicate as text.
 *
 * @param evidence why it is suspected
 * @param returned how often it came back; null where it did not
 */
public record SuspicionLine(
        long id,
        String kind,
        String evidence,
        String since,
        String state,
        boolean open,
        @Nullable String returned,
        Side one,
        Side other,
        List<Fact> facts) {
    /** One of the two dossiers. */
    public record Side(String address, String system, String code) {}

    /** One fact of both. */
    public record Fact(String label, String one, String other) {}
}
