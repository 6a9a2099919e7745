package vn.tthc.monitor.demo.chat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the simulated chat behaves. */
public enum ChatMode {
    OK("ok", "Chạy tốt"),
    /** Refuses with retry_after. */
    TOO_MANY("429", "Quá nhiều tin (429)"),
    FAILING("500", "Lỗi máy chủ (500)"),
    /** Keeps the message, but the caller never hears of it. */
    TIMEOUT("timeout", "Nhận rồi im lặng");

    private final String word;
    private final String label;

    ChatMode(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word used in the interface. */
    public String word() {
        return word;
    }

    /** What the demo page calls it. */
    public String label() {
        return label;
    }

    /** The mode of that word. */
    public static Optional<ChatMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }

    /** All words, for a sentence. */
    public static String words() {
        return Arrays.stream(values()).map(ChatMode::word).collect(Collectors.joining(", "));
    }
}
