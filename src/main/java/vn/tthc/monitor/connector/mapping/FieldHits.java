package vn.tthc.monitor.connector.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.mapping.MappedField.Presence;

/**
 * How often the paths of each field led anywhere in the records of one run. A path that never does is most often a
 * misspelt one: the field stays empty, and nothing else would say so. The first records of a run are enough to see it.
 */
public final class FieldHits {
    /** Enough to be sure that a key is not only seldom written. */
    private static final int ENOUGH = 50;

    private static final int SAMPLE = 200;

    private final RecordMapping mapping;
    private final Map<MappedField, Integer> hits = new LinkedHashMap<>();
    private int records;

    public FieldHits(RecordMapping mapping) {
        this.mapping = mapping;
        mapping.mappedFields().all().forEach(field -> hits.put(field, 0));
    }

    /** Looks at a record as it was received. */
    public void look(JsonNode received) {
        if (records >= SAMPLE) {
            return;
        }
        var record = mapping.read(received);
        if (!record.isObject()) {
            return;
        }
        records++;
        hits.replaceAll((field, count) -> field.in(record).presence() == Presence.ABSENT ? count : count + 1);
    }

    /** The fields whose paths led nowhere, in one sentence; null where there are none, or too few records to tell. */
    public @Nullable String sentence() {
        if (records < ENOUGH) {
            return null;
        }
        var never = hits.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(entry -> entry.getKey().key() + " ← " + entry.getKey().places())
                .collect(Collectors.joining("; "));
        return never.isEmpty()
                ? null
                : "Đường dẫn không khớp bản ghi nào trong " + records + " bản ghi đầu: " + never
                        + "; kiểm tra chính tả ở mapping, hoặc bỏ trường ấy nếu nguồn không có.";
    }
}
