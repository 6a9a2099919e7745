package vn.tthc.monitor.connector.mapping;

import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.platform.SecretMask;

/** What may be shown of a value: itself where it says nothing about a person, else only its form. */
public final class ValueMask {
    private static final int LONGEST = 40;

    private ValueMask() {}

    /** The value, shortened. */
    public static String plain(JsonNode value) {
        return shortened(SecretMask.mask(value.isValueNode() ? value.asString() : value.toString()));
    }

    /** Its form, shortened. */
    public static String form(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "[…]" : "{…}";
        }
        return shortened(form(value.asString()));
    }

    /** Letters become a and A, digits 0: {@code Nguyễn Thị Đào 0912} becomes {@code Aaaaaa Aaa Aaa 0000}. */
    static String form(String value) {
        var form = new StringBuilder(value.length());
        value.codePoints().map(ValueMask::form).forEach(form::appendCodePoint);
        return form.toString();
    }

    private static int form(int letter) {
        if (Character.isDigit(letter)) {
            return '0';
        }
        if (!Character.isLetter(letter)) {
            return letter;
        }
        return Character.isUpperCase(letter) ? 'A' : 'a';
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
