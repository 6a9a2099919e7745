package vn.tthc.monitor.demo.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a simulated system behaves. */
public enum Mode {
    OK("Chạy tốt"),
    /** Every answer takes seconds. */
    SLOW("Chậm"),
    /** Nothing listens on its port. */
    DOWN("Sập"),
    /** It answers 401 to everybody. */
    AUTH_REFUSED("Từ chối đăng nhập"),
    /** HTML, truncated JSON and errors under status 200, in turn. */
    GARBAGE("Trả lời rác"),
    /** It answers, but its data stand still. */
    STALE("Đứng số liệu");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    /** The word used in the interface, for example {@code auth-refused}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the demo page calls it. */
    public String label() {
        return label;
    }

    /** The mode of that word. */
    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** All words, for a sentence. */
    public static String words() {
        return Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "));
    }
}
