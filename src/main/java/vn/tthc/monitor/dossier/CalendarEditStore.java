package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarDesk.DayState;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarEdits.Deed;
import vn.tthc.monitor.dossier.CalendarEdits.Line;

/** The table of changed days: lines are only added, one transaction at a time, so that ids come into sight in their order. */
@Component
class CalendarEditStore {
    private static final String SELECT = """
            select e.*, not exists (select from dossier.calendar_edit later where later.replaces = e.id) as newest
            from dossier.calendar_edit e
            """;

    private final JdbcClient jdbc;

    CalendarEditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction adds lines; held until this one ends. */
    void becomeWriter() {
        jdbc.sql("lock table dossier.calendar_edit in share row exclusive mode").update();
    }

    /** The id of the newest line; 0 for none. */
    long version() {
        return jdbc.sql("select coalesce(max(id), 0) from dossier.calendar_edit")
                .query(Long.class)
                .single();
    }

    /** The newest lines of all days that somebody has laid down. */
    List<DayEdit> inForce() {
        return jdbc
                .sql(SELECT
                        + " where e.kind is not null and not exists"
                        + " (select from dossier.calendar_edit later where later.replaces = e.id) order by e.id")
                .query(CalendarEditStore::read)
                .list()
                .stream()
                .flatMap(line -> Optional.ofNullable(line.edit()).stream())
                .toList();
    }

    List<Line> newest(int most) {
        return jdbc.sql(SELECT + " order by e.id desc limit ?")
                .param(most)
                .query(CalendarEditStore::read)
                .list();
    }

    Optional<Line> find(long id) {
        return jdbc.sql(SELECT + " where e.id = ?")
                .param(id)
                .query(CalendarEditStore::read)
                .optional();
    }

    Optional<Line> latest(@Nullable String agency, LocalDate date) {
        return jdbc.sql(SELECT
                        + " where e.agency is not distinct from ?::text and e.day = ? order by e.id desc limit 1")
                .param(agency)
                .param(date)
                .query(CalendarEditStore::read)
                .optional();
    }

    /** Adds a line and answers its id; the line's own id and whether it is the newest do not count. */
    long add(Line line) {
        var statement = jdbc.sql("""
                insert into dossier.calendar_edit (at, actor, reason, agency, day, replaces, undoes, kind, name, closes, opens,
                    hours, was_kind, was_name, was_hours, now_kind, now_name, now_hours, open, due, warnings)
                values (:at, :actor, :reason, :agency, :day, :replaces, :undoes, :kind, :name, :closes, :opens,
                    :hours, :wasKind, :wasName, :wasHours, :nowKind, :nowName, :nowHours, :open, :due, :warnings)
                returning id
                """)
                .param("at", line.at().atOffset(ZoneOffset.UTC))
                .param("actor", line.deed().by())
                .param("reason", line.deed().reason())
                .param("agency", line.agency())
                .param("day", line.date())
                .param("replaces", line.replaces())
                .param("undoes", line.undoes())
                .param("wasKind", text(line.before().kind()))
                .param("wasName", line.before().name())
                .param("wasHours", line.before().hours())
                .param("nowKind", text(line.after().kind()))
                .param("nowName", line.after().name())
                .param("nowHours", line.after().hours())
                .param("open", line.moves().open())
                .param("due", line.moves().due())
                .param("warnings", line.moves().warnings());
        return edit(statement, line.edit()).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec edit(JdbcClient.StatementSpec statement, @Nullable DayEdit edit) {
        var hours = edit == null ? new Object[0] : edit.hours().toArray();
        return statement
                .param("kind", edit == null ? null : edit.kind().name())
                .param("name", edit == null ? null : edit.name())
                .param("closes", edit == null ? null : text(edit.closes()))
                .param("opens", edit == null ? null : text(edit.opens()))
                .param("hours", new SqlArrayValue("text", hours));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        var agency = row.getString("agency");
        var date = row.getObject("day", LocalDate.class);
        var kind = row.getString("kind");
        return new Line(
                row.getLong("id"),
                required(row, "at"),
                new Deed(row.getString("actor"), row.getString("reason")),
                agency,
                date,
                kind == null ? null : edit(row, date, agency, DayKind.valueOf(kind)),
                row.getObject("replaces", Long.class),
                row.getObject("undoes", Long.class),
                state(row, "was"),
                state(row, "now"),
                new CalendarWatch.Moves(row.getInt("open"), row.getInt("due"), row.getInt("warnings")),
                row.getBoolean("newest"));
    }

    private static DayEdit edit(ResultSet row, LocalDate date, @Nullable String agency, DayKind kind)
            throws SQLException {
        return new DayEdit(
                date,
                agency,
                kind,
                row.getString("name"),
                time(row.getString("closes")),
                time(row.getString("opens")),
                Arrays.asList((String[]) row.getArray("hours").getArray()));
    }

    private static DayState state(ResultSet row, String prefix) throws SQLException {
        var kind = row.getString(prefix + "_kind");
        return new DayState(
                kind == null ? null : DayKind.valueOf(kind),
                row.getString(prefix + "_name"),
                row.getString(prefix + "_hours"));
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}
