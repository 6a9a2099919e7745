package vn.tthc.monitor.connector.drift;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.MappedField;
import vn.tthc.monitor.connector.mapping.MappedField.Presence;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.SourceFailure;

/**
 * What the connector file's verbs make of single records, by what a run had shown and what was known of its source at one
 * moment. Never changes, so that many threads may ask.
 */
public final class RecordVerdicts {
    private final RecordMapping mapping;
    private final DriftRules rules;
    private final Map<String, FieldStats.Custom> customs;
    private final Set<Place> sighted;
    private final Set<String> newKeys;

    /**
     * The verdicts.
     *
     * @param customs of the mapped fields by their keys; none in the first runs
     */
    RecordVerdicts(
            RecordMapping mapping,
            DriftRules rules,
            Map<String, FieldStats.Custom> customs,
            Set<Place> sighted,
            Set<String> newKeys) {
        this.mapping = mapping;
        this.rules = rules;
        this.customs = Map.copyOf(customs);
        this.sighted = sighted;
        this.newKeys = newKeys;
    }

    /** Why a record goes to quarantine before it is mapped; null where it does not. */
    public @Nullable String rejection(JsonNode received) {
        var shown = shown(received, DriftVerb.QUARANTINE);
        return shown == null ? null : DriftSentences.inQuarantine(shown);
    }

    /** Why the call that brought a record is refused; null where it is not. */
    public @Nullable SourceFailure refusal(JsonNode received) {
        var shown = shown(received, DriftVerb.REFUSE);
        return shown == null ? null : DriftSentences.refusedCall(shown);
    }

    /** Why the call that brought these findings is refused; null where it is not. */
    public @Nullable SourceFailure refusal(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.UNMAPPED
                        && mapping.unmapped(finding.field()) == DriftVerb.REFUSE)
                .findFirst()
                .map(finding -> DriftSentences.refusedCall(DriftSentences.unmapped(finding)))
                .orElse(null);
    }

    /** The first change with this verb that the record shows. */
    private @Nullable String shown(JsonNode received, DriftVerb verb) {
        if (customs.isEmpty() && newKeys.isEmpty()) {
            return null;
        }
        if (rules.missingField() == verb || rules.retyped() == verb) {
            var record = mapping.read(received);
            if (record.isMissingNode()) {
                return null;
            }
            for (var field : mapping.mappedFields().all()) {
                var shown = shown(field, record, verb);
                if (shown != null) {
                    return shown;
                }
            }
        }
        var newKey = rules.newField() == verb ? newKey(received) : null;
        return newKey == null ? null : DriftSentences.withNewKey(newKey);
    }

    private @Nullable String shown(MappedField field, JsonNode record, DriftVerb verb) {
        var value = field.in(record).value();
        if (value == null) {
            return rules.missingField() == verb && sighted(DriftKind.MISSING_FIELD, field)
                    ? DriftSentences.withoutKey(field)
                    : null;
        }
        var custom = customs.get(field.key());
        return rules.retyped() == verb
                        && sighted(DriftKind.RETYPED, field)
                        && custom != null
                        && custom.foreign().contains(field.form(value))
                ? DriftSentences.ofOtherForm(field)
                : null;
    }

    private boolean sighted(DriftKind kind, MappedField field) {
        return sighted.contains(new Place(kind, field.key()));
    }

    private @Nullable String newKey(JsonNode record) {
        var found = new String[1];
        if (!newKeys.isEmpty()) {
            KeyPaths.walk(record, (path, _) -> {
                if (found[0] == null && newKeys.contains(path)) {
                    found[0] = path;
                }
            });
        }
        return found[0];
    }

    /** Fields of which the record brings nothing that counts, so that what is stored must stay. */
    public Set<String> kept(JsonNode received) {
        var missing = rules.missingField() == DriftVerb.KEEP && !customs.isEmpty();
        var unreadable = rules.retyped() == DriftVerb.KEEP;
        if (!missing && !unreadable) {
            return Set.of();
        }
        var record = mapping.read(received);
        var kept = new HashSet<String>();
        for (var field : mapping.mappedFields().all()) {
            var presence = field.in(record).presence();
            if ((unreadable && presence == Presence.UNREADABLE)
                    || (missing && presence == Presence.ABSENT && always(field))) {
                kept.add(field.key());
            }
        }
        return kept;
    }

    private boolean always(MappedField field) {
        var custom = customs.get(field.key());
        return custom != null && custom.always();
    }

    /** Fields whose values could not be read, where the file wants stored ones to stay. */
    public static Set<String> unreadable(Collection<Finding> findings, DriftVerb retyped) {
        if (retyped != DriftVerb.KEEP) {
            return Set.of();
        }
        var fields = new HashSet<String>();
        for (var finding : findings) {
            // Of a list only the entry at hand could not be read; the others are news.
            var whole = finding.field().kind() != DossierField.Kind.LIST;
            if (finding.kind() == Finding.Kind.UNREADABLE && whole) {
                fields.add(finding.field().key());
            }
        }
        return fields;
    }
}
