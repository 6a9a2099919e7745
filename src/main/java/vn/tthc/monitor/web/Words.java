package vn.tthc.monitor.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that stand for enum values in addresses and in the JSON API: the constant's name in lower case. */
public final class Words {
    private Words() {}

    /** For example {@code auth_failed}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant behind a word.
     *
     * @throws BadParameter naming the words that are known
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String parameter, String word) {
        for (var value : List.of(type.getEnumConstants())) {
            if (of(value).equals(word.strip().toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        var known = Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
        throw new BadParameter(parameter, word, known);
    }
}
