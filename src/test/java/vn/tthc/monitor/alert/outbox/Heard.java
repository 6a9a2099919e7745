package vn.tthc.monitor.alert.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a chat really heard of one incident, line by line.
 *
 * @param repeated whether the message said that it may be a repeat
 */
record Heard(long incident, Sense sense, boolean repeated, String text) {
    private static final Pattern LINE = Pattern.compile("(🔴|🔺|🔔|🟢|⚪|🟠|🟡).*?Sự cố #(\\d+):.*");

    /** What a line about an incident means. */
    enum Sense {
        FIRING,
        RECOVERED,
        /** Begin and end in one. */
        INTERRUPTED,
        IN_HAND,
        /** Watching ended, or something else that ends nothing and begins nothing. */
        OTHER
    }

    static List<Heard> of(List<String> texts) {
        var heard = new ArrayList<Heard>();
        for (var text : texts) {
            var repeated = text.startsWith(MessageText.REPEATED);
            var line = LINE.matcher(text);
            while (line.find()) {
                heard.add(new Heard(
                        Long.parseLong(line.group(2)),
                        sense(line.group(1), line.group()),
                        repeated,
                        repeated ? text.substring(MessageText.REPEATED.length()) : text));
            }
        }
        return heard;
    }

    private static Sense sense(String mark, String line) {
        return switch (mark) {
            case "🔴", "🟠", "🔺", "🔔" -> Sense.FIRING;
            case "🟡" -> Sense.IN_HAND;
            case "🟢" -> line.contains("– đã hết") ? Sense.RECOVERED : Sense.INTERRUPTED;
            default -> Sense.OTHER;
        };
    }
}
