package vn.tthc.monitor.connector.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;

/** Checks the field table against the code lists and the canonical words. */
final class MappingLint {
    private final ConfigNode mapping;
    private final ConfigNode whole;
    private final LintFindings findings;
    private final Set<String> usedLists = new HashSet<>();

    MappingLint(ConfigNode mapping, ConfigNode whole, LintFindings findings) {
        this.mapping = mapping;
        this.whole = whole;
        this.findings = findings;
    }

    /**
     * Runs it.
     *
     * @param found whether code and status are found elsewhere where the field table does not name them
     */
    void run(boolean found) {
        var fields = mapping.get("fields");
        if (fields == null) {
            return;
        }
        for (var needed : List.of("code", "status")) {
            if (!found && whole.at("fields").get(needed) == null) {
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
        new TimeLint(mapping, whole, findings).run();
        new ExpressionLint(findings).run(mapping);
    }

    private void words(DossierField target, ConfigNode field) {
        var words = DefinitionWords.of(target);
        var constant = field.get("constant");
        if (constant != null && !words.isEmpty()) {
            word(constant, words);
        }
        var rules = field.get("rules");
        if (rules != null && !words.isEmpty()) {
            rules.items().stream()
                    .map(rule -> rule.get("then"))
                    .filter(Objects::nonNull)
                    .forEach(then -> word(then, words));
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
        var lines = CodeFiles.lines(list);
        if (!words.isEmpty()) {
            lines.values().forEach(word -> word(word, words));
        }
        var match = list.get("match");
        if (match != null && match.asText().equals("loose")) {
            sameWhenLoose(lines);
        }
    }

    /** Two codes that differ only by what a loose list does not see must mean the same. */
    private void sameWhenLoose(Map<String, ConfigNode> lines) {
        var seen = new HashMap<String, String>();
        lines.forEach((code, word) -> {
            var other = seen.putIfAbsent(FoldedTitle.of(code), word.asText());
            if (other != null && !other.equals(word.asText())) {
                findings.error(
                        word.place(),
                        "ambiguous-code",
                        "mã \"" + code + "\" chỉ khác mã khác ở hoa thường, dấu hay khoảng trắng mà nghĩa khác",
                        "match: exact, hoặc cùng một nghĩa (" + other + ")");
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
}
