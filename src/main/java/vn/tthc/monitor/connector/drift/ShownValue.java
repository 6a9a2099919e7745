package vn.tthc.monitor.connector.drift;

import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.platform.SecretMask;

/** What an example may show of a value: itself where it says nothing about a person, else only its form. */
final class ShownValue {
    private static final int LONGEST = 40;

    private ShownValue() {}

    static String plain(JsonNode value) {
        return shortened(SecretMask.mask(value.isValueNode() ? value.asString() : value.toString()));
    }

    /** Letters become a and A, digits 0: {@code Nguyễn Thị Đào 0912} becomes {@code Aaaaaa Aaa Aaa 0000}. */
    static String form(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "[…]" : "{…}";
        }
        var form = new StringBuilder();
        value.asString()
                .codePoints()
                .limit(LONGEST + 1L)
                .forEach(letter -> form.appendCodePoint(
                        Character.isDigit(letter)
                                ? '0'
                                : Character.isUpperCase(letter) ? 'A' : Character.isLetter(letter) ? 'a' : letter));
        return shortened(form.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
