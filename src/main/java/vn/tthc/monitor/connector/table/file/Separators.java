package vn.tthc.monitor.connector.table.file;

import java.util.HashMap;
import java.util.Map;

/** Finds what stands between the values of a text file: what cuts most of its lines into equally many. */
final class Separators {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separators() {}

    /** The likeliest separator of a sample; a comma where nothing says otherwise. */
    static char likeliest(String sample) {
        var best = ',';
        var most = 0L;
        for (var candidate : CANDIDATES) {
            var score = score(sample, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static long score(String sample, char candidate) {
        Map<Integer, Integer> lines = new HashMap<>();
        var quoted = false;
        var count = 0;
        for (var index = 0; index < sample.length(); index++) {
            var letter = sample.charAt(index);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && letter == candidate) {
                count++;
            } else if (!quoted && letter == '\n') {
                lines.merge(count, 1, Integer::sum);
                count = 0;
            }
        }
        lines.merge(count, 1, Integer::sum);
        // Many lines of the same number of values weigh more than many values in few lines.
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .mapToLong(entry -> (long) entry.getValue() * entry.getValue() * Math.min(entry.getKey(), 30))
                .max()
                .orElse(0);
    }

    static String word(char separator) {
        return switch (separator) {
            case ',' -> "phẩy";
            case ';' -> "chấm phẩy";
            case '\t' -> "tab";
            case '|' -> "gạch đứng";
            default -> "\"" + separator + "\"";
        };
    }
}
