package vn.tthc.monitor.connector.discovery;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.discovery.FieldProfile.Kind;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/** Chooses, for every target that the mapping leaves empty, the field of the answer that is named and shaped like it. */
final class FieldChoice {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MOST_CODES = 15;
    /** A record without its code is possible; many without mean another field. */
    private static final int MOSTLY = 60;

    private final List<JsonNode> records;
    private final List<FieldProfile> profiles;
    private final MappingSettings mapping;

    FieldChoice(List<JsonNode> records, List<FieldProfile> profiles, MappingSettings mapping) {
        this.records = records;
        this.profiles = profiles;
        this.mapping = mapping;
    }

    Map<DossierField, FieldProfile> chosen() {
        var chosen = new EnumMap<DossierField, FieldProfile>(DossierField.class);
        for (var target : DossierField.values()) {
            if (target.kind() != DossierField.Kind.LIST && !satisfied(target)) {
                best(target).ifPresent(profile -> chosen.put(target, profile));
            }
        }
        return chosen;
    }

    /** Whether the mapping already finds values for the target. */
    private boolean satisfied(DossierField target) {
        return mapping.fields().stream()
                .filter(field -> field.target() == target)
                .anyMatch(this::finds);
    }

    private boolean finds(FieldMapping field) {
        return switch (field.source().bare()) {
            case ValueSource.FirstOf first -> first.paths().stream().anyMatch(path -> reads(field, path));
            case ValueSource.Join join -> join.paths().stream().anyMatch(path -> reads(field, path));
            default -> true;
        };
    }

    /** A time that no declared format reads is as good as not mapped. */
    private boolean reads(FieldMapping field, DottedPath path) {
        var values = records.stream()
                .map(path::read)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(node -> node.asString().strip())
                .filter(text -> !text.isEmpty())
                .toList();
        return !values.isEmpty()
                && (field.target().kind() != DossierField.Kind.INSTANT || TimeGuess.read(field.formats(), values));
    }

    private Optional<FieldProfile> best(DossierField target) {
        return profiles.stream()
                .filter(FieldProfile::filled)
                .filter(profile -> FieldNames.rank(target, profile.path()) >= 0)
                .filter(profile -> DottedPath.parse(profile.path()).isPresent() && fits(target, profile))
                .min(Comparator.comparingInt((FieldProfile profile) -> FieldNames.rank(target, profile.path()))
                        .thenComparing(Comparator.comparingInt(FieldProfile::filledPercent)
                                .reversed())
                        .thenComparingInt(profile -> profile.path().length()));
    }

    private static boolean fits(DossierField target, FieldProfile profile) {
        return switch (target.kind()) {
            case INSTANT -> profile.kind() == Kind.TIME;
            case FLAG -> profile.kind() == Kind.FLAG;
            case CODE ->
                profile.kind() != Kind.TIME
                        && profile.kind() != Kind.ID
                        && profile.values().size() <= MOST_CODES;
            case TEXT, LIST -> profile.kind() != Kind.TIME && text(target, profile);
        };
    }

    private static boolean text(DossierField target, FieldProfile profile) {
        var numbers = profile.values().keySet().stream()
                .allMatch(value -> DIGITS.matcher(value).matches());
        return switch (target) {
            case STATUS_TEXT, PROCEDURE_NAME, APPLICANT_NAME, OFFICER, DEPARTMENT -> !numbers;
            case CODE ->
                profile.filledPercent() >= MOSTLY
                        && profile.values().values().stream().allMatch(times -> times == 1);
            default -> true;
        };
    }
}
