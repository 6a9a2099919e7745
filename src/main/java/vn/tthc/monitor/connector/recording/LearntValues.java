package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal values that are known to be in the answers of one source, and where they stand in a text however they are
 * written there: in capitals, without accents, with other separators or none, with zeros lost.
 */
final class LearntValues {
    /** Shorter ones occur inside innocent words and numbers. */
    private static final int SHORTEST_INSIDE = 6;

    private static final int SHORTEST_OF_WORDS = 4;
    private static final int SHORTEST_GLUED = 8;

    /** Of a number inside a longer run of digits. */
    private static final int SHORTEST_RUN = 9;

    private static final int MOST_GROUPS = 6;
    private static final Pattern GROUP = Pattern.compile("\\d+");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s.\\-()/]{1,3}");
    private static final Pattern NUMERIC = Pattern.compile("\\+?[\\d\\s.\\-()/]+");

    private final Map<String, List<Known>> byFirstWord = new HashMap<>();
    private final Map<String, PersonalKind> byDigits = new HashMap<>();
    private final Map<Integer, Set<String>> digitsByLength = new HashMap<>();
    private final Map<Integer, Set<String>> gluedByLength = new HashMap<>();

    private record Known(List<String> words, PersonalKind kind) {}

    /** A personal value in a text; {@code glued} where it is a part of one word. */
    record Found(
            int start, int end, PersonalKind kind, @Nullable String glued) {}

    /** Takes in a value of a person. */
    void learn(PersonalKind kind, String value) {
        var words = Word.folded(value);
        var length = words.stream().mapToInt(String::length).sum();
        if (numeric(kind) && NUMERIC.matcher(value).matches()) {
            digits(kind, value);
        } else if (length >= SHORTEST_INSIDE || (words.size() > 1 && length >= SHORTEST_OF_WORDS)) {
            var known = byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
            if (known.stream().noneMatch(one -> one.words.equals(words))) {
                known.add(new Known(words, kind));
                // Longest first, so that a name that contains another is found whole.
                known.sort(
                        Comparator.comparingInt((Known one) -> one.words.size()).reversed());
            }
            if (kind == PersonalKind.NAME && words.size() > 1 && length >= SHORTEST_GLUED) {
                gluedByLength.computeIfAbsent(length, _ -> new HashSet<>()).add(String.join("", words));
            }
        }
    }

    private void digits(PersonalKind kind, String value) {
        var core = Digits.core(kind, value);
        if (core.length() >= SHORTEST_INSIDE) {
            byDigits.putIfAbsent(core, kind);
            var whole = Digits.of(value);
            if (whole.length() >= SHORTEST_RUN) {
                digitsByLength
                        .computeIfAbsent(whole.length(), _ -> new HashSet<>())
                        .add(whole);
            }
        }
    }

    private static boolean numeric(PersonalKind kind) {
        return kind == PersonalKind.NUMBER || kind == PersonalKind.PHONE;
    }

    /** What the whole text is known to be; null where it is no such value. */
    @Nullable PersonalKind kind(String text) {
        var found = in(text);
        if (found.size() != 1) {
            return null;
        }
        var only = found.getFirst();
        var words = Word.of(text);
        return only.glued == null
                        && only.start <= words.getFirst().start()
                        && only.end >= words.getLast().end()
                ? only.kind
                : null;
    }

    /** Every known value in a text, in order, none over another. */
    List<Found> in(String text) {
        var words = Word.of(text);
        var found = new ArrayList<Found>();
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            var known = longest(words, index);
            if (known != null) {
                var last = words.get(index + known.words.size() - 1);
                found.add(new Found(word.start(), last.end(), known.kind, null));
                index += known.words.size() - 1;
                continue;
            }
            var name = glued(word.folded());
            if (name != null) {
                found.add(new Found(word.start(), word.end(), PersonalKind.NAME, name));
            }
        }
        numbers(text, found);
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    private @Nullable Known longest(List<Word> words, int from) {
        for (var known : byFirstWord.getOrDefault(words.get(from).folded(), List.of())) {
            if (from + known.words.size() <= words.size() && follows(words, from, known.words)) {
                return known;
            }
        }
        return null;
    }

    private static boolean follows(List<Word> words, int from, List<String> wanted) {
        for (var index = 0; index < wanted.size(); index++) {
            if (!words.get(from + index).folded().equals(wanted.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** The name that a word like {@code nguyenvanan1985} contains. */
    private @Nullable String glued(String word) {
        return word.length() < SHORTEST_GLUED ? null : part(word, gluedByLength);
    }

    private static @Nullable String part(String word, Map<Integer, Set<String>> byLength) {
        for (var known : byLength.entrySet()) {
            for (var start = 0; start + known.getKey() <= word.length(); start++) {
                var piece = word.substring(start, start + known.getKey());
                if (known.getValue().contains(piece)) {
                    return piece;
                }
            }
        }
        return null;
    }

    private void numbers(String text, List<Found> found) {
        if (byDigits.isEmpty()) {
            return;
        }
        var groups = GROUP.matcher(text).results().toList();
        for (var first = 0; first < groups.size(); first++) {
            for (var last = Math.min(groups.size(), first + MOST_GROUPS) - 1; last >= first; last--) {
                var start = groups.get(first).start();
                var end = groups.get(last).end();
                var kind = joined(text, groups, first, last) ? numeric(text.substring(start, end)) : null;
                if (kind != null && free(found, start, end)) {
                    found.add(new Found(start, end, kind, null));
                    first = last;
                    break;
                }
            }
        }
    }

    private static boolean joined(String text, List<MatchResult> groups, int first, int last) {
        for (var index = first; index < last; index++) {
            var between = text.substring(
                    groups.get(index).end(), groups.get(index + 1).start());
            if (!BETWEEN_GROUPS.matcher(between).matches()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable PersonalKind numeric(String digits) {
        for (var kind : List.of(PersonalKind.NUMBER, PersonalKind.PHONE)) {
            var known = byDigits.get(Digits.core(kind, digits));
            if (known != null) {
                return known;
            }
        }
        var inside = Digits.of(digits).equals(digits) ? part(digits, digitsByLength) : null;
        return inside == null ? null : PersonalKind.WORDS;
    }

    private static boolean free(List<Found> found, int start, int end) {
        return found.stream().noneMatch(one -> one.start < end && start < one.end);
    }
}
