package vn.tthc.monitor.connector.drift;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.MappedField;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.mapping.ValueMask;
import vn.tthc.monitor.connector.source.SourceFailure;

/**
 * Looks at the records of one run before they are mapped, beside how they usually look, and says what the connector
 * file's verbs make of each. A sample of every page is enough to see a change; its verbs hold for every record.
 */
public final class DriftWatch {
    private static final int SAMPLE = 100;
    private static final int MOST_CODES = 20;

    private final RecordMapping mapping;
    private final DriftRules rules;
    private final LearntShape shape;
    private final Known known;
    private final Instant now;
    private final Origin origin;
    private final boolean learnt;
    private final Map<Place, Sighting> sightings = new LinkedHashMap<>();
    private final NewKeys newKeys;
    private final Map<Place, Evidence> evidence = new HashMap<>();
    private final Set<String> looked = new HashSet<>();
    private long sampled;
    private boolean refused;

    DriftWatch(RecordMapping mapping, DriftRules rules, LearntShape shape, Known known, Instant now, Origin origin) {
        this.mapping = mapping;
        this.rules = rules;
        this.shape = shape;
        this.known = known;
        this.now = now;
        this.origin = origin;
        this.learnt = shape.learnt();
        this.newKeys = new NewKeys(shape, rules.newField(), known);
    }

    /** Where what is learnt comes from, whether something was on its way to be told, and whether these are first runs. */
    record Origin(String connector, Population population, Instant savedAt, boolean odd, boolean learning) {}

    /** When a person said of a place that the change is known; null where nobody has. */
    @FunctionalInterface
    interface Known {
        @Nullable Instant since(Place place);
    }

    /** What shows a change: how many records, and the first of their values. */
    record Evidence(@Nullable JsonNode value, long records) {
        static Evidence more(Evidence old, Evidence next) {
            return new Evidence(old.value(), old.records() + next.records());
        }
    }

    /**
     * Looks at a page.
     *
     * @throws SourceFailure of the category {@code schema} where the connector file refuses what it sees
     */
    public void page(List<JsonNode> records) {
        look(records);
        refuse();
    }

    /** Looks at some records without refusing them: what becomes of each is for {@link #verdicts} to say. */
    public void look(List<JsonNode> records) {
        var step = Math.max(1, records.size() / SAMPLE);
        for (var index = 0; index < records.size(); index += step) {
            if (records.get(index).isObject()) {
                sample(records.get(index));
            }
        }
        if (learnt) {
            mapping.mappedFields().all().forEach(this::judge);
        }
    }

    private void sample(JsonNode received) {
        var record = mapping.read(received);
        if (record.isMissingNode()) {
            return;
        }
        sampled++;
        shape.countRecord();
        for (var field : mapping.mappedFields().all()) {
            var look = field.in(record);
            var value = look.value();
            var form = value == null ? null : field.form(value);
            var stats = shape.field(field.key(), now);
            if (form == null || stats.foreign(form)) {
                var kind = form == null ? DriftKind.MISSING_FIELD : DriftKind.RETYPED;
                evidence.merge(new Place(kind, field.key()), new Evidence(value, 1), Evidence::more);
            }
            stats.observe(look, form, now);
            looked.add(field.key());
        }
        newKeys.sample(received);
    }

    private void judge(MappedField field) {
        var stats = shape.field(field.key(), now);
        if (stats.missing()) {
            missing(field, DriftSentences.missingKey(field, stats));
        } else if (stats.withoutValues(now)) {
            missing(field, DriftSentences.noValues(field, stats));
        }
        if (stats.retyped()) {
            var detail = DriftSentences.retyped(field, stats);
            change(new Place(DriftKind.RETYPED, field.key()), rules.retyped(), detail);
        }
    }

    private void missing(MappedField field, String detail) {
        change(new Place(DriftKind.MISSING_FIELD, field.key()), rules.missingField(), detail);
    }

    /** Tells of a field once a run; what a person knows, or the file accepts, becomes the custom instead. */
    private void change(Place place, DriftVerb verb, String detail) {
        var stats = shape.field(place.where(), now);
        var knownSince = known.since(place);
        if (knownSince != null && knownSince.isAfter(stats.since())) {
            stats.relearn(now);
            sightings.remove(place);
        } else if (!sightings.containsKey(place)) {
            sightings.put(place, new Sighting(place, verb, detail, null, 0, verb == DriftVerb.ACCEPT));
            if (verb == DriftVerb.ACCEPT) {
                stats.relearn(now);
            }
        }
    }

    private void refuse() {
        for (var sighting : sightings()) {
            if (sighting.verb() == DriftVerb.REFUSE) {
                refused = true;
                throw DriftSentences.refusedRun(sighting.detail());
            }
        }
    }

    /** Whether the file refused what the run showed. */
    public boolean refused() {
        return refused;
    }

    /**
     * Counts what mapping a record found odd.
     *
     * @throws SourceFailure of the category {@code schema} where the connector file refuses it
     */
    public void findings(Collection<Finding> findings) {
        for (var finding : findings) {
            if (finding.kind() == Finding.Kind.UNMAPPED && unmapped(finding) == DriftVerb.REFUSE) {
                refused = true;
                throw DriftSentences.refusedRun(DriftSentences.unmapped(finding));
            }
        }
    }

    /** Counts what mapping a record found odd, whatever the connector file makes of it. */
    public void told(Collection<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.UNMAPPED)
                .forEach(this::unmapped);
    }

    /** Counts a code that its list does not know, and says what the file makes of it. */
    public DriftVerb unmapped(Finding finding) {
        var verb = mapping.unmapped(finding.field());
        var key = finding.field().key();
        var place = new Place(DriftKind.UNMAPPED_CODE, key + " = " + finding.value());
        if (!sightings.containsKey(place) && sightings.size() >= MOST_CODES) {
            place = new Place(DriftKind.UNMAPPED_CODE, key + " = …");
        }
        var detail = DriftSentences.unmapped(finding);
        var before = sightings.get(place);
        var records = before == null ? 1 : before.records() + 1;
        sightings.put(place, new Sighting(place, verb, detail, finding.value(), records, verb == DriftVerb.ACCEPT));
        return verb;
    }

    /** What the connector file's verbs make of single records, by what is known now. */
    public RecordVerdicts verdicts() {
        var customs = new HashMap<String, FieldStats.Custom>();
        if (learnt) {
            mapping.mappedFields()
                    .all()
                    .forEach(field -> customs.put(
                            field.key(), shape.field(field.key(), now).custom()));
        }
        return new RecordVerdicts(mapping, rules, customs, Set.copyOf(sightings.keySet()), newKeys.paths());
    }

    Origin origin() {
        return origin;
    }

    /** What the run showed, when it is over. */
    public List<Sighting> sightings() {
        return Stream.concat(sightings.values().stream().map(this::withEvidence), newKeys.sightings().stream())
                .toList();
    }

    /** What a person should read of it; unmapped codes are among a run's findings already. */
    public List<String> sentences() {
        return sightings().stream()
                .filter(one -> !one.noted() && one.at().kind() != DriftKind.UNMAPPED_CODE)
                .map(Sighting::detail)
                .toList();
    }

    private Sighting withEvidence(Sighting sighting) {
        var found = evidence.get(sighting.at());
        if (found == null) {
            return sighting;
        }
        var value = found.value();
        return new Sighting(
                sighting.at(),
                sighting.verb(),
                sighting.detail(),
                value == null ? null : example(sighting.at().where(), value),
                found.records(),
                sighting.noted());
    }

    private String example(String field, JsonNode value) {
        var personal = mapping.mappedFields().all().stream()
                .anyMatch(mapped -> mapped.key().equals(field) && mapped.personal());
        return personal ? ValueMask.form(value) : ValueMask.plain(value);
    }

    /** Whether something that was not as usual is so again. */
    boolean over(Place place) {
        return switch (place.kind()) {
            case MISSING_FIELD, RETYPED ->
                looked.contains(place.where())
                        && !sightings.containsKey(place)
                        && shape.field(place.where(), now).usual();
            case UNMAPPED_CODE -> {
                var parts = place.where().split(" = ", 2);
                yield parts.length == 2 && mapping.knows(parts[0], parts[1]);
            }
            case NEW_FIELD, VOLUME, VANISHED, CLOCK, FUTURE_MARK -> false;
        };
    }

    /** Takes over the keys that another node has learnt meanwhile. */
    void alsoLearnt(String json) {
        shape.alsoLearnt(json);
    }

    /** What is learnt now; null where the run gave nothing to learn from. */
    @Nullable LearntShape learning() {
        if (sampled == 0) {
            return null;
        }
        shape.countRun();
        return shape;
    }
}
