package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Trails.Seen;

/** Reads single dossiers and figures about sources. */
@Component
class DossierStore {
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final DossierClock clocks;
    private final FindingStore findings;
    private final Clock clock;

    DossierStore(JdbcClient jdbc, Deadlines deadlines, DueAssessor assessor, FindingStore findings, Clock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        clocks = new DossierClock(deadlines, assessor);
        this.findings = findings;
        this.clock = clock;
    }

    List<String> openCodes(String source, Instant notReadSince, int limit) {
        return jdbc.sql("""
                select code from dossier.source_record
                where source = ? and is_open and read_at < ? order by read_at, id limit ?
                """)
                .param(source)
                .param(utc(notReadSince))
                .param(limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return jdbc.sql("""
                select other.code from dossier.source_record other
                where other.source = ? and other.is_open and (cardinality(?) = 0 or other.field = any(?))
                  and not exists (
                      select from dossier.source_record own where own.source = ? and own.link_key = other.link_key)
                order by other.id desc limit ?
                """)
                .param(elsewhere)
                .param(fields.toArray(String[]::new))
                .param(fields.toArray(String[]::new))
                .param(source)
                .param(limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    Map<String, Long> openBySource() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("select source, count(*) from dossier.dossier where is_open group by source order by source")
                .query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    long dueBetween(String source, Instant from, Instant to) {
        return jdbc.sql("""
                select count(*) from dossier.dossier
                where is_open and queue_rank = 0 and sort_at > ? and sort_at <= ? and source = ?
                """)
                .param(QueueRows.micros(from))
                .param(QueueRows.micros(to))
                .param(source)
                .query(Long.class)
                .single();
    }

    Optional<DossierDetail> find(long id) {
        var now = clock.instant();
        return jdbc.sql("""
                with recursive target (id) as (
                    select :id union select m.into_id from dossier.merged m join target t on m.id = t.id)
                select d.*, %s as urgency from dossier.dossier d where d.id in (select id from target)
                """.formatted(QueueRows.URGENCY))
                .param("id", id)
                .param("now", utc(now))
                .param("endOfDay", utc(deadlines.endOfDay(now)))
                .query((row, number) -> detail(QueueRows.read(row, number), row.getString("link_key")))
                .optional();
    }

    private DossierDetail detail(QueueRow row, String linkKey) {
        var history = history(linkKey);
        var now = clock.instant();
        var records = jdbc.sql("""
                select * from dossier.source_record where link_key = ?
                order by is_open desc, coalesce(source_updated_at, changed_at) desc, id
                """).param(linkKey).query(RecordRows::read).list().stream()
                .map(record -> new DossierDetail.SourceRecord(
                        record.source(),
                        record.dossier(),
                        record.firstSeenAt(),
                        record.changedAt(),
                        record.absence(),
                        clocks.due(record, seen(history, record.id()), now)))
                .toList();
        var timeline = history.stream().map(Line::change).toList();
        return new DossierDetail(row, records, timeline, findings.of(linkKey));
    }

    /** A line of the history and what it says about the hands a record is in. */
    private record Line(long record, DossierDetail.Change change, Seen seen) {}

    private List<Line> history(String linkKey) {
        return jdbc.sql("""
                select h.*, r.source from dossier.history h join dossier.source_record r on r.id = h.record
                where r.link_key = ? order by h.at desc, h.sequence desc
                """).param(linkKey).query(DossierStore::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var change = new DossierDetail.Change(
                row.getLong("sequence"),
                row.getString("source"),
                required(row, "at"),
                required(row, "read_at"),
                row.getString("what"),
                row.getString("before"),
                row.getString("after"));
        var at = change.at().isAfter(change.readAt()) ? change.readAt() : change.at();
        var seen = new Seen(at, instant(row, "last_read_at"), change.what(), change.before());
        return new Line(row.getLong("record"), change, seen);
    }

    /** Of one record in the order in which it was read, newest first. */
    private static List<Seen> seen(List<Line> history, long record) {
        return history.stream()
                .filter(line -> line.record() == record)
                .sorted(Comparator.comparingLong(line -> -line.change().sequence()))
                .map(Line::seen)
                .toList();
    }
}
