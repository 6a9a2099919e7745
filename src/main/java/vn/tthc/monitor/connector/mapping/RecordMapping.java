package vn.tthc.monitor.connector.mapping;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.DossierField;
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

    public RecordMapping(ConnectorDefinition definition) {
        this(definition.mapping(), definition.deepLink());
    }

    /**
     * A mapping that stands in no connector file as it is.
     *
     * @param deepLink template of the dossier's address in its own system; null where there is none
     */
    public RecordMapping(MappingSettings settings, @Nullable String deepLink) {
        this.settings = settings;
        this.deepLink = deepLink;
        for (var field : settings.fields()) {
            fields.put(field.target(), field);
            if (field.target().kind() == DossierField.Kind.INSTANT) {
                var day = field.target() == DossierField.DUE_AT ? END_OF_DAY : LocalTime.MIN;
                times.put(field.target(), new TimeFormats(field.formats(), settings.timezone(), day));
            }
        }
        this.lists = new ListFields(settings.lists(), settings.timezone());
    }

    /** The code of a record as listed; null where it has none. */
    public @Nullable String code(JsonNode record) {
        return text(DossierField.CODE, record);
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
        if (!record.isObject()) {
            return new Mapped.Unreadable(
                    asked,
                    "Bản ghi không phải một đối tượng JSON (hay phần tử XML có con); cần dạng {…}. Kiểm tra đường dẫn records của tệp kết nối.",
                    raw(record));
        }
        var own = code(record);
        var code = own == null ? asked : own;
        if (code == null) {
            return new Mapped.Unreadable(
                    null,
                    "Bản ghi không có mã hồ sơ (code ← " + described(DossierField.CODE)
                            + "); cần một mã. Kiểm tra mapping.fields.code hoặc hỏi nguồn.",
                    raw(record));
        }
        var reading = new RecordReading(this, record);
        var dossier = reading.dossier(code);
        var reason = reading.rejection();
        return reason == null
                ? new Mapped.Whole(dossier, reading.findings())
                : new Mapped.Unreadable(code, reason, raw(record));
    }

    @Nullable String text(DossierField target, JsonNode record) {
        var field = fields.get(target);
        return field == null ? null : Texts.read(field.source(), record);
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
        return field == null
                ? "không khai"
                : switch (field.source()) {
                    case ConnectorDefinition.ValueSource.FirstOf first -> String.valueOf(first.paths());
                    case ConnectorDefinition.ValueSource.Constant constant -> constant.value();
                    case ConnectorDefinition.ValueSource.Join join -> String.valueOf(join.paths());
                    case ConnectorDefinition.ValueSource.Column column ->
                        "cột " + String.join(" hoặc ", column.titles());
                    case ConnectorDefinition.ValueSource.Letter letter -> "cột " + letter.letter();
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
