package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Contact;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.expression.JsltProgram;
import vn.tthc.monitor.connector.expression.TextChange;

/**
 * A whole connector file, preset merged, references to environment and files resolved, every value checked.
 *
 * @param deepLink template of the dossier's address in its own system, with {@code ${code}}, {@code ${nationalCode}} or
 *     {@code ${record.<path>}}; null where there is none
 * @param demo made for the demo: loaded only there, and may hold invented secrets as defaults
 * @param intake the ways in which its dossiers arrive, or only signs of life
 * @param mapping empty where no dossiers arrive
 * @param expected what the source is expected to stay like
 * @param warnings findings of the lint that do not make the file invalid
 */
public record ConnectorDefinition(
        String id,
        String name,
        @Nullable String owner,
        boolean demo,
        List<Lifecycle> lifecycle,
        @Nullable Contact contact,
        @Nullable String deepLink,
        Schedule schedule,
        Intake intake,
        MappingSettings mapping,
        Thresholds health,
        Expectations expected,
        List<vn.tthc.monitor.platform.config.Problem> warnings) {

    /** Whether an interface of the source is asked for dossiers. */
    public boolean polls() {
        return intake.polling() != null;
    }

    /** Where its files arrive, and how they are read. */
    public FilesSettings files() {
        var files = intake.files();
        return files == null ? FilesSettings.NONE : files;
    }

    /**
     * How to talk to the interface that is asked for dossiers.
     *
     * @throws IllegalStateException where none is asked: see {@link #polls()}
     */
    public HttpSettings http() {
        return polling().http();
    }

    /**
     * What the interface is asked for.
     *
     * @throws IllegalStateException where none is asked: see {@link #polls()}
     */
    public ReadSettings read() {
        return polling().read();
    }

    /** The same with another intake: a gentler one for a check, another address for a rehearsal. */
    public ConnectorDefinition with(Intake other) {
        return new ConnectorDefinition(
                id, name, owner, demo, lifecycle, contact, deepLink, schedule, other, mapping, health, expected,
                warnings);
    }

    private Intake.Polling polling() {
        var polling = intake.polling();
        if (polling == null) {
            throw new IllegalStateException("connector " + id + " polls no interface");
        }
        return polling;
    }

    /**
     * When to poll.
     *
     * @param every pause between two incremental runs
     * @param reconcile Spring cron expression of the full read, in the mapping's zone; null for never
     */
    public record Schedule(Duration every, @Nullable String reconcile) {}

    /**
     * How to read the answer: zone of times without offset, field table, list tables, code lists by name.
     *
     * @param fields never holds a target of kind LIST
     * @param lists supplements and transfers
     * @param embedded texts of a record that are documents themselves
     * @param jslt what a record is turned into before its fields are read; null to leave it as it is
     */
    public record MappingSettings(
            ZoneId timezone,
            List<FieldMapping> fields,
            List<ListMapping> lists,
            Map<String, CodeList> codes,
            List<AnswerForm.Embedded> embedded,
            @Nullable JsltProgram jslt) {
        /** Of a source that gives no dossiers. */
        public static final MappingSettings NONE =
                new MappingSettings(ZoneId.of("Asia/Ho_Chi_Minh"), List.of(), List.of(), Map.of());

        /** A mapping of records as they come. */
        public MappingSettings(
                ZoneId timezone, List<FieldMapping> fields, List<ListMapping> lists, Map<String, CodeList> codes) {
            this(timezone, fields, lists, codes, List.of(), null);
        }
    }

    /**
     * One row of the field table.
     *
     * @param source where the value comes from
     * @param formats date patterns tried in order; {@code iso}, {@code epoch-millis} and {@code epoch-seconds} are names,
     *     the rest are patterns of {@link java.time.format.DateTimeFormatter}
     * @param codes name of the code list to translate with; a flag's list has the entries {@code true} and {@code false}
     * @param required an empty value sends the record to quarantine
     * @param zone of its times without offset; null for the mapping's
     * @param rules tried in order before the source: the first that holds says the word
     */
    public record FieldMapping(
            DossierField target,
            ValueSource source,
            List<String> formats,
            @Nullable String codes,
            boolean required,
            @Nullable ZoneId zone,
            List<FieldRule> rules) {

        /** A row without rules, in the mapping's zone. */
        public FieldMapping(
                DossierField target,
                ValueSource source,
                List<String> formats,
                @Nullable String codes,
                boolean required) {
            this(target, source, formats, codes, required, null, List.of());
        }
    }

    /** Where a value of a record comes from; a path that leads to an object or array counts as empty. */
    public sealed interface ValueSource {
        /** The first path that leads to a non-empty value. */
        record FirstOf(List<DottedPath> paths) implements ValueSource {}

        /** The same text for every record. */
        record Constant(String value) implements ValueSource {}

        /** The non-empty values of all paths with the separator between them. */
        record Join(List<DottedPath> paths, String separator) implements ValueSource {}

        /** The column of a table with one of these titles, compared without accents and case; the first title wins. */
        record Column(List<String> titles) implements ValueSource {}

        /** The column of a table that spreadsheets show under this letter. */
        record Letter(String letter) implements ValueSource {}

        /** What an expression makes of the record. */
        record Computed(JsltProgram program) implements ValueSource {}

        /** The value of another source after changes to its text. */
        record Changed(ValueSource of, List<TextChange> changes) implements ValueSource {}

        /** Where the value comes from, whatever becomes of it on its way. */
        default ValueSource bare() {
            return this instanceof Changed changed ? changed.of() : this;
        }

        /** The same changes to the value of another source. */
        default ValueSource over(ValueSource bare) {
            return this instanceof Changed changed ? new Changed(bare, changed.changes()) : bare;
        }
    }

    /**
     * A list inside a record.
     *
     * @param target a target of kind LIST
     * @param path where the array stands in the record
     * @param items one row for each value of an entry, paths relative to the entry
     */
    public record ListMapping(DossierField target, DottedPath path, List<ItemMapping> items) {}

    /** One value of a list entry; the zone of its times is the mapping's where it is null. */
    public record ItemMapping(
            ItemField target,
            ValueSource source,
            List<String> formats,
            @Nullable ZoneId zone) {

        /** A value in the mapping's zone. */
        public ItemMapping(ItemField target, ValueSource source, List<String> formats) {
            this(target, source, formats, null);
        }
    }

    /**
     * A code list: source code to canonical name, and what to do with a code that is not in it.
     *
     * @param folded its codes are words that people write: without accents and case, and looked up like that
     */
    public record CodeList(Map<String, String> entries, DriftVerb unmapped, boolean folded) {
        public CodeList(Map<String, String> entries, DriftVerb unmapped) {
            this(entries, unmapped, false);
        }

        /** The canonical name of a code as the source writes it; null where the list does not know it. */
        public @Nullable String word(String code) {
            return entries.get(folded ? FoldedTitle.of(code) : code);
        }
    }

    /**
     * What is asked for.
     *
     * @param list null where the source cannot list, only answer by code
     * @param detail one more request for each listed record; its answer is laid over the listed one
     * @param recheck asks known open dossiers again by code
     */
    public record ReadSettings(
            @Nullable ListRead list,
            @Nullable DetailRead detail,
            @Nullable RecheckRead recheck) {}

    /**
     * Asks for one record by {@code ${code}} or {@code ${record.<path>}}.
     *
     * @param record its path in the answer
     * @param keepAbsent whether stored values stay where neither the listed record nor the answer has their keys
     */
    public record DetailRead(HttpCall call, DottedPath record, boolean keepAbsent) {}

    /**
     * Asks known open dossiers by code.
     *
     * @param batch how many codes a request carries: {@code ${codes}} is the array, {@code ${code}} the single one
     * @param records path of the answered records
     * @param codeFrom path of the code in an answered record; null where the answers come in the order of the codes
     * @param every pause between two re-checks
     * @param of whose open dossiers are asked for; null for this source's own
     * @param keepAbsent whether stored values stay where an answer has not their keys
     */
    public record RecheckRead(
            HttpCall call,
            int batch,
            DottedPath records,
            @Nullable DottedPath codeFrom,
            Duration every,
            @Nullable KnownElsewhere of,
            boolean keepAbsent) {}

    /** Open dossiers that another source listed, of some fields (lĩnh vực) or of all where none is named. */
    public record KnownElsewhere(String source, Set<String> fields) {}

    /**
     * A value goes into the query, into a header, or into the JSON body at a dotted path.
     *
     * @param text what is sent, with {@code ${value}} where the value stands in it
     */
    public record Placement(Where where, String name, String text) {
        /** Where the value stands in {@link #text}. */
        static final String VALUE = "${value}";

        public Placement(Where where, String name) {
            this(where, name, VALUE);
        }

        /** The value as it is sent: itself, or inside the text. */
        public Object sent(Object value) {
            return text.equals(VALUE) ? value : text.replace(VALUE, String.valueOf(value));
        }

        /** Part of the request. */
        public enum Where {
            QUERY,
            HEADER,
            BODY
        }
    }
}
