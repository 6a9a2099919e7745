package vn.tthc.monitor.connector.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the records of an answer show about one field.
 *
 * @param path as a connector file would write it
 * @param filledPercent share of records with a value
 * @param types JSON types seen
 * @param formats formats that read every value, where it is a time
 * @param values how often each value stands there, commonest first; of a code all, else a few
 */
public record FieldProfile(
        String path,
        int filledPercent,
        Kind kind,
        List<String> types,
        List<String> formats,
        Map<String, Integer> values) {
    private static final int MOST_CODES = 15;
    /** Too few values to see whether they repeat. */
    private static final int FEW = 6;

    private static final Pattern SHORT = Pattern.compile(".{1,40}");
    private static final Pattern CODE = Pattern.compile("\\d{1,3}|[A-Z][A-Z_]{1,25}");
    private static final Pattern FLAG = Pattern.compile("0|1|(?i:true|false)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern IDENTIFIER = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d./_-]{2,}");

    /** What a field looks like. */
    public enum Kind {
        EMPTY("rỗng"),
        TIME("thời gian"),
        FLAG("cờ"),
        CODE("mã danh mục"),
        ID("mã riêng"),
        NUMBER("số"),
        TEXT("chữ");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    /** What kind of field has these values, the commonest first. */
    static Kind kind(Map<String, Integer> values, List<String> formats) {
        if (values.isEmpty()) {
            return Kind.EMPTY;
        }
        if (!formats.isEmpty()) {
            return Kind.TIME;
        }
        var count = values.values().stream().mapToInt(Integer::intValue).sum();
        var distinct = values.size();
        if (all(values.keySet(), FLAG)) {
            return Kind.FLAG;
        }
        var repeats = distinct * 2 <= count && distinct <= MOST_CODES;
        if (repeats ? all(values.keySet(), SHORT) : count < FEW && all(values.keySet(), CODE)) {
            return Kind.CODE;
        }
        if (distinct == count && all(values.keySet(), IDENTIFIER)) {
            return Kind.ID;
        }
        return all(values.keySet(), NUMBER) ? Kind.NUMBER : Kind.TEXT;
    }

    private static boolean all(Collection<String> values, Pattern pattern) {
        return values.stream().allMatch(value -> pattern.matcher(value).matches());
    }

    boolean filled() {
        return filledPercent > 0;
    }
}
