package vn.tthc.monitor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table that the benchmark prints. */
final class ResultTable {
    private record Row(String what, String measured, String compared, String budget, String verdict) {}

    private final List<Row> rows = new ArrayList<>();

    /** One line; {@code held} is null where there is no budget. */
    void add(String what, String measured, String compared, String budget, Boolean held) {
        rows.add(new Row(what, measured, compared, budget, held == null ? "" : held ? "held" : "MISSED"));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String milliseconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.1f ms", nanoseconds / 1e6);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("\n");
        line(text, "what", "measured", "beside it", "budget", "");
        text.append("-".repeat(128)).append('\n');
        rows.forEach(row -> line(text, row.what(), row.measured(), row.compared(), row.budget(), row.verdict()));
        return text.toString();
    }

    private static void line(StringBuilder text, String... cells) {
        text.append(String.format(Locale.ROOT, "%-52s  %-22s  %-26s  %-14s  %s%n", (Object[]) cells));
    }
}
