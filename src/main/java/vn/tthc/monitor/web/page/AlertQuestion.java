package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.AlertRules.Question;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.Words;

/** Kind, severity, system, agency and officer as a form sends them; empty means any. */
record AlertQuestion(
        @Nullable String kind,
        Incident.@Nullable Severity severity,
        @Nullable String system,
        @Nullable String agency,
        @Nullable String officer) {

    static AlertQuestion of(Map<String, String> given) {
        var severity = word(given, "severity");
        return new AlertQuestion(
                kind(word(given, "kind")),
                severity == null ? null : Words.parse(Incident.Severity.class, "severity", severity),
                word(given, "system"),
                word(given, "agency"),
                word(given, "officer"));
    }

    private static @Nullable String word(Map<String, String> given, String name) {
        var text = given.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String kind(@Nullable String word) {
        if (word == null || kinds().contains(word)) {
            return word;
        }
        throw new BadParameter("kind", word, String.join(", ", kinds()));
    }

    /** Every kind of which somebody may be told. */
    static List<String> kinds() {
        var kinds = new ArrayList<String>();
        for (var kind : Incident.Kind.values()) {
            kinds.add(Words.of(kind));
        }
        kinds.add(Silences.PLANNED);
        kinds.add(Silences.DIGEST);
        return kinds;
    }

    /** Null where nothing was asked. */
    @Nullable Question question() {
        return kind == null
                ? null
                : new Question(
                        kind,
                        severity == null ? null : severity.name().toLowerCase(Locale.ROOT),
                        system,
                        agency,
                        officer);
    }

    Matchers matchers() {
        return new Matchers(null, system, kind, severity, agency);
    }
}
