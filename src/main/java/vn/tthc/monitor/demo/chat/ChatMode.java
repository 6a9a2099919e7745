package vn.tthc.monitor.demo.chat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the simulated chat behaves. */
public enum ChatMode {
    OK("ok"),
    /** Refuses with retry_after. */
    TOO_MANY("429"),
    FAILING("500"),
    /** Keeps the message, but the caller never hears of it. */
    TIMEOUT("timeout");

    private final String word;

    ChatMode(String word) {
        this.word = word;
    }

    /** The word used in the interface. */
    public String word() {
        return word;
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
