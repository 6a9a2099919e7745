package vn.tthc.monitor.connector.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Checks the time window of a listing: that its bounds are sent, and what cutting it into pieces needs. */
final class WindowLint {
    private static final List<String> PLACES = List.of("query", "header", "body");

    private final ConfigNode list;
    private final @Nullable ConfigNode window;
    private final ConfigNode whole;
    private final LintFindings findings;

    /**
     * A check.
     *
     * @param list the listing
     * @param whole the whole file, to look for the field that the window filters by
     */
    WindowLint(ConfigNode list, ConfigNode whole, LintFindings findings) {
        this.list = list;
        this.window = list.get("window");
        this.whole = whole;
        this.findings = findings;
    }

    /** Whether the source is told an upper bound. */
    static boolean closed(ConfigNode list) {
        var window = list.get("window");
        var to = window == null ? null : window.get("to");
        return (to != null && placed(to)) || CallLint.names(list, "${window.to}");
    }

    private static boolean placed(ConfigNode bound) {
        return PLACES.stream().anyMatch(key -> bound.get(key) != null);
    }

    void run() {
        overlap();
        var from = window == null ? null : window.get("from");
        if (window == null || from == null) {
            return;
        }
        if (!placed(from) && !CallLint.names(list, "${window.from}")) {
            findings.error(
                    from.place(),
                    "window-not-sent",
                    "mốc dưới không gửi đi đâu",
                    "một trong " + String.join(", ", PLACES) + ", hoặc ${window.from} trong lời gọi");
        }
        formats(window, from);
        filtered(window.at("by"));
        for (var key : List.of("step", "cap")) {
            if (window.get(key) != null) {
                pieces(window, key);
            }
        }
    }

    private void formats(ConfigNode window, ConfigNode from) {
        var format = from.at("format");
        TimeLint.format(format, findings);
        TimeLint.zone(window.get("timezone"), findings);
        var to = window.get("to");
        var upper = to == null ? null : to.get("format");
        if (upper != null && !upper.asText().equals(format.asText())) {
            findings.error(
                    upper.place(), "bad-format", "\"" + upper.written() + "\"", "như mốc dưới: " + format.asText());
        }
    }

    private void filtered(ConfigNode by) {
        var mapping = whole.get("mapping");
        var fields = mapping == null ? null : mapping.get("fields");
        if (fields != null && fields.get(by.asText()) == null) {
            findings.error(
                    by.place(),
                    "missing-field",
                    "khoảng thời gian theo " + by.asText() + " nhưng mapping.fields không có",
                    "khai " + by.asText() + ", hoặc ghi window.by là mốc mà hệ thống lọc, ví dụ receivedAt");
        }
    }

    private void pieces(ConfigNode window, String key) {
        if (!closed(list)) {
            findings.error(
                    window.keyPlace(key),
                    "open-window",
                    key + " cần cắt khoảng thời gian mà nguồn không nhận mốc trên",
                    "khoá to, hoặc ${window.to} trong lời gọi");
        }
        if (window.get("first") == null) {
            findings.error(
                    window.keyPlace(key),
                    "open-window",
                    key + " cần biết lần đọc đầu bắt đầu từ đâu",
                    "khoá first, ví dụ first: 365d");
        }
    }

    private void overlap() {
        var paging = list.get("paging");
        var overlap = paging == null ? null : paging.get("overlap");
        if (paging != null
                && overlap != null
                && paging.get("size") != null
                && paging.integer("overlap") >= paging.integer("size")) {
            findings.error(
                    overlap.place(),
                    "bad-value",
                    "overlap " + overlap.written() + " không nhỏ hơn size " + paging.text("size"),
                    "ít dòng hơn một trang, nếu không thì không bao giờ đi tiếp");
        }
    }
}
