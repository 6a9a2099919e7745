package vn.tthc.monitor.connector.mapping;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.expression.JsltProgram;

/** The texts of one record: composed Vietnamese letters (NFC), no blanks around, numbers with every digit. */
final class Texts {
    private static final int LONGEST_SHOWN = 60;

    private final JsonNode record;
    private JsltProgram.@Nullable Input input;

    Texts(JsonNode record) {
        this.record = record;
    }

    /** A value as findings and reasons show it. */
    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The value, or null where it is absent, empty, an object or an array. */
    @Nullable String read(ValueSource source) {
        return switch (source) {
            case ValueSource.Constant constant -> clean(constant.value());
            case ValueSource.FirstOf first -> {
                for (var path : first.paths()) {
                    var text = clean(path.text(record));
                    if (text != null) {
                        yield text;
                    }
                }
                yield null;
            }
            case ValueSource.Join join -> {
                var joined = new StringBuilder();
                for (var path : join.paths()) {
                    var text = clean(path.text(record));
                    if (text != null) {
                        joined.append(joined.isEmpty() ? "" : join.separator()).append(text);
                    }
                }
                yield joined.isEmpty() ? null : joined.toString();
            }
            // Columns were turned into paths when the table's header was read; these were not in it.
            case ValueSource.Column _, ValueSource.Letter _ -> null;
            case ValueSource.Computed computed ->
                clean(DottedPath.textOf(computed.program().apply(input())));
            case ValueSource.Changed changed -> {
                var text = read(changed.of());
                for (var change : changed.changes()) {
                    text = text == null ? null : clean(change.apply(text));
                }
                yield text;
            }
        };
    }

    /** Carried over once, however many expressions look at it. */
    private JsltProgram.Input input() {
        var known = input;
        if (known == null) {
            known = JsltProgram.input(record);
            input = known;
        }
        return known;
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var whole = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        var clean = Normalizer.normalize(whole, Normalizer.Form.NFC).strip();
        return clean.isEmpty() ? null : clean;
    }
}
