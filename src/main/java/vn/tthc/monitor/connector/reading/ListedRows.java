package vn.tthc.monitor.connector.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.source.Answer;

/**
 * The records of an answer. XML has no lists: one element is not told from a list of one, and an empty list leaves an empty
 * parent or nothing at all.
 */
final class ListedRows {
    private ListedRows() {}

    /** The records; null where the path leads to none, or to something that is no list. */
    static @Nullable List<JsonNode> of(DottedPath path, Answer answer, AnswerForm form) {
        var found = path.rows(answer.json());
        if (found.isArray()) {
            return List.copyOf(found.values());
        }
        if (found.isObject()) {
            // The whole answer is no record: a list was expected, and an object there is most often an error message.
            return path.equals(DottedPath.ROOT) ? null : List.of(found);
        }
        if (found.isNull() || (found.isString() && found.stringValue().isBlank())) {
            return List.of();
        }
        return found.isMissingNode() && emptyXml(path, answer, form) ? List.of() : null;
    }

    private static boolean emptyXml(DottedPath path, Answer answer, AnswerForm form) {
        var xml = answer.xml()
                || form.embedded().stream()
                        .anyMatch(embedded -> embedded.wrapping().word().endsWith("xml"));
        return xml
                && path.parent()
                        .map(parent -> !parent.read(answer.json()).isMissingNode())
                        .orElse(path.toString().contains("*"));
    }
}
