package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is computed about open records, for when the calendar, the rules or the limits have changed. */
@Component
class AssessmentStore {
    /** Everything but the received text. */
    static final String COLUMNS =
            "id, source, code, link_key, content_hash, paused_since, pauses, elsewhere_since, due_origin, findings,"
                    + " shown_due_at, warn_at, answer_by, first_seen_at, changed_at, read_at, missing_since, gone_at, gone_reason,"
                    + " null::text as raw, "
                    + Arrays.stream(RecordColumn.values())
                            .map(RecordColumn::column)
                            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    AssessmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One record and what is stored of its assessment, as texts that can be compared. */
    record Assessed(StoredRecord record, List<String> stored) {}

    /** Open records in the order of their ids. */
    List<Assessed> after(long id, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from dossier.source_record where is_open and id > ? order by id limit ?")
                .param(id)
                .param(limit)
                .query((row, number) -> new Assessed(
                        RecordRows.read(row, number),
                        List.of(
                                text(RecordColumn.time(instant(row, "shown_due_at"))),
                                text(row.getString("due_origin")),
                                text(RecordColumn.time(instant(row, "warn_at"))),
                                text(RecordColumn.time(instant(row, "answer_by"))),
                                bits(row.getInt("findings")))))
                .list();
    }

    /** Without the one that is judged elsewhere. */
    private static String bits(int findings) {
        var judged = findings & ~FindingKind.LATE_ENTRY.bit();
        return judged == 0 ? "" : Integer.toString(judged);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What would be stored of an assessment, to compare with what is. */
    static List<String> texts(StoredRecord record, Assessment assessment) {
        return List.of(
                text(RecordStore.shownDueAt(record.dossier(), assessment)),
                text(RecordStore.origin(assessment)),
                text(RecordColumn.time(assessment.warnAt())),
                text(RecordColumn.time(assessment.answerBy())),
                text(RecordStore.bits(assessment)));
    }

    /** A record with its new assessment. */
    record Changed(StoredRecord record, Assessment assessment) {}

    void update(Collection<Changed> changes) {
        jdbc.sql("""
                update dossier.source_record r set shown_due_at = new.shown_due_at, due_origin = new.due_origin,
                    warn_at = new.warn_at, answer_by = new.answer_by, findings = <findings>
                from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::integer[])
                    as new (id, shown_due_at, due_origin, warn_at, answer_by, findings)
                where r.id = new.id
                """.replace("<findings>", RecordStore.withEntry("new.findings", "r.findings")))
                .param(array(
                        "bigint", changes, one -> String.valueOf(one.record().id())))
                .param(array(
                        "timestamptz",
                        changes,
                        one -> RecordStore.shownDueAt(one.record().dossier(), one.assessment())))
                .param(array("text", changes, one -> RecordStore.origin(one.assessment())))
                .param(array(
                        "timestamptz",
                        changes,
                        one -> RecordColumn.time(one.assessment().warnAt())))
                .param(array(
                        "timestamptz",
                        changes,
                        one -> RecordColumn.time(one.assessment().answerBy())))
                .param(array("integer", changes, one -> RecordStore.bits(one.assessment())))
                .update();
    }
}
