package vn.tthc.monitor.alert.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.incident.ExternalIncidents.Alert;

/** The body of Alertmanager's webhook, version 4, which Grafana and others send too. */
final class AlertmanagerCall {
    private static final Set<String> CRITICAL = Set.of("critical", "page", "emergency", "disaster", "fatal");
    private static final TextLimit TITLE = TextLimit.units(200);
    private static final TextLimit MESSAGE = TextLimit.units(1000);

    private AlertmanagerCall() {}

    /** The alerts of the body; null where it is none. */
    static @Nullable List<Alert> read(JsonNode body, Instant now) {
        if (!body.path("alerts").isArray()) {
            return null;
        }
        var alerts = new ArrayList<Alert>();
        for (var node : body.path("alerts")) {
            if (!node.path("labels").isObject()) {
                return null;
            }
            alerts.add(alert(node, now));
        }
        return alerts;
    }

    private static Alert alert(JsonNode node, Instant now) {
        var labels = node.path("labels");
        var notes = node.path("annotations");
        var name = labels.path("alertname").asString("?");
        var title = notes.path("summary").asString("").strip();
        var message = notes.path("description").asString("").strip();
        var resolved = node.path("status").asString("").equals("resolved");
        var ended = time(node.path("endsAt").asString(""));
        return new Alert(
                fingerprint(node),
                CRITICAL.contains(labels.path("severity").asString("").toLowerCase(Locale.ROOT)),
                TITLE.cut((title.isEmpty() ? name : title).replaceAll("\\s+", " ")),
                MESSAGE.cut(message.isEmpty() ? name : message),
                started(node, now),
                resolved ? (ended == null ? now : ended) : null,
                resolved || ended == null || !ended.isAfter(now) ? null : ended);
    }

    private static Instant started(JsonNode node, Instant now) {
        var started = time(node.path("startsAt").asString(""));
        return started == null ? now : started;
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            // Senders that know no time leave it out; then it is now.
            return null;
        }
    }

    /** The sender's own one, else one of all labels, as Alertmanager makes it. */
    private static String fingerprint(JsonNode node) {
        var own = node.path("fingerprint").asString("");
        if (own.matches("[A-Za-z0-9]{1,64}")) {
            return own;
        }
        var labels = new TreeMap<String, String>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return UUID.nameUUIDFromBytes(labels.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
