package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Outage;
import vn.tthc.monitor.dossier.Outage.Ending;
import vn.tthc.monitor.dossier.Outages;

/** The incidents in which nothing came in: a system was away or refused our login. */
@Component
class OutageStore implements Outages {
    /** An incident that came back was quiet before; each time is an outage of its own. */
    private static final String OUTAGE = """
            SELECT i.number, i.source, i.source_name, i.kind, i.from_at, i.to_at, i.unwatched AND i.newest AS unwatched,
                h.state, h.last_attempt_at
            FROM incident.stretch i LEFT JOIN incident.source_health h ON h.source = i.source
            WHERE i.kind IN ('REACH', 'AUTH')""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OutageStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Outage> between(Collection<String> sources, Instant from, Instant to) {
        return sources.isEmpty()
                ? List.of()
                : jdbc.sql(OUTAGE + """
                         AND i.source IN (:sources) AND i.opened_at <= :to AND (i.closed_at IS NULL OR i.closed_at >= :from)
                            AND i.from_at <= :to AND (i.to_at IS NULL OR i.to_at >= :from)
                        ORDER BY i.from_at, i.number""")
                        .param("sources", sources)
                        .param("from", utc(from))
                        .param("to", utc(to))
                        .query(this::outage)
                        .list();
    }

    @Override
    public List<Outage> unweighed() {
        return jdbc.sql(OUTAGE + " AND NOT i.weighed ORDER BY i.number, i.from_at")
                .query(this::outage)
                .list();
    }

    @Override
    public void weighed(Collection<Outage> outages) {
        var newest = outages.stream()
                .collect(Collectors.toMap(
                        Outage::number, Function.identity(), BinaryOperator.maxBy(Comparator.comparing(Outage::from))));
        for (var outage : newest.values()) {
            jdbc.sql("""
                    UPDATE incident.incident SET weighed = true
                    WHERE number = :number AND closed_at IS NOT DISTINCT FROM :closed::timestamptz""")
                    .param("number", outage.number())
                    .param("closed", outage.to() == null ? null : outage.to().toString())
                    .update();
        }
    }

    private Outage outage(ResultSet row, int number) throws SQLException {
        var from = required(row, "from_at");
        var to = instant(row, "to_at");
        var attempt = instant(row, "last_attempt_at");
        var unknown = SourceState.UNKNOWN.name().equals(row.getString("state"));
        var unsure = to == null && unknown && attempt != null && !attempt.isBefore(from);
        var until = unsure ? attempt : clock.instant();
        return new Outage(
                row.getLong("number"),
                row.getString("source"),
                row.getString("source_name"),
                Incident.Kind.valueOf(row.getString("kind")) == Incident.Kind.AUTH
                        ? Outage.Kind.REFUSED
                        : Outage.Kind.UNREACHABLE,
                from,
                to,
                to == null ? Objects.requireNonNull(until) : to,
                ending(row.getBoolean("unwatched"), to == null, unsure));
    }

    private static Ending ending(boolean unwatched, boolean open, boolean unsure) {
        if (!open) {
            return unwatched ? Ending.UNWATCHED : Ending.CLOSED;
        }
        return unsure ? Ending.UNSURE : Ending.OPEN;
    }
}
