package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier hangs together: its records in several systems, what it may be the same as, and what people have said.
 *
 * @param many whether there is more than one record, so that one can be split off
 */
public record LinkScreen(boolean many, List<Linked> records, List<SuspicionLine> suspicions, List<Said> decisions) {
    /** One record. */
    public record Linked(String source, String system, String code, String received, String status) {}

    /**
     * One decision.
     *
     * @param undone by whom and when it was undone; null while it holds
     */
    public record Said(long id, String sentence, @Nullable String undone) {}

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return !many && suspicions.isEmpty() && decisions.isEmpty();
    }
}
