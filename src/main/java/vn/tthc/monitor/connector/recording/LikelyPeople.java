package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What looks like a person in a text although nothing told of one: an e-mail address, an identity or telephone number, a
 * Vietnamese name of three words or more that is not the name of a place.
 */
final class LikelyPeople {
    private static final Map<PersonalKind, Pattern> PATTERNS = patterns();

    /** A number field loses the zero in front. */
    private static final Map<PersonalKind, Pattern> WHOLE = Map.of(
            PersonalKind.PHONE, Pattern.compile("[35789]\\d{8}"),
            PersonalKind.NUMBER, Pattern.compile("\\d{11,12}"));

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /** As written: folded, many of them are common words. */
    private static final Set<String> SURNAMES = Set.of(
            "nguyễn", "trần", "lê", "phạm", "huỳnh", "hoàng", "phan", "võ", "vũ", "đặng", "bùi", "đỗ", "ngô", "dương",
            "đinh", "trịnh", "trương", "đào", "hồ", "tạ", "chu");

    private static final Set<String> BARE_SURNAMES =
            Set.of("nguyen", "tran", "pham", "huynh", "hoang", "phan", "trinh", "truong", "bui", "ngo");

    /** Streets, wards and schools bear the names of people; so does every file "hồ sơ". */
    private static final Set<String> BEFORE_PLACES = Set.of(
            "phuong", "xa", "quan", "huyen", "duong", "pho", "tinh", "tp", "truong", "cho", "cau", "khu", "thon", "ap",
            "vien", "dao", "song", "cang", "thcs", "thpt", "hoc", "non", "tran", "lo", "ngo", "hem", "ubnd");

    private static final Set<String> NEVER_SECOND = Set.of("so", "tich", "khau", "chi");

    private LikelyPeople() {}

    /** One of them. */
    record Found(int start, int end, PersonalKind kind) {}

    private static Map<PersonalKind, Pattern> patterns() {
        var patterns = new LinkedHashMap<PersonalKind, Pattern>();
        patterns.put(PersonalKind.EMAIL, Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"));
        patterns.put(PersonalKind.NUMBER, Pattern.compile("(?<![\\d.-])0\\d{11}(?![\\d-])"));
        patterns.put(PersonalKind.PHONE, Pattern.compile("(?<![\\d.-])(?:0|\\+84)[35789]\\d{8}(?![\\d-])"));
        return patterns;
    }

    /**
     * Everything that looks so, in order, none over another.
     *
     * @param text in composed letters
     * @param names whether names count, and numbers that are the whole text: not where the mapping knows what stands there
     */
    static List<Found> in(String text, boolean names) {
        var found = new ArrayList<Found>();
        PATTERNS.forEach((kind, pattern) -> pattern.matcher(text)
                .results()
                .map(match -> new Found(match.start(), match.end(), kind))
                .filter(one -> found.stream().noneMatch(other -> other.start < one.end && one.start < other.end))
                .forEach(found::add));
        if (names) {
            WHOLE.forEach((kind, pattern) -> {
                if (found.isEmpty() && pattern.matcher(text).matches()) {
                    found.add(new Found(0, text.length(), kind));
                }
            });
            names(text, found);
        }
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    private static void names(String text, List<Found> found) {
        var words = Word.of(text);
        for (var first = 0; first + SHORTEST <= words.size(); first++) {
            var after = end(text, words, first);
            var start = words.get(first).start();
            var end = words.get(after - 1).end();
            var place = first > 0 && BEFORE_PLACES.contains(words.get(first - 1).folded());
            if (after - first >= SHORTEST
                    && !place
                    && found.stream().noneMatch(one -> one.start < end && start < one.end)) {
                found.add(new Found(start, end, PersonalKind.NAME));
                first = after - 1;
            }
        }
    }

    /** Behind the last word of a name that begins with this one; the word itself where none does. */
    private static int end(String text, List<Word> words, int first) {
        var word = words.get(first);
        var written = text.substring(word.start(), word.end());
        var surname = written.toLowerCase(Locale.ROOT);
        var begins = Character.isUpperCase(written.charAt(0))
                && (SURNAMES.contains(surname) || BARE_SURNAMES.contains(surname));
        var after = first + 1;
        while (begins && after < words.size() && after - first < LONGEST && goesOn(text, words, after)) {
            after++;
        }
        return begins
                        && after > first + 1
                        && NEVER_SECOND.contains(words.get(first + 1).folded())
                ? first + 1
                : after;
    }

    private static boolean goesOn(String text, List<Word> words, int index) {
        var between =
                text.substring(words.get(index - 1).end(), words.get(index).start());
        var letters = text.substring(words.get(index).start(), words.get(index).end());
        return between.isBlank()
                && between.indexOf('\n') < 0
                && Character.isUpperCase(letters.charAt(0))
                && letters.chars().allMatch(Character::isLetter);
    }
}
