package vn.tthc.monitor.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.LeadFilter;

/** Reads the single parameters of the addresses of lists, each with a sentence where it is not understood. */
final class QueueParameters {
    private QueueParameters() {}

    static @Nullable Boolean open(@Nullable String word, @Nullable Boolean byDefault) {
        if (word == null || word.isBlank()) {
            return byDefault;
        }
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "all" -> null;
            default -> throw new BadParameter("open", word, "true, false, all");
        };
    }

    static boolean flag(String name, @Nullable String word) {
        if (word == null || word.isBlank() || "false".equals(word)) {
            return false;
        }
        if ("true".equals(word)) {
            return true;
        }
        throw new BadParameter(name, word, "true, false");
    }

    static LateFilter late(MultiValueMap<String, String> parameters) {
        var incident = parameters.getFirst("incident");
        if (incident == null || incident.isBlank()) {
            return new LateFilter(words(parameters, "fault", LateFilter.Fault.class), null);
        }
        if (!incident.matches("[0-9]{1,15}")) {
            throw new BadParameter("incident", incident, "số của sự cố, ví dụ 12");
        }
        return new LateFilter(words(parameters, "fault", LateFilter.Fault.class), Long.valueOf(incident));
    }

    static LeadFilter lead(MultiValueMap<String, String> parameters) {
        var source = parameters.getFirst("lead");
        return new LeadFilter(
                source == null || source.isBlank() ? null : source.strip(),
                instant("dueAfter", parameters.getFirst("dueAfter")),
                instant("dueUntil", parameters.getFirst("dueUntil")));
    }

    private static @Nullable Instant instant(String name, @Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(word.strip());
        } catch (DateTimeParseException _) {
            throw new BadParameter(name, word, "thời điểm theo giờ quốc tế, ví dụ 2026-11-20T01:12:00Z");
        }
    }

    static Set<String> texts(MultiValueMap<String, String> parameters, String name) {
        var values = new TreeSet<String>();
        for (var value : parameters.getOrDefault(name, List.of())) {
            if (value != null && !value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /** Enum words may be repeated or joined by commas. */
    static <E extends Enum<E>> Set<E> words(MultiValueMap<String, String> parameters, String name, Class<E> type) {
        var values = EnumSet.noneOf(type);
        for (var text : texts(parameters, name)) {
            for (var word : text.split(",", -1)) {
                if (!word.isBlank()) {
                    values.add(Words.parse(type, name, word));
                }
            }
        }
        return values;
    }
}
