package vn.tthc.monitor.dossier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code as the key under which records of several systems are one dossier. The old long form {@code 000.00.24.H24-260122-0001}
 * and the short {@code H24.24-260122-00001} are the same code; a code of no national form counts only in its own system.
 */
final class LinkKey {
    private static final Pattern NATIONAL = Pattern.compile(
            "(?<before>(?:\\d{2,3}\\.)*)(?<head>[HG]\\d{2})(?<after>(?:\\.\\d+)*)-(?<day>\\d{6})-(?<number>\\d+)");

    private LinkKey() {}

    /** A national code that we cannot take apart is still the same text in every system. */
    static Optional<String> given(@Nullable String code) {
        return Optional.ofNullable(code).map(LinkKey::compact).filter(text -> !text.isEmpty());
    }

    /** The short form without leading zeros in the number; empty when the code is not of the national form. */
    static Optional<String> national(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        var parts = NATIONAL.matcher(compact(code));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var agency = parts.group("head") + reversed(parts.group("before")) + parts.group("after");
        var number = parts.group("number").replaceFirst("^0+(?=\\d)", "");
        return Optional.of(agency + "-" + parts.group("day") + "-" + number);
    }

    private static String compact(String code) {
        return code.strip().toUpperCase(Locale.ROOT).replace(" ", "");
    }

    /** {@code 000.00.24.} becomes {@code .24}: the long form writes the smallest unit first and fills up with zeros. */
    private static String reversed(String groups) {
        var path = new StringBuilder();
        for (var group : groups.split("\\.", -1)) {
            if (!group.isEmpty() && (!path.isEmpty() || !group.chars().allMatch(digit -> digit == '0'))) {
                path.insert(0, "." + group);
            }
        }
        return path.toString();
    }
}
