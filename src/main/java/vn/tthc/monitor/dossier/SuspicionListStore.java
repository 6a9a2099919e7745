package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Suspicions.Agreed;
import vn.tthc.monitor.dossier.Suspicions.Kind;
import vn.tthc.monitor.dossier.Suspicions.Side;
import vn.tthc.monitor.dossier.Suspicions.State;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;

/** Reads suspicions with both records as they are now. */
@Component
class SuspicionListStore {
    private static final int MOST_COUNTED = 100_001;
    private static final List<String> SIDES = List.of("one", "other");
    private static final String JOINED = " from dossier.suspicion s" + each("""
             join dossier.source_record <side> on <side>.source = s.<side>_source and <side>.code = s.<side>_code
            join dossier.dossier d_<side> on d_<side>.link_key = <side>.link_key
            """);
    private static final String ROWS = "select s.*" + each("""
            , d_<side>.id as <side>_dossier, <side>.procedure_code as <side>_procedure_code,
            <side>.procedure_name as <side>_procedure_name, <side>.field as <side>_field, <side>.status as <side>_status,
            <side>.receiving_agency as <side>_receiving_agency, <side>.handling_agency as <side>_handling_agency,
            <side>.applicant_name as <side>_name, <side>.id_number as <side>_id_number, <side>.phone as <side>_phone
            """) + JOINED;

    private final JdbcClient jdbc;

    SuspicionListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String each(String part) {
        return SIDES.stream().map(side -> part.replace("<side>", side)).reduce("", String::concat);
    }

    Suspicions.Page page(Suspicions.Filter filter, long after, int size) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        var total = count(conditions, parameters);
        parameters.put("after", after);
        parameters.put("size", size + 1);
        var rows = jdbc.sql(ROWS + " where " + conditions + " and s.id > :after order by s.id limit :size")
                .params(parameters)
                .query(SuspicionListStore::read)
                .list();
        var items = rows.size() > size ? rows.subList(0, size) : rows;
        return new Suspicions.Page(
                List.copyOf(items), total, rows.size() > size ? items.getLast().id() : null);
    }

    private long count(String conditions, Map<String, Object> parameters) {
        var counted = new HashMap<>(parameters);
        counted.put("most", MOST_COUNTED);
        return jdbc.sql("select count(*) from (select" + JOINED + " where " + conditions + " limit :most) counted")
                .params(counted)
                .query(Long.class)
                .single();
    }

    private static String conditions(Suspicions.Filter filter, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        if (filter.states().equals(Set.of(State.OPEN))) {
            conditions.add("s.ended_at is null");
        } else if (!filter.states().isEmpty()) {
            parameters.put("states", filter.states().stream().map(Enum::name).toList());
            conditions.add("coalesce(s.ended, 'OPEN') in (:states)");
        }
        if (!filter.kinds().isEmpty()) {
            parameters.put("kinds", filter.kinds().stream().map(Enum::name).toList());
            conditions.add("s.kind in (:kinds)");
        }
        if (!filter.systems().isEmpty()) {
            parameters.put("systems", filter.systems());
            conditions.add("(s.one_source in (:systems) or s.other_source in (:systems))");
        }
        if (!filter.scope().isEmpty()) {
            parameters.put("scope", filter.scope());
            for (var side : SIDES) {
                conditions.add("(d_<side>.agency in (:scope) or d_<side>.receiving_agency in (:scope))"
                        .replace("<side>", side));
            }
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Suspicion> of(long dossier) {
        return jdbc.sql(ROWS + " where s.ended_at is null and :dossier in (d_one.id, d_other.id) and s.id in ("
                        + each("""
                         select x.id from dossier.dossier d join dossier.source_record r on r.link_key = d.link_key
                        join dossier.suspicion x on x.<side>_source = r.source and x.<side>_code = r.code
                        where d.id = :dossier and x.ended_at is null union
                        """) + " select 0) order by s.id")
                .param("dossier", dossier)
                .query(SuspicionListStore::read)
                .list();
    }

    Optional<Suspicion> find(long id) {
        return jdbc.sql(ROWS + " where s.id = ?")
                .param(id)
                .query(SuspicionListStore::read)
                .optional();
    }

    private static Suspicion read(ResultSet row, int number) throws SQLException {
        var agreed = EnumSet.noneOf(Agreed.class);
        Arrays.stream(row.getString("agreed").split(",", -1))
                .map(Agreed::valueOf)
                .forEach(agreed::add);
        var ended = row.getString("ended");
        return new Suspicion(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                agreed,
                row.getString("procedure_code"),
                side(row, "one_"),
                side(row, "other_"),
                required(row, "found_at"),
                ended == null ? State.OPEN : State.valueOf(ended),
                instant(row, "ended_at"),
                row.getInt("returned"));
    }

    private static Side side(ResultSet row, String side) throws SQLException {
        @Nullable String handling = row.getString(side + "handling_agency");
        return new Side(
                row.getLong(side + "dossier"),
                row.getString(side + "source"),
                row.getString(side + "code"),
                required(row, side + "received"),
                new SourceDossier.Procedure(
                        row.getString(side + "procedure_code"),
                        row.getString(side + "procedure_name"),
                        row.getString(side + "field")),
                new SourceDossier.Handling(row.getString(side + "receiving_agency"), handling, null, null),
                RecordRows.status(row.getInt(side + "status")),
                new SourceDossier.Applicant(
                        row.getString(side + "name"),
                        null,
                        row.getString(side + "id_number"),
                        row.getString(side + "phone")));
    }
}
