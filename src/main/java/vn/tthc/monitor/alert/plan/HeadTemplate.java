package vn.tthc.monitor.alert.plan;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Problem;

/**
 * The first line of a kind of message, as an office words it. Whatever stands in the incident, it fits every channel: its
 * parts are shortened, and a file whose own words leave no room for them is refused.
 */
public record HeadTemplate(String text) {
    /** The first line alone fits every channel. */
    public static final TextLimit LONGEST = TextLimit.units(300);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String NUMBER = "number";

    /** Room that each part may need. */
    private static final Map<String, Integer> PARTS = Map.of(NUMBER, 9, "title", 160, "system", 80);

    /** The line for this incident. */
    public String render(Incident incident) {
        return filled(part -> switch (part) {
            case NUMBER -> Long.toString(incident.number());
            case "title" -> incident.title();
            default -> incident.sourceName();
        });
    }

    private interface Parts {
        String of(String part);
    }

    private String filled(Parts parts) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        TextLimit.units(PARTS.getOrDefault(found.group(1), 0)).cut(parts.of(found.group(1)))));
    }

    /** What is wrong with it; null where nothing is. */
    static @Nullable Problem problem(ConfigNode node) {
        var text = node.asText();
        var found = PLACEHOLDER.matcher(text);
        var used = new TreeSet<String>();
        while (found.find()) {
            var part = found.group(1);
            if (!PARTS.containsKey(part)) {
                return new Problem(
                        node.placeIn(1, found.start() + 1),
                        "unknown-placeholder",
                        "\"{" + part + "}\"",
                        "một trong {number}, {title}, {system}",
                        Nearest.of(part, PARTS.keySet()));
            }
            used.add(part);
        }
        if (!used.contains(NUMBER)) {
            return new Problem(
                    node.place(),
                    "no-number",
                    "dòng đầu không có {number}",
                    "{number}, để người đọc gọi tên được sự cố",
                    null);
        }
        var longest = new HeadTemplate(text).filled(part -> "x".repeat(PARTS.getOrDefault(part, 0)));
        return LONGEST.holds(longest)
                ? null
                : new Problem(
                        node.place(),
                        "head-too-long",
                        "dòng đầu có thể dài " + LONGEST.width(longest) + " chữ",
                        "nhiều nhất " + LONGEST.most() + " chữ, kể cả {title} đến " + PARTS.get("title")
                                + " và {system} đến " + PARTS.get("system") + ": viết ngắn lại",
                        null);
    }
}
