package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Mismatches.Mismatch;
import vn.tthc.monitor.dossier.Mismatches.State;

/** Reads mismatches with the dossiers they are about, and writes down what people do about them. */
@Component
class MismatchListStore {
    private static final int MOST_COUNTED = 100_001;
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");

    private static final String ROWS = """
            select m.*, d.id as dossier, d.code, d.procedure_code, d.procedure_name, d.field, d.agency, d.receiving_agency
            from dossier.mismatch m join dossier.dossier d on d.link_key = m.link_key
            """;

    private final JdbcClient jdbc;

    MismatchListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Mismatches.Page page(Mismatches.Filter filter, @Nullable String cursor, int size) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        parameters.put("most", MOST_COUNTED);
        var total = jdbc.sql("select count(*) from (select from dossier.mismatch m join dossier.dossier d"
                        + " on d.link_key = m.link_key where " + conditions + " limit :most) counted")
                .params(parameters)
                .query(Long.class)
                .single();
        if (cursor != null) {
            var place = place(cursor);
            conditions += " and (m.since, m.id) > (timestamptz 'epoch' + :at * interval '1 microsecond', :id)";
            parameters.putAll(place);
        }
        parameters.put("size", size + 1);
        var rows = jdbc.sql(ROWS + " where " + conditions + " order by m.since, m.id limit :size")
                .params(parameters)
                .query(MismatchListStore::read)
                .list();
        var items = rows.size() > size ? rows.subList(0, size) : rows;
        return new Mismatches.Page(List.copyOf(items), total, rows.size() > size ? cursor(items.getLast()) : null);
    }

    private static String conditions(Mismatches.Filter filter, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        if (!filter.states().isEmpty()) {
            conditions.add(filter.states().stream()
                    .map(MismatchListStore::condition)
                    .sorted()
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        if (!filter.kinds().isEmpty()) {
            parameters.put("kinds", filter.kinds().stream().map(Enum::name).toList());
            conditions.add("m.kind in (:kinds)");
        }
        if (!filter.systems().isEmpty()) {
            parameters.put("systems", filter.systems());
            var joined = filter.systems().size() == 1 ? " or " : " and ";
            conditions.add("(m.one in (:systems)" + joined + "m.other in (:systems))");
        }
        if (filter.owner() != null) {
            parameters.put("owner", filter.owner());
            conditions.add("m.owner = :owner");
        }
        scope(filter.scope(), conditions, parameters);
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private static void scope(Set<String> scope, List<String> conditions, Map<String, Object> parameters) {
        if (!scope.isEmpty()) {
            parameters.put("scope", scope);
            conditions.add("(d.agency in (:scope) or d.receiving_agency in (:scope))");
        }
    }

    private static String condition(State state) {
        return switch (state) {
            case OPEN -> "m.visible";
            case QUIET -> "(not m.visible and m.ended_at is null and m.resolution is null)";
            case SETTLED -> "(m.ended_at is null and m.resolution is not null)";
            case ENDED -> "m.ended_at is not null";
        };
    }

    private static String cursor(Mismatch last) {
        var since = last.since();
        var place = since.getEpochSecond() * 1_000_000 + since.getNano() / 1000 + "." + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, Object> place(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = CURSOR.matcher(text);
            if (parts.matches()) {
                return Map.of("at", Long.parseLong(parts.group(1)), "id", Long.parseLong(parts.group(2)));
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(refusal(cursor), notBase64);
        }
        throw new IllegalArgumentException(refusal(cursor));
    }

    private static String refusal(String cursor) {
        return "cursor '" + cursor.substring(0, Math.min(40, cursor.length()))
                + "' is not one of ours: expected the value of 'next' of an earlier page; leave it out to start at the first";
    }

    long open(Set<String> scope) {
        var parameters = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        conditions.add("m.visible");
        scope(scope, conditions, parameters);
        var dossiers = scope.isEmpty() ? "" : " join dossier.dossier d on d.link_key = m.link_key";
        return jdbc.sql("select count(distinct m.link_key) from dossier.mismatch m" + dossiers + " where "
                        + String.join(" and ", conditions))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    List<Mismatches.PairCount> counts(Set<String> scope) {
        var parameters = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        conditions.add("m.visible");
        scope(scope, conditions, parameters);
        return jdbc.sql("select m.one, m.other, m.kind, count(*) as number from dossier.mismatch m"
                        + " join dossier.dossier d on d.link_key = m.link_key where "
                        + String.join(" and ", conditions) + " group by 1, 2, 3 order by 4 desc, 1, 2, 3")
                .params(parameters)
                .query((row, number) -> new Mismatches.PairCount(
                        row.getString("one"),
                        row.getString("other"),
                        MismatchKind.valueOf(row.getString("kind")),
                        row.getLong("number")))
                .list();
    }

    List<Mismatch> of(long dossier) {
        return jdbc.sql(ROWS + " where d.id = ? and m.ended_at is null order by not m.visible, m.since, m.id")
                .param(dossier)
                .query(MismatchListStore::read)
                .list();
    }

    Optional<Mismatch> find(long id) {
        return jdbc.sql(ROWS + " where m.id = ?")
                .param(id)
                .query(MismatchListStore::read)
                .optional();
    }

    boolean assign(long id, @Nullable String owner) {
        return jdbc.sql("update dossier.mismatch set owner = ? where id = ? and ended_at is null")
                        .param(owner)
                        .param(id)
                        .update()
                > 0;
    }

    /** The key of the dossier; empty where it has ended. */
    Optional<String> settle(long id, Mismatches.Settlement settlement) {
        return jdbc.sql("""
                update dossier.mismatch set resolution = ?, reason = ?, settled_by = ?, settled_at = ?, visible = false
                where id = ? and ended_at is null returning link_key
                """)
                .param(settlement.resolution().name())
                .param(settlement.reason())
                .param(settlement.by())
                .param(utc(settlement.at()))
                .param(id)
                .query(String.class)
                .optional();
    }

    Optional<String> reopen(long id, Instant now) {
        return jdbc.sql("""
                update dossier.mismatch set resolution = null, reason = null, settled_by = null, settled_at = null,
                    visible = coalesce(shown_at <= ?, false)
                where id = ? and ended_at is null and resolution is not null returning link_key
                """).param(utc(now)).param(id).query(String.class).optional();
    }

    private static Mismatch read(ResultSet row, int number) throws SQLException {
        return new Mismatch(
                row.getLong("id"),
                new Mismatches.Subject(
                        row.getLong("dossier"),
                        row.getString("code"),
                        row.getString("procedure_code"),
                        row.getString("procedure_name"),
                        row.getString("field"),
                        row.getString("agency"),
                        row.getString("receiving_agency")),
                MismatchKind.valueOf(row.getString("kind")),
                new Mismatches.Side(row.getString("one"), row.getString("one_code"), row.getString("one_value")),
                new Mismatches.Side(row.getString("other"), row.getString("other_code"), row.getString("other_value")),
                required(row, "since"),
                state(row),
                instant(row, "ended_at"),
                row.getInt("returned"),
                row.getString("owner"),
                settlement(row));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getObject("ended_at") != null) {
            return State.ENDED;
        }
        if (row.getString("resolution") != null) {
            return State.SETTLED;
        }
        return row.getBoolean("visible") ? State.OPEN : State.QUIET;
    }

    private static Mismatches.@Nullable Settlement settlement(ResultSet row) throws SQLException {
        var resolution = row.getString("resolution");
        return resolution == null
                ? null
                : new Mismatches.Settlement(
                        Mismatches.Resolution.valueOf(resolution),
                        row.getString("reason"),
                        row.getString("settled_by"),
                        required(row, "settled_at"));
    }

    int deleteEnded(Instant before, int limit) {
        return jdbc.sql("""
                delete from dossier.mismatch where id in (
                    select id from dossier.mismatch where ended_at < ? limit ? for update skip locked)
                """).param(utc(before)).param(limit).update();
    }
}
