package vn.tthc.monitor.dossier;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Masks a person's name for lists and messages: the family name stays, the others become initials. */
public final class PersonName {
    private PersonName() {}

    /** {@code Nguyễn Thị Minh Hương} becomes {@code Nguyễn T. M. H.}; a single word becomes its initial. */
    public static @Nullable String masked(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var words = name.strip().split("\\s+");
        if (words.length == 1) {
            return initial(words[0]);
        }
        var initials = Arrays.stream(words).skip(1).map(PersonName::initial).collect(Collectors.joining(" "));
        return words[0] + " " + initials;
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)) + ".";
    }
}
