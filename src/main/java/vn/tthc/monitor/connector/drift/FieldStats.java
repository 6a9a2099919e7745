package vn.tthc.monitor.connector.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.mapping.MappedField.Look;
import vn.tthc.monitor.connector.mapping.MappedField.Presence;
import vn.tthc.monitor.connector.mapping.ValueForm;

/**
 * How one mapped field usually looks in the records of a source, and how long it has looked otherwise. What looks otherwise
 * is not learnt at once, or the change would become the custom before anybody has seen it.
 */
final class FieldStats {
    /** Counts are halved above it, so that what is learnt can change within weeks. */
    private static final long MOST = 4_000;

    private static final long ENOUGH = 20;
    /** A key in so many of the records is always there; a field with fewer values than {@link #RARE} is optional. */
    private static final double ALWAYS = 0.95;

    private static final double RARE = 0.10;
    private static final double CUSTOMARY = 0.02;
    private static final int IN_A_ROW = 3;
    /** Chance that a run of records looks otherwise by accident, as a natural logarithm: one in ten thousand. */
    private static final double ACCIDENT = 9.2;

    /** Values that fail to come are told only after a day: a busy hour of new dossiers has no dates of finishing. */
    private static final Duration WITHOUT_VALUES = Duration.ofDays(1);

    private static final double VALUES_EXPECTED = 30;

    private final Map<ValueForm, Long> forms = new EnumMap<>(ValueForm.class);
    private Instant since;
    private long records;
    private long present;
    private long valued;
    private int absentInARow;
    private int emptyInARow;
    private int foreignInARow;
    private @Nullable ValueForm foreignForm;
    private @Nullable Instant emptySince;

    FieldStats(Instant since) {
        this.since = since;
    }

    void observe(Look look, @Nullable ValueForm form, Instant now) {
        if (form == null) {
            emptyInARow++;
            emptySince = emptySince == null ? now : emptySince;
        } else {
            emptyInARow = 0;
            emptySince = null;
        }
        if (look.presence() == Presence.ABSENT) {
            absentInARow++;
            if (!always()) {
                records++;
            }
        } else if (form != null && foreign(form)) {
            absentInARow = 0;
            foreignInARow++;
            foreignForm = form;
        } else {
            learnWhatPassed();
            count(form, 1);
        }
        if (records > MOST) {
            halve();
        }
    }

    /** One or two records that looked otherwise were no change: now they count like all others. */
    private void learnWhatPassed() {
        if (absentInARow > 0 && absentInARow < IN_A_ROW && always()) {
            records += absentInARow;
        }
        if (foreignInARow > 0 && foreignInARow < IN_A_ROW) {
            count(foreignForm, foreignInARow);
        }
        absentInARow = 0;
        foreignInARow = 0;
    }

    private void count(@Nullable ValueForm form, int times) {
        records += times;
        present += times;
        if (form != null) {
            valued += times;
            forms.merge(form, (long) times, Long::sum);
        }
    }

    private void halve() {
        records /= 2;
        present /= 2;
        valued /= 2;
        forms.replaceAll((_, count) -> count / 2);
    }

    /** Whether enough is known to judge by. */
    boolean learnt() {
        return records >= ENOUGH;
    }

    /** Whether the key is always there. */
    boolean always() {
        return learnt() && share() >= ALWAYS;
    }

    private double share() {
        return records == 0 ? 0 : (double) present / records;
    }

    /** Whether a key that is always there stays away. */
    boolean missing() {
        var needed = Math.max(IN_A_ROW, ACCIDENT / -Math.log(1 - Math.min(share(), 0.99)));
        return always() && absentInARow >= needed;
    }

    /** Whether a field that often has values has had none for long, its key being there. */
    boolean withoutValues(Instant now) {
        var often = records == 0 ? 0 : (double) valued / records;
        return learnt()
                && often >= RARE
                && emptyInARow * often >= VALUES_EXPECTED
                && emptySince != null
                && !emptySince.plus(WITHOUT_VALUES).isAfter(now);
    }

    /** Whether values come in a form in which they never came. */
    boolean retyped() {
        return foreignInARow >= IN_A_ROW;
    }

    /** Whether a value of this form would be something new. */
    boolean foreign(ValueForm form) {
        return valued >= ENOUGH && forms.getOrDefault(form, 0L) < valued * CUSTOMARY;
    }

    /**
     * How the field looks by custom, as far as single records are judged by it.
     *
     * @param foreign forms in which a value would be something new
     */
    record Custom(boolean always, Set<ValueForm> foreign) {}

    Custom custom() {
        var foreign = EnumSet.allOf(ValueForm.class);
        foreign.removeIf(form -> !foreign(form));
        return new Custom(always(), foreign);
    }

    /** Whether it looks as usual at this moment. */
    boolean usual() {
        return absentInARow == 0 && foreignInARow == 0;
    }

    /** Whether it looks otherwise at this moment, and would not by custom. */
    boolean odd() {
        return (always() && absentInARow > 0) || foreignInARow > 0;
    }

    int percentPresent() {
        return (int) Math.round(share() * 100);
    }

    int percentValued() {
        return records == 0 ? 0 : (int) Math.round(100.0 * valued / records);
    }

    /** The usual forms in words. */
    String customary() {
        return forms.entrySet().stream()
                .filter(entry -> entry.getValue() >= valued * CUSTOMARY)
                .map(entry -> entry.getKey().words())
                .collect(Collectors.joining(" hoặc "));
    }

    Instant since() {
        return since;
    }

    /** Forgets everything: how it looks now is the custom. */
    void relearn(Instant now) {
        since = now;
        records = 0;
        present = 0;
        valued = 0;
        forms.clear();
        absentInARow = 0;
        emptyInARow = 0;
        foreignInARow = 0;
        emptySince = null;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("since", since.toString())
                .put("records", records)
                .put("present", present)
                .put("valued", valued)
                .put("absentInARow", absentInARow)
                .put("emptyInARow", emptyInARow)
                .put("foreignInARow", foreignInARow);
        if (emptySince != null) {
            json.put("emptySince", emptySince.toString());
        }
        var counts = json.putObject("forms");
        forms.forEach((form, count) -> counts.put(form.name(), count));
        return json;
    }

    static FieldStats of(JsonNode json) {
        var stats = new FieldStats(Instant.parse(json.path("since").asString()));
        stats.records = json.path("records").asLong();
        stats.present = json.path("present").asLong();
        stats.valued = json.path("valued").asLong();
        stats.absentInARow = json.path("absentInARow").asInt();
        stats.emptyInARow = json.path("emptyInARow").asInt();
        stats.foreignInARow = json.path("foreignInARow").asInt();
        var empty = json.path("emptySince");
        stats.emptySince = empty.isString() ? Instant.parse(empty.asString()) : null;
        for (var entry : json.path("forms").properties()) {
            stats.forms.put(ValueForm.valueOf(entry.getKey()), entry.getValue().asLong());
        }
        return stats;
    }
}
