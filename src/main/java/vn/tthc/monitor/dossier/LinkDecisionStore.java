package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Links.Decision;
import vn.tthc.monitor.dossier.Links.Kind;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Links.Said;

/** What people have said about records being one dossier. Nothing is ever removed. */
@Component
class LinkDecisionStore {
    private static final String ROWS = """
            select l.*, array(select d.id from dossier.source_record r join dossier.dossier d on d.link_key = r.link_key
                where (r.source, r.code) in ((l.one_source, l.one_code), (l.other_source, l.other_code))
                order by r.source, r.code) as dossiers
            from dossier.link_decision l
            """;

    private final JdbcClient jdbc;

    LinkDecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unified row as far as decisions are made about it; its lead is the record that is shown. */
    record Subject(long id, String linkKey, RecordName lead) {}

    Optional<Subject> subject(long dossier) {
        return jdbc.sql("select id, link_key, source, code from dossier.dossier where id = ?")
                .param(dossier)
                .query((row, number) -> new Subject(
                        row.getLong("id"),
                        row.getString("link_key"),
                        new RecordName(row.getString("source"), row.getString("code"))))
                .optional();
    }

    /** Code of the dossier that this one has become a part of. */
    Optional<String> mergedInto(long dossier) {
        return jdbc.sql("""
                with recursive target (id) as (
                    select ?::bigint union select m.into_id from dossier.merged m join target t on m.id = t.id)
                select code from dossier.dossier where id in (select id from target)
                """).param(dossier).query(String.class).optional();
    }

    /** The ids of records with the key of their dossier. */
    record Place(long id, String linkKey) {}

    Optional<Place> place(RecordName name) {
        return jdbc.sql("select id, link_key from dossier.source_record where source = ? and code = ?")
                .param(name.source())
                .param(name.code())
                .query((row, number) -> new Place(row.getLong("id"), row.getString("link_key")))
                .optional();
    }

    /** Writes a decision; an older one of the kind about the same records, which a split has outdone, is undone by it. */
    long add(Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        end(kind, one, other, said);
        return jdbc.sql("""
                insert into dossier.link_decision (kind, one_source, one_code, other_source, other_code, decided_by,
                    decided_at, note) values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
                .params(Arrays.asList(
                        kind.name(),
                        one.source(),
                        one.code(),
                        other == null ? null : other.source(),
                        other == null ? null : other.code(),
                        said.by(),
                        utc(said.at()),
                        said.note()))
                .query(Long.class)
                .single();
    }

    /** Undoes what holds of a kind about these records. */
    void end(Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        jdbc.sql("""
                update dossier.link_decision set undone_by = ?, undone_at = ?, undone_note = ?
                where undone_at is null and kind = ? and one_source = ? and one_code = ?
                  and other_source is not distinct from ? and other_code is not distinct from ?
                """)
                .params(Arrays.asList(
                        said.by(),
                        utc(said.at()),
                        said.note(),
                        kind.name(),
                        one.source(),
                        one.code(),
                        other == null ? null : other.source(),
                        other == null ? null : other.code()))
                .update();
    }

    boolean undo(long id, Said said) {
        return jdbc.sql("""
                update dossier.link_decision set undone_by = ?, undone_at = ?, undone_note = ?
                where id = ? and undone_at is null
                """)
                        .params(Arrays.asList(said.by(), utc(said.at()), said.note(), id))
                        .update()
                > 0;
    }

    Optional<Decision> find(long id) {
        return jdbc.sql(ROWS + " where l.id = ?")
                .param(id)
                .query(LinkDecisionStore::read)
                .optional();
    }

    List<Decision> of(long dossier) {
        return jdbc.sql(ROWS + """
                 where exists (select from dossier.dossier d join dossier.source_record r on r.link_key = d.link_key
                     where d.id = ? and (r.source, r.code) in ((l.one_source, l.one_code), (l.other_source, l.other_code)))
                order by l.undone_at is not null, l.id desc
                """)
                .param(dossier)
                .query(LinkDecisionStore::read)
                .list();
    }

    private static Decision read(ResultSet row, int number) throws SQLException {
        var other = row.getString("other_source");
        var undoneBy = row.getString("undone_by");
        return new Decision(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                new RecordName(row.getString("one_source"), row.getString("one_code")),
                other == null ? null : new RecordName(other, row.getString("other_code")),
                Arrays.stream((Long[]) row.getArray("dossiers").getArray())
                        .distinct()
                        .toList(),
                new Said(row.getString("decided_by"), required(row, "decided_at"), row.getString("note")),
                undoneBy == null ? null : new Said(undoneBy, required(row, "undone_at"), row.getString("undone_note")));
    }
}
