package vn.tthc.monitor.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds the known word that somebody who typed another one probably meant. */
public final class Nearest {
    private static final double SIMILAR = 0.84;

    private Nearest() {}

    /** The nearest of the known words; null where none is near. */
    public static @Nullable String of(String word, Collection<String> known) {
        var folded = fold(word);
        return known.stream()
                .filter(candidate -> near(folded, fold(candidate)))
                .min(Comparator.comparingInt((String candidate) -> distance(folded, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static boolean near(String word, String candidate) {
        return distance(word, candidate) <= Math.max(1, Math.max(word.length(), candidate.length()) / 4)
                || new JaroWinklerSimilarity().apply(word, candidate) >= SIMILAR;
    }

    private static int distance(String word, String candidate) {
        return LevenshteinDistance.getDefaultInstance().apply(word, candidate);
    }

    /** Case and separators are what people mix up first: base_url, base-url and baseUrl are one word. */
    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
