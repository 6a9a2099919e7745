package vn.tthc.monitor.deadline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/**
 * Who stands above whom, by code, as far as calendars need it: read from the {@code agencies.yaml} beside the calendar, whose
 * own reader says what else is wrong with it.
 */
final class AgencyLines {
    static final AgencyLines NONE = new AgencyLines(null, List.of());

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final boolean known;

    private final List<Problem> problems;

    private AgencyLines(@Nullable ConfigNode agencies, List<Problem> problems) {
        this.problems = problems;
        known = agencies != null;
        if (agencies != null) {
            agencies.items().forEach(this::add);
        }
    }

    private void add(ConfigNode item) {
        var code = scalar(item, "code");
        if (code == null) {
            return;
        }
        codes.put(code, code);
        var name = scalar(item, "name");
        if (name != null) {
            codes.putIfAbsent(name, code);
        }
        var parent = scalar(item, "parent");
        if (parent != null) {
            parents.put(code, parent);
        }
    }

    private static @Nullable String scalar(ConfigNode item, String key) {
        var value = item.get(key);
        return value != null && value.isScalar() ? value.asText() : null;
    }

    static Path file(Path calendar) {
        return calendar.resolveSibling("agencies.yaml");
    }

    static AgencyLines beside(Path calendar) {
        var file = file(calendar);
        if (!Files.exists(file)) {
            return NONE;
        }
        var parsed = ConfigFile.parse(file);
        return new AgencyLines(parsed.root().get("agencies"), parsed.problems());
    }

    /** Whether there is a list of agencies at all. */
    boolean known() {
        return known;
    }

    /** Why the list cannot be read. */
    List<Problem> problems() {
        return problems;
    }

    Set<String> codes() {
        return Set.copyOf(codes.values());
    }

    /** The code behind a code or a full name, as sources write either; the text itself where nobody knows it. */
    String code(String agency) {
        return codes.getOrDefault(agency, agency);
    }

    /** The agency itself and those above it, the topmost first. */
    List<String> downTo(String code) {
        var line = new ArrayList<String>();
        for (@Nullable String at = code; at != null && !line.contains(at); at = parents.get(at)) {
            line.add(at);
        }
        return line.reversed();
    }
}
