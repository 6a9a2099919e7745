package vn.tthc.monitor.web;

import org.jspecify.annotations.Nullable;

/** A cell of an exported table: what would be taken for a formula when it is opened gets an apostrophe before it. */
final class HarmlessCell {
    private HarmlessCell() {}

    /** Empty for what is not known. */
    static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
