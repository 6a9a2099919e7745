package vn.tthc.monitor.connector.mapping;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.decoding.Document;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Expectations;
import vn.tthc.monitor.connector.expression.ExpressionException;
import vn.tthc.monitor.connector.expression.JsltProgram;
import vn.tthc.monitor.connector.source.Variables;
import vn.tthc.monitor.platform.SecretMask;

/** The compiled field table of one connector. Safe for many threads; what the source does not say stays null. */
public final class RecordMapping {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final MappingSettings settings;
    private final @Nullable String deepLink;
    private final Map<DossierField, FieldMapping> fields = new EnumMap<>(DossierField.class);
    private final Map<DossierField, TimeFormats> times = new EnumMap<>(DossierField.class);
    private final ListFields lists;
    private final MappedFields mapped;
    private final DriftVerb retyped;

    public RecordMapping(ConnectorDefinition definition) {
        this(
                definition.mapping(),
                definition.deepLink(),
                definition.expected().drift().retyped());
    }

    /**
     * A mapping that stands in no connector file as it is.
     *
     * @param deepLink template of the dossier's address in its own system; null where there is none
     */
    public RecordMapping(MappingSettings settings, @Nullable String deepLink) {
        this(settings, deepLink, Expectations.USUAL.drift().retyped());
    }

    private RecordMapping(MappingSettings settings, @Nullable String deepLink, DriftVerb retyped) {
        this.settings = settings;
        this.deepLink = deepLink;
        this.retyped = retyped;
        for (var field : settings.fields()) {
            fields.put(field.target(), field);
            if (field.target().kind() == DossierField.Kind.INSTANT) {
                var day = field.target() == DossierField.DUE_AT ? END_OF_DAY : LocalTime.MIN;
                times.put(field.target(), new TimeFormats(field.formats(), zone(field.zone()), day));
            }
        }
        this.lists = new ListFields(settings.lists(), settings.timezone());
        this.mapped = MappedFields.of(this, settings, deepLink);
    }

    /** The fields that are read from somewhere in a record. */
    public MappedFields mappedFields() {
        return mapped;
    }

    /** What happens to a record with a code that the list of this field does not know. */
    public DriftVerb unmapped(DossierField target) {
        var field = fields.get(target);
        var list = field == null ? null : codes(field);
        return list == null ? DriftVerb.KEEP : list.unmapped();
    }

    /** Whether the code list of a field knows a code. */
    public boolean knows(String target, String code) {
        return settings.fields().stream()
                .filter(field -> field.target().key().equals(target))
                .map(this::codes)
                .anyMatch(list -> list != null && list.word(code) != null);
    }

    /** What happens to a value that cannot be read as its field. */
    public DriftVerb retyped() {
        return retyped;
    }

    private ZoneId zone(@Nullable ZoneId own) {
        return own == null ? settings.timezone() : own;
    }

    /** The code of a record as listed; null where it has none. */
    public @Nullable String code(JsonNode record) {
        try {
            return text(DossierField.CODE, new Texts(prepared(record)));
        } catch (UndecodableException | ExpressionException _) {
            // Mapping the record will say why; here it only means that nothing more can be asked about it.
            return null;
        }
    }

    /**
     * The record as its fields are read: documents inside it unpacked, turned by the file's expression.
     *
     * @throws UndecodableException where a text is not the document that the file says
     * @throws ExpressionException where the expression fails on it
     */
    public JsonNode prepared(JsonNode record) {
        var tree = record;
        for (var embedded : settings.embedded()) {
            tree = Document.unpacked(tree, embedded, AnswerForm.AUTO);
        }
        var jslt = settings.jslt();
        return jslt == null ? tree : jslt.apply(JsltProgram.input(tree));
    }

    /** As {@link #prepared}, but nothing at all of a record that cannot be prepared: mapping it will say why. */
    public JsonNode read(JsonNode record) {
        try {
            return prepared(record);
        } catch (UndecodableException | ExpressionException _) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What the record says for the fields that hold texts, whatever else is wrong with it.
     *
     * @throws UndecodableException where a text is not the document that the file says
     * @throws ExpressionException where an expression fails on it
     */
    public Map<DossierField, String> texts(JsonNode record) {
        var texts = new Texts(prepared(record));
        var found = new EnumMap<DossierField, String>(DossierField.class);
        for (var target : fields.keySet()) {
            var text = target.kind() == DossierField.Kind.TEXT ? text(target, texts) : null;
            if (text != null) {
                found.put(target, text);
            }
        }
        return found;
    }

    /** Maps one record. */
    public Mapped map(JsonNode record) {
        return map(record, null);
    }

    /**
     * Maps one record.
     *
     * @param asked the code it was asked for by, which counts where the answer does not repeat it
     */
    public Mapped map(JsonNode record, @Nullable String asked) {
        try {
            return mapped(record, prepared(record), asked);
        } catch (UndecodableException e) {
            return new Mapped.Unreadable(
                    asked,
                    "Bản ghi " + e.what() + "; cần " + e.expected() + ". Kiểm tra mapping.decode hoặc hỏi nguồn.",
                    raw(record));
        } catch (ExpressionException e) {
            return new Mapped.Unreadable(
                    asked,
                    "Không tính được bản ghi: " + e.what()
                            + "; cần biểu thức chạy được. Kiểm tra jslt, regex ở mapping.",
                    raw(record));
        }
    }

    private Mapped mapped(JsonNode received, JsonNode record, @Nullable String asked) {
        if (!record.isObject()) {
            return new Mapped.Unreadable(
                    asked,
                    "Bản ghi không phải một đối tượng JSON (hay phần tử XML có con); cần dạng {…}. "
                            + "Kiểm tra đường dẫn records của tệp kết nối.",
                    raw(received));
        }
        var texts = new Texts(record);
        var own = text(DossierField.CODE, texts);
        var code = own == null ? asked : own;
        if (code == null) {
            return new Mapped.Unreadable(
                    null,
                    "Bản ghi không có mã hồ sơ (code ← " + described(DossierField.CODE)
                            + "); cần một mã. Kiểm tra mapping.fields.code hoặc hỏi nguồn.",
                    raw(received));
        }
        var reading = new RecordReading(this, record, texts);
        var dossier = reading.dossier(code, raw(received));
        var reason = reading.rejection();
        return reason == null
                ? new Mapped.Whole(dossier, reading.findings())
                : new Mapped.Unreadable(code, reason, raw(received));
    }

    @Nullable String text(DossierField target, Texts texts) {
        var field = fields.get(target);
        return field == null ? null : texts.read(field.source());
    }

    @Nullable FieldMapping field(DossierField target) {
        return fields.get(target);
    }

    @Nullable TimeFormats times(DossierField target) {
        return times.get(target);
    }

    ConnectorDefinition.@Nullable CodeList codes(FieldMapping field) {
        return field.codes() == null ? null : settings.codes().get(field.codes());
    }

    Iterable<FieldMapping> required() {
        return settings.fields().stream().filter(FieldMapping::required).toList();
    }

    String described(DossierField target) {
        var field = fields.get(target);
        return field == null ? "không khai" : described(field.source());
    }

    private static String described(ValueSource source) {
        return switch (source) {
            case ValueSource.FirstOf first -> String.valueOf(first.paths());
            case ValueSource.Constant constant -> constant.value();
            case ValueSource.Join join -> String.valueOf(join.paths());
            case ValueSource.Column column -> "cột " + String.join(" hoặc ", column.titles());
            case ValueSource.Letter letter -> "cột " + letter.letter();
            case ValueSource.Computed _ -> "biểu thức jslt";
            case ValueSource.Changed changed -> described(changed.of()) + " sau transform";
        };
    }

    @Nullable String deepLink(JsonNode record, String code, @Nullable String nationalCode) {
        if (deepLink == null) {
            return null;
        }
        var values = Variables.none()
                .with("code", code)
                .with("nationalCode", nationalCode)
                .about(record);
        // An address that the source itself gives is not to be encoded once more.
        var given = deepLink.startsWith("${") && deepLink.indexOf('}') == deepLink.length() - 1;
        var link = given ? values.fill(deepLink) : values.fillPath(deepLink);
        return link != null && (link.startsWith("https://") || link.startsWith("http://")) ? link : null;
    }

    ListFields lists() {
        return lists;
    }

    /** The record as received, without secrets, and without the NUL that PostgreSQL cannot hold. */
    public static String raw(JsonNode record) {
        return SecretMask.mask(record.toString()).replace("\\u0000", "");
    }
}
