package vn.tthc.monitor.connector.table.file;

/**
 * One value of a table.
 *
 * @param text the value: a number in plain digits, padded as its format shows it; a moment in ISO form, without a time
 *     where only a day is meant; {@code true} or {@code false}; the name of an error such as {@code #N/A}; text in
 *     composed letters (NFC) without blanks around
 */
public record Cell(Kind kind, String text) {
    /** Nothing. */
    public static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    /** What a value is. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        MOMENT,
        FLAG,
        ERROR
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
