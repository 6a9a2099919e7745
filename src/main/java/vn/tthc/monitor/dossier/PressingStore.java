package vn.tthc.monitor.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Urgency;

/** The shares in two statements, however many agencies and officers there are. */
@Component("pressingDossiers")
class PressingStore implements PressingDossiers {
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Clock clock;

    PressingStore(JdbcClient jdbc, Deadlines deadlines, Clock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public List<Share> byAgency(QueueFilter filter, int listed) {
        return shares(filter, listed, "agency", "null::text", "agency is not null");
    }

    @Override
    public List<Share> byOfficer(QueueFilter filter, int listed) {
        return shares(filter, listed, "agency, officer", "officer", "agency is not null and officer is not null");
    }

    /** Whose dossiers they are. */
    private record Owner(String agency, @Nullable String officer) {
        private static final Comparator<Owner> ORDER = Comparator.comparing(Owner::agency)
                .thenComparing(Owner::officer, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private List<Share> shares(QueueFilter filter, int listed, String owners, String officer, String owned) {
        var now = clock.instant();
        var conditions = new QueueConditions(now, deadlines.endOfDay(now))
                .add(filter, null)
                .and(owned, Map.of());
        var where = conditions.sql(true);
        var found = new TreeMap<Owner, Share>(Owner.ORDER);
        jdbc.sql("select agency, " + officer + " as owner, source, urgency, count(*) as number"
                        + " from (select agency, officer, source, " + QueueRows.URGENCY
                        + " as urgency from dossier.dossier where " + where + ") pressing group by " + owners
                        + ", source, urgency")
                .params(conditions.parameters())
                .query((RowCallbackHandler) row -> count(found, row));
        // Only the keys go through the sort, not the rows.
        jdbc.sql("with ranked as (select id as dossier, row_number() over (partition by " + owners
                        + " order by queue_rank, sort_at, id) as place from dossier.dossier where " + where + ")"
                        + " select d.*, " + officer + " as owner, " + QueueRows.URGENCY + " as urgency"
                        + " from ranked join dossier.dossier d on d.id = ranked.dossier"
                        + " where place <= :listed order by place")
                .params(conditions.parameters())
                .param("listed", listed)
                .query((RowCallbackHandler) row -> list(found, row));
        return List.copyOf(found.values());
    }

    private static void count(Map<Owner, Share> found, ResultSet row) throws SQLException {
        share(found, row)
                .urgencyBySource()
                .computeIfAbsent(row.getString("source"), source -> new EnumMap<>(Urgency.class))
                .put(Urgency.valueOf(row.getString("urgency")), row.getLong("number"));
    }

    private static void list(Map<Owner, Share> found, ResultSet row) throws SQLException {
        share(found, row).first().add(QueueRows.read(row, row.getRow()));
    }

    private static Share share(Map<Owner, Share> found, ResultSet row) throws SQLException {
        var owner = new Owner(row.getString("agency"), row.getString("owner"));
        return found.computeIfAbsent(
                owner, one -> new Share(one.agency(), one.officer(), new HashMap<>(), new ArrayList<>()));
    }
}
