package vn.tthc.monitor.connector.arrival;

import java.util.List;
import java.util.Locale;

/** Names that programs give to files they are still writing, or to their locks. */
final class UnfinishedName {
    private static final List<String> ENDINGS =
            List.of(".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp", "~");

    private UnfinishedName() {}

    static boolean is(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".")
                || lower.startsWith("~$")
                || ENDINGS.stream().anyMatch(lower::endsWith);
    }
}
