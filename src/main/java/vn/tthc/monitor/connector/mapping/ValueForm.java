package vn.tthc.monitor.connector.mapping;

import tools.jackson.databind.JsonNode;

/** In what form a value comes, coarse enough that ordinary differences between records do not show. */
public enum ValueForm {
    /** As the field table says it is: a time in a declared format, a known flag. */
    FITS("đúng mẫu đã khai"),
    TEXT("chữ"),
    DIGITS("chữ gồm toàn chữ số"),
    NUMBER("số"),
    FLAG("true/false"),
    OBJECT("đối tượng"),
    LIST("danh sách");

    private final String words;

    ValueForm(String words) {
        this.words = words;
    }

    /** In Vietnamese, for sentences. */
    public String words() {
        return words;
    }

    /** The form of a value of no particular field. */
    public static ValueForm of(JsonNode value) {
        if (value.isObject()) {
            return OBJECT;
        }
        if (value.isArray()) {
            return LIST;
        }
        if (value.isNumber()) {
            return NUMBER;
        }
        if (value.isBoolean()) {
            return FLAG;
        }
        var text = value.asString();
        return !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9') ? DIGITS : TEXT;
    }
}
