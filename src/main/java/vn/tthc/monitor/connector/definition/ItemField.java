package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.List;
import vn.tthc.monitor.connector.definition.DossierField.Kind;

/** The values of an entry of a list target, by the names used in connector files. */
public enum ItemField {
    ASKED_AT("askedAt", DossierField.SUPPLEMENTS, Kind.INSTANT),
    RECEIVED_AT("receivedAt", DossierField.SUPPLEMENTS, Kind.INSTANT),
    OLD_DUE_AT("oldDueAt", DossierField.SUPPLEMENTS, Kind.INSTANT),
    NEW_DUE_AT("newDueAt", DossierField.SUPPLEMENTS, Kind.INSTANT),
    FROM("from", DossierField.TRANSFERS, Kind.TEXT),
    TO("to", DossierField.TRANSFERS, Kind.TEXT),
    AT("at", DossierField.TRANSFERS, Kind.INSTANT),
    STEP_DUE_AT("dueAt", DossierField.TRANSFERS, Kind.INSTANT);

    private final String key;
    private final DossierField list;
    private final Kind kind;

    ItemField(String key, DossierField list, Kind kind) {
        this.key = key;
        this.list = list;
        this.kind = kind;
    }

    /** The name in connector files. */
    public String key() {
        return key;
    }

    /** The list it belongs to. */
    public DossierField list() {
        return list;
    }

    public Kind kind() {
        return kind;
    }

    /** The values of one list. */
    public static List<ItemField> of(DossierField list) {
        return Arrays.stream(values()).filter(field -> field.list == list).toList();
    }
}
