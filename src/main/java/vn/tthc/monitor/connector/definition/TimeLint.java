package vn.tthc.monitor.connector.definition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;

/** Checks the formats of times, and that every format without an offset has a zone to be read in. */
final class TimeLint {
    /** Forms that moments can be read and sent in. */
    private static final List<String> NAMED = List.of("iso", "epoch-millis", "epoch-seconds");

    /** Reads the day before the month, however it is written; says nothing of how to write it. */
    private static final String WRITTEN = "dmy";

    private final ConfigNode mapping;
    private final ConfigNode whole;
    private final LintFindings findings;

    TimeLint(ConfigNode mapping, ConfigNode whole, LintFindings findings) {
        this.mapping = mapping;
        this.whole = whole;
        this.findings = findings;
    }

    void run() {
        zone(mapping.get("timezone"), findings);
        var common = mapping.get("formats");
        if (common != null) {
            common.items().forEach(format -> time(format, null));
        }
        for (var key : List.of("fields", "supplements", "transfers")) {
            var part = mapping.get(key);
            if (part != null) {
                part.all().forEach(this::field);
            }
        }
    }

    private void field(ConfigNode field) {
        var formats = field.get("formats");
        var zone = field.get("timezone");
        if (zone != null && zone.isScalar()) {
            zone(zone, findings);
        }
        if (formats != null && formats.isList()) {
            formats.items().forEach(format -> time(format, zone));
        }
    }

    private void time(ConfigNode format, @Nullable ConfigNode zone) {
        if (!format.asText().equals(WRITTEN)) {
            format(format, findings);
        }
        if (zone == null
                && whole.get("timezone") == null
                && !NAMED.contains(format.asText())
                && !hasOffset(format.asText())) {
            findings.error(
                    format.place(),
                    "missing-timezone",
                    "mẫu \"" + format.written() + "\" không có múi giờ",
                    "mapping.timezone: Asia/Ho_Chi_Minh");
        }
    }

    static void zone(@Nullable ConfigNode zone, LintFindings findings) {
        if (zone != null && zone(zone.asText()).isEmpty()) {
            var nearest = Nearest.of(zone.asText(), ZoneId.getAvailableZoneIds());
            findings.error(zone.place(), "bad-timezone", "\"" + zone.written() + "\"", "Asia/Ho_Chi_Minh", nearest);
        }
    }

    static void format(ConfigNode format, LintFindings findings) {
        var text = format.asText();
        if (NAMED.contains(text) || (isPattern(text) && !text.equals(WRITTEN))) {
            return;
        }
        findings.error(
                format.place(),
                "bad-format",
                "\"" + format.written() + "\"",
                String.join(", ", NAMED) + ", hoặc mẫu như dd/MM/yyyy HH:mm:ss",
                Nearest.of(format.asText(), NAMED));
    }

    /** Letters that make a pattern but no date are most often a misspelt name. */
    private static boolean isPattern(String text) {
        try {
            return DateTimeFormatter.ofPattern(text).toString().contains("Year");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean hasOffset(String pattern) {
        // Quoted parts are literal text: 'T' or 'Z' say nothing about the offset.
        return Arrays.stream("XxZOVz".split("")).anyMatch(pattern.replaceAll("'[^']*'", "")::contains);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
