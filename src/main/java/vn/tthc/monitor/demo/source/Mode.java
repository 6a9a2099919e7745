package vn.tthc.monitor.demo.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a simulated system behaves. */
public enum Mode {
    OK,
    /** Every answer takes seconds. */
    SLOW,
    /** Nothing listens on its port. */
    DOWN,
    /** It answers 401 to everybody. */
    AUTH_REFUSED,
    /** HTML, truncated JSON and errors under status 200, in turn. */
    GARBAGE,
    /** It answers, but its data stand still. */
    STALE;

    /** The word used in the interface, for example {@code auth-refused}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of that word. */
    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** Their words, for a sentence. */
    public static String words(List<Mode> modes) {
        return modes.stream().map(Mode::word).collect(Collectors.joining(", "));
    }
}
