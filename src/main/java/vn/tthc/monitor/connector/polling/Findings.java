package vn.tthc.monitor.connector.polling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.mapping.Finding;

/** The oddities of one run, counted, as one sentence for people. */
public final class Findings {
    private static final int MOST_EXAMPLES = 5;

    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final Map<Finding.Kind, Map<String, Integer>> examples = new EnumMap<>(Finding.Kind.class);
    private final Set<String> said = new LinkedHashSet<>();

    /** Something to be told as it is. */
    public void say(String sentence) {
        said.add(sentence);
    }

    void add(Collection<Finding> findings) {
        findings.forEach(this::add);
    }

    /** Counts one. */
    public void add(Finding finding) {
        counts.merge(finding.kind(), 1, Integer::sum);
        var values = examples.computeIfAbsent(finding.kind(), _ -> new TreeMap<>());
        if (!finding.value().isEmpty() && (values.size() < MOST_EXAMPLES || values.containsKey(example(finding)))) {
            values.merge(example(finding), 1, Integer::sum);
        }
    }

    private static String example(Finding finding) {
        return finding.field().key() + " = " + finding.value();
    }

    /** What was odd, in a sentence or a few; null where nothing was. */
    public @Nullable String sentence() {
        var all = new ArrayList<>(said);
        if (!counts.isEmpty()) {
            all.add(counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + words(entry.getKey()) + shown(entry.getKey()))
                    .collect(Collectors.joining("; ", "Đã lưu nhưng cần xem lại: ", ".")));
        }
        return all.isEmpty() ? null : String.join(" ", all);
    }

    private String shown(Finding.Kind kind) {
        var values = examples.getOrDefault(kind, Map.of()).keySet();
        return values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
    }

    private static String words(Finding.Kind kind) {
        return switch (kind) {
            case UNMAPPED -> "mã chưa có trong danh mục, cần thêm vào mapping.codes";
            case UNREADABLE -> "giá trị không đọc được, không dùng";
            case DUE_BEFORE_RECEPTION -> "hồ sơ có hạn trả trước ngày tiếp nhận, giữ như nguồn ghi";
            case REPEATED -> "hồ sơ lặp mã trong một trang, lấy bản sau";
            case NOT_ANSWERED -> "mã hồ sơ hỏi lại mà nguồn không trả lời";
        };
    }
}
