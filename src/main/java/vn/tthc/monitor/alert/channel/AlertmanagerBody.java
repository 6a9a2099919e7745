package vn.tthc.monitor.alert.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.ByteString;

/**
 * A message as Alertmanager's webhook (version 4) would say it, so that receivers made for it understand ours. The
 * fingerprint is that of the incident: its firing and its end are one alert there too.
 */
final class AlertmanagerBody {
    private static final int FINGERPRINT_BYTES = 8;

    /** What Alertmanager writes for an end that is not known yet. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private AlertmanagerBody() {}

    static Map<String, Object> of(Outgoing message) {
        var resolved = message.status() == Outgoing.Status.RESOLVED;
        var status = resolved ? "resolved" : "firing";
        var kind = message.kind().name().toLowerCase(Locale.ROOT);
        var labels = Map.of("alertname", "TthcMonitor", "subject", message.subject());
        var annotations = Map.of("summary", message.title(), "description", message.text(), "kind", kind);
        var link = message.link().orElse("");
        var alert = new LinkedHashMap<String, Object>();
        alert.put("status", status);
        alert.put("labels", labels);
        alert.put("annotations", annotations);
        alert.put("startsAt", message.createdAt().toString());
        alert.put("endsAt", resolved ? message.createdAt().toString() : NO_END);
        alert.put("generatorURL", link);
        alert.put("fingerprint", fingerprint(message.subject()));
        var body = new LinkedHashMap<String, Object>();
        body.put("version", "4");
        body.put("groupKey", "{}:{subject=\"" + message.subject() + "\"}");
        body.put("truncatedAlerts", 0);
        body.put("status", status);
        body.put("receiver", "tthc-monitor");
        body.put("groupLabels", Map.of("subject", message.subject()));
        body.put("commonLabels", labels);
        body.put("commonAnnotations", annotations);
        body.put("externalURL", link);
        body.put("alerts", List.of(alert));
        return body;
    }

    private static String fingerprint(String subject) {
        return ByteString.encodeUtf8(subject)
                .sha256()
                .substring(0, FINGERPRINT_BYTES)
                .hex();
    }
}
