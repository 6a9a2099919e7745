package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.List;

/** The canonical names that the words of a field may mean, for choosing by hand. */
public final class FieldWords {
    private FieldWords() {}

    /** The names for a field by its key; empty where any text will do. */
    public static List<String> of(String key) {
        return Arrays.stream(DossierField.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(DefinitionWords::of)
                .orElse(List.of());
    }
}
