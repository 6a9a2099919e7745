package vn.tthc.monitor.connector.definition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;

/** Checks the field table against the code lists, the formats and the zone. */
final class MappingLint {
    /** Forms that moments can be read and sent in. */
    private static final List<String> NAMED = List.of("iso", "epoch-millis");

    /** Reads the day before the month, however it is written; says nothing of how to write it. */
    private static final String WRITTEN = "dmy";

    private final ConfigNode mapping;
    private final ConfigNode whole;
    private final LintFindings findings;
    private final Set<String> usedLists = new HashSet<>();

    MappingLint(ConfigNode mapping, ConfigNode whole, LintFindings findings) {
        this.mapping = mapping;
        this.whole = whole;
        this.findings = findings;
    }

    void run() {
        var fields = mapping.get("fields");
        if (fields == null) {
            return;
        }
        for (var needed : List.of("code", "status")) {
            if (whole.at("fields").get(needed) == null) {
                findings.error(fields.place(), "missing-field", "chưa khai " + needed, needed + ": <đường dẫn>");
            }
        }
        for (var target : DossierField.values()) {
            var field = fields.get(target.key());
            if (field != null) {
                words(target, field);
            }
        }
        unusedLists();
        times();
    }

    private void words(DossierField target, ConfigNode field) {
        var words = DefinitionWords.of(target);
        var constant = field.get("constant");
        if (constant != null && !words.isEmpty()) {
            word(constant, words);
        }
        var codes = field.get("codes");
        if (codes == null) {
            return;
        }
        var lists = whole.get("codes");
        usedLists.add(codes.asText());
        if (lists == null || lists.get(codes.asText()) == null) {
            var known = lists == null ? Set.<String>of() : lists.keys();
            findings.error(
                    codes.place(),
                    "unknown-code-list",
                    "bảng mã \"" + codes.asText() + "\"",
                    known.isEmpty() ? "khai mapping.codes." + codes.asText() : "một trong " + String.join(", ", known),
                    Nearest.of(codes.asText(), known));
            return;
        }
        entries(codes.asText(), words);
    }

    private void entries(String name, List<String> words) {
        var lists = mapping.get("codes");
        var list = lists == null ? null : lists.get(name);
        if (list == null) {
            return;
        }
        list.entries().forEach((code, word) -> {
            if (!code.equals("unmapped")) {
                word(word, words);
            }
        });
    }

    private void word(ConfigNode word, List<String> words) {
        if (!words.contains(word.asText())) {
            var expected = "một trong " + String.join(", ", words);
            var nearest = Nearest.of(word.asText(), words);
            findings.error(word.place(), "unknown-word", "\"" + word.written() + "\"", expected, nearest);
        }
    }

    private void unusedLists() {
        var lists = mapping.get("codes");
        if (lists == null) {
            return;
        }
        for (var name : lists.keys()) {
            if (!usedLists.contains(name)) {
                var what = "bảng mã \"" + name + "\" không trường nào dùng";
                findings.warning(lists.keyPlace(name), "unused-code-list", what, "codes: " + name + " ở một trường");
            }
        }
    }

    private void times() {
        zone(mapping.get("timezone"), findings);
        for (var key : List.of("fields", "supplements", "transfers", "formats")) {
            var part = mapping.get(key);
            if (part != null) {
                formats(key, part);
            }
        }
    }

    private void formats(String key, ConfigNode part) {
        if (key.equals("formats")) {
            part.items().forEach(this::time);
            return;
        }
        for (var node : part.all()) {
            var formats = node.get("formats");
            if (formats != null && formats.isList()) {
                formats.items().forEach(this::time);
            }
        }
    }

    private void time(ConfigNode format) {
        if (!format.asText().equals(WRITTEN)) {
            format(format, findings);
        }
        if (whole.get("timezone") == null && !NAMED.contains(format.asText()) && !hasOffset(format.asText())) {
            findings.error(
                    format.place(),
                    "missing-timezone",
                    "mẫu \"" + format.written() + "\" không có múi giờ",
                    "mapping.timezone: Asia/Ho_Chi_Minh");
        }
    }

    static void format(ConfigNode format, LintFindings findings) {
        if (NAMED.contains(format.asText())) {
            return;
        }
        if (isPattern(format.asText()) && !format.asText().equals(WRITTEN)) {
            return;
        }
        findings.error(
                format.place(),
                "bad-format",
                "\"" + format.written() + "\"",
                "iso, epoch-millis, hoặc mẫu như dd/MM/yyyy HH:mm:ss",
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

    static void zone(@Nullable ConfigNode zone, LintFindings findings) {
        if (zone != null && zone(zone.asText()).isEmpty()) {
            var nearest = Nearest.of(zone.asText(), ZoneId.getAvailableZoneIds());
            findings.error(zone.place(), "bad-timezone", "\"" + zone.written() + "\"", "Asia/Ho_Chi_Minh", nearest);
        }
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
