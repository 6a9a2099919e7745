package vn.tthc.monitor.connector.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/** Writes the part of a mapping that a file still lacks, from what its source answered. A person checks it. */
public final class MappingProposal {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern NAME_KEY = Pattern.compile("(?i).*(ten|name|text|mota|noidung).*");

    private static final int LONGEST_TEXT = 60;

    private final List<JsonNode> records;
    private final List<FieldProfile> profiles;
    private final MappingSettings mapping;
    private final Map<DossierField, FieldProfile> chosen;
    private final StringBuilder yaml = new StringBuilder();

    private MappingProposal(List<JsonNode> records, List<FieldProfile> profiles, MappingSettings mapping) {
        this.records = records;
        this.profiles = profiles;
        this.mapping = mapping;
        this.chosen = new FieldChoice(records, profiles, mapping).chosen();
    }

    /**
     * The missing part as YAML; null where nothing is missing or nothing was found.
     *
     * @param unmapped codes that the present code lists do not know, by target
     */
    public static @Nullable String of(
            List<JsonNode> records, MappingSettings mapping, Map<DossierField, Set<String>> unmapped) {
        var proposal = new MappingProposal(records, FieldProfiles.of(records), mapping);
        if (records.isEmpty() || (proposal.chosen.isEmpty() && unmapped.isEmpty())) {
            return null;
        }
        return proposal.write(unmapped);
    }

    private String write(Map<DossierField, Set<String>> unmapped) {
        yaml.append("# Gợi ý từ ").append(records.size()).append(" bản ghi; đối chiếu với tài liệu rồi mới dùng.\n");
        yaml.append("mapping:\n");
        var common = mapping.fields().stream().noneMatch(field -> field.target().kind() == DossierField.Kind.INSTANT)
                ? times()
                : Set.<String>of();
        if (!common.isEmpty()) {
            yaml.append("  timezone: Asia/Ho_Chi_Minh\n");
            yaml.append("  formats: ").append(list(common)).append('\n');
        }
        if (!chosen.isEmpty()) {
            yaml.append("  fields:\n");
            chosen.forEach((target, profile) -> yaml.append("    ")
                    .append(target.key())
                    .append(": ")
                    .append(field(target, profile, common.isEmpty()))
                    .append('\n'));
        }
        codes(unmapped);
        return yaml.toString();
    }

    private Set<String> times() {
        var formats = new LinkedHashSet<String>();
        chosen.forEach((target, profile) -> {
            if (target.kind() == DossierField.Kind.INSTANT) {
                formats.addAll(profile.formats());
            }
        });
        return formats;
    }

    private String field(DossierField target, FieldProfile profile, boolean ownFormats) {
        var path = quoted(profile.path());
        return switch (target.kind()) {
                    case INSTANT ->
                        ownFormats ? "{path: " + path + ", formats: " + list(profile.formats()) + "}" : path;
                    case CODE -> "{path: " + path + ", codes: " + target.key() + "}";
                    case FLAG, TEXT, LIST ->
                        target == DossierField.CODE ? "{path: " + path + ", required: true}" : path;
                }
                + (ownFormats ? zoneNote(target, profile) : "");
    }

    private String zoneNote(DossierField target, FieldProfile profile) {
        var foreign = target.kind() == DossierField.Kind.INSTANT
                && !mapping.fields().isEmpty()
                && TimeGuess.needsZone(profile.values().keySet());
        return foreign ? " # giờ không ghi múi giờ: cần mapping.timezone" : "";
    }

    private void codes(Map<DossierField, Set<String>> unmapped) {
        var lists = new TreeMap<String, Map<String, String>>();
        chosen.forEach((target, profile) -> {
            if (target.kind() == DossierField.Kind.CODE) {
                lists.put(
                        target.key(),
                        entries(target, profile.path(), profile.values().keySet()));
            }
        });
        unmapped.forEach((target, values) -> path(target)
                .ifPresent(path -> lists.computeIfAbsent(list(target), _ -> new LinkedHashMap<>())
                        .putAll(entries(target, path, values))));
        if (lists.isEmpty()) {
            return;
        }
        yaml.append("  codes:\n");
        lists.forEach((name, entries) -> {
            yaml.append("    ").append(name).append(":\n");
            entries.forEach((code, word) -> yaml.append("      ")
                    .append(json(code))
                    .append(": ")
                    .append(word)
                    .append('\n'));
        });
    }

    private String list(DossierField target) {
        return mapping.fields().stream()
                .filter(field -> field.target() == target && field.codes() != null)
                .map(field -> String.valueOf(field.codes()))
                .findFirst()
                .orElse(target.key());
    }

    private Optional<String> path(DossierField target) {
        return mapping.fields().stream()
                .filter(field -> field.target() == target)
                .map(field -> field.source().bare() instanceof ValueSource.FirstOf first
                        ? first.paths().getFirst().toString()
                        : "")
                .filter(path -> !path.isEmpty())
                .findFirst();
    }

    private Map<String, String> entries(DossierField target, String path, Set<String> values) {
        var texts = texts(target, path);
        var entries = new LinkedHashMap<String, String>();
        values.stream().sorted().forEach(code -> {
            var text = texts.getOrDefault(code, "");
            var guess = CodeWords.guess(target, code, text);
            var shown = text.isEmpty() ? "" : ": \"" + onOneLine(text) + "\"";
            entries.put(code, guess.word() + " # " + guess.reason() + shown);
        });
        return entries;
    }

    private static String onOneLine(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }

    /** What stands beside each code, where some field says it in words. */
    private Map<String, String> texts(DossierField target, String path) {
        var beside = beside(target, path);
        var found = new LinkedHashMap<String, String>();
        if (beside == null) {
            return found;
        }
        var codePath = DottedPath.of(path);
        var textPath = DottedPath.of(beside);
        for (var record : records) {
            var code = codePath.read(record);
            var text = textPath.read(record);
            if (code.isValueNode() && text.isValueNode() && !text.isNull()) {
                found.putIfAbsent(code.asString(), text.asString());
            }
        }
        return found;
    }

    private @Nullable String beside(DossierField target, String path) {
        if (target == DossierField.STATUS) {
            var known = chosen.get(DossierField.STATUS_TEXT);
            var text = known == null ? path(DossierField.STATUS_TEXT).orElse(null) : known.path();
            if (text != null) {
                return text;
            }
        }
        if (!path.contains(".")) {
            return null;
        }
        var parent = path.substring(0, path.lastIndexOf('.') + 1);
        return profiles.stream()
                .map(FieldProfile::path)
                .filter(other -> other.startsWith(parent) && !other.equals(path))
                .filter(other ->
                        NAME_KEY.matcher(other.substring(parent.length())).matches())
                .filter(other -> DottedPath.parse(other).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static String list(Collection<String> texts) {
        return texts.stream()
                .map(text -> PLAIN.matcher(text).matches() ? text : json(text))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : json(path);
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
