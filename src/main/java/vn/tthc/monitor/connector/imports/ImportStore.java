package vn.tthc.monitor.connector.imports;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.Imports.Note;

/** The ledger of imports. */
@Component
class ImportStore {
    private static final int DELETE_STEP = 1_000;

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line of the ledger with what only the engine needs.
     *
     * @param place where the file lay; null for one that a person brought
     */
    record Line(
            ImportEntry entry,
            ImportSettings settings,
            @Nullable UUID run,
            @Nullable Instant progressAt,
            @Nullable String place) {
        long id() {
            return entry.id();
        }
    }

    /** A new line. */
    record Draft(
            String connector,
            State state,
            Way way,
            ImportEntry.FileFacts file,
            @Nullable String place,
            @Nullable String placeMark,
            String broughtBy,
            Instant receivedAt,
            Instant asOf,
            boolean complete,
            @Nullable String sentence) {}

    long add(Draft draft) {
        return jdbc.sql("""
                INSERT INTO connector.import (connector, state, way, name, size, sha256, place, place_mark, brought_by,
                    received_at, as_of, complete, sentence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .param(draft.connector())
                .param(draft.state().name())
                .param(draft.way().name())
                .param(draft.file().name())
                .param(draft.file().size())
                .param(draft.file().sha256())
                .param(draft.place())
                .param(draft.placeMark())
                .param(draft.broughtBy())
                .param(utc(draft.receivedAt()))
                .param(utc(draft.asOf()))
                .param(draft.complete())
                .param(draft.sentence())
                .query(Long.class)
                .single();
    }

    List<ImportEntry> recent(int limit) {
        return jdbc.sql("SELECT * FROM connector.import ORDER BY received_at DESC, id DESC LIMIT ?")
                .param(limit)
                .query((row, number) -> line(row).entry())
                .list();
    }

    Optional<Line> find(long id) {
        return jdbc.sql("SELECT * FROM connector.import WHERE id = ?")
                .param(id)
                .query((row, number) -> line(row))
                .optional();
    }

    /** The newest standing import of the same content into the same system, but for this line itself. */
    Optional<ImportEntry> imported(String connector, String sha256, long except) {
        return jdbc.sql("""
                SELECT * FROM connector.import
                WHERE connector = ? AND sha256 = ? AND id <> ? AND state IN ('IMPORTED', 'IMPORTING')
                ORDER BY id DESC LIMIT 1""")
                .params(connector, sha256, except)
                .query((row, number) -> line(row).entry())
                .optional();
    }

    /** The newest line about a file that lay there with this mark. */
    Optional<ImportEntry> at(String connector, String place, String mark) {
        return jdbc.sql("""
                SELECT * FROM connector.import WHERE connector = ? AND place = ? AND place_mark = ?
                ORDER BY id DESC LIMIT 1""")
                .params(connector, place, mark)
                .query((row, number) -> line(row).entry())
                .optional();
    }

    /** Whether everything that lay there is dealt with, so that nothing of it waits. */
    boolean settled(String connector, String place, String mark) {
        return jdbc.sql("""
                SELECT coalesce(bool_or(state NOT IN ('ARRIVED', 'IMPORTING')), false) FROM connector.import
                WHERE connector = ? AND place = ? AND place_mark = ?""").params(connector, place, mark).query(Boolean.class).single();
    }

    /** The oldest file that arrived by itself and whose reading has not begun, or ended without word. */
    Optional<Line> unfinished(String connector, Instant lostBefore) {
        return jdbc.sql("""
                SELECT * FROM connector.import
                WHERE connector = ? AND place IS NOT NULL
                  AND (state = 'ARRIVED' OR state = 'IMPORTING' AND progress_at < ?)
                ORDER BY id LIMIT 1""")
                .params(connector, utc(lostBefore))
                .query((row, number) -> line(row))
                .optional();
    }

    void choose(long id, String connector, Instant asOf, boolean complete, ImportSettings settings) {
        jdbc.sql("UPDATE connector.import SET connector = ?, as_of = ?, complete = ?, settings = ? WHERE id = ?")
                .params(connector, utc(asOf), complete, settings.json(), id)
                .update();
    }

    void tried(long id, ImportSettings settings, Counts counts) {
        jdbc.sql("""
                UPDATE connector.import SET state = CASE WHEN state = 'BROUGHT' THEN 'PREVIEWED' ELSE state END,
                    settings = ?, rows = ?, added = ?, changed = ?, unchanged = ?, older = ?, skipped = ?, closed = ?,
                    sentence = NULL
                WHERE id = ?""")
                .params(
                        settings.json(),
                        counts.rows(),
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.older(),
                        counts.skipped(),
                        counts.closed(),
                        id)
                .update();
    }

    /** Takes the line for importing; false where its state does not allow it, or somebody else was faster. */
    boolean begin(long id, UUID run, Instant now, Instant lostBefore, String by) {
        return jdbc.sql("""
                UPDATE connector.import SET state = 'IMPORTING', run = ?, progress_at = ?, imported_by = ?,
                    imported_at = NULL, rows = 0, added = 0, changed = 0, unchanged = 0, older = 0, skipped = 0, closed = 0, sentence = NULL
                WHERE id = ? AND (state IN ('BROUGHT', 'PREVIEWED', 'ARRIVED', 'REFUSED')
                    OR state = 'IMPORTING' AND progress_at < ?)""").params(run, utc(now), by, id, utc(lostBefore)).update() == 1;
    }

    /** Counts a page in the transaction that stores it. */
    void progress(UUID run, int added, int changed, int unchanged, Instant now) {
        jdbc.sql("""
                UPDATE connector.import SET added = added + ?, changed = changed + ?, unchanged = unchanged + ?, progress_at = ?
                WHERE run = ?""").params(added, changed, unchanged, utc(now), run).update();
    }

    void end(long id, State state, @Nullable String sentence, int rows, int skipped, Instant now) {
        jdbc.sql("""
                UPDATE connector.import SET state = ?, sentence = ?, rows = ?, skipped = ?,
                    imported_at = CASE WHEN ? = 'IMPORTED' THEN ?::timestamptz END WHERE id = ?""")
                .param(state.name())
                .param(sentence)
                .param(rows)
                .param(skipped)
                .param(state.name())
                .param(utc(now))
                .param(id)
                .update();
    }

    void refuse(long id, State state, String sentence) {
        jdbc.sql("UPDATE connector.import SET state = ?, sentence = ? WHERE id = ?")
                .params(state.name(), sentence, id)
                .update();
    }

    void closed(long id, int count, @Nullable String sentence) {
        jdbc.sql("UPDATE connector.import SET closed = ?, sentence = concat_ws(' ', sentence, ?::text) WHERE id = ?")
                .param(count)
                .param(sentence)
                .param(id)
                .update();
    }

    void undone(long id, Instant now, String by, String result) {
        jdbc.sql("""
                UPDATE connector.import SET state = 'UNDONE', undone_at = ?, undone_by = ?, undo_result = ? WHERE id = ?""").params(utc(now), by, result, id).update();
    }

    /** The line of a run. */
    Optional<Line> of(UUID run) {
        return jdbc.sql("SELECT * FROM connector.import WHERE run = ?")
                .param(run)
                .query((row, number) -> line(row))
                .optional();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM connector.import WHERE id = ?").param(id).update();
    }

    /** Forgets lines that a person brought and never imported. */
    int deleteDrafts(Instant before) {
        return jdbc.sql("DELETE FROM connector.import WHERE state IN ('BROUGHT', 'PREVIEWED') AND received_at < ?")
                .param(utc(before))
                .update();
    }

    int deleteOld(Instant before) {
        return jdbc.sql("""
                DELETE FROM connector.import WHERE id IN (
                    SELECT id FROM connector.import WHERE received_at < ? ORDER BY id LIMIT ?)""").params(utc(before), DELETE_STEP).update();
    }

    /** Replaces the notes of one kind. */
    void note(long id, String kind, Collection<Note> notes) {
        jdbc.sql("DELETE FROM connector.import_note WHERE import = ? AND kind = ?")
                .params(id, kind)
                .update();
        if (!notes.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO connector.import_note (import, kind, line, code, reason)
                    SELECT ?, ?, n.line, n.code, n.reason FROM unnest(?::int[], ?::text[], ?::text[]) AS n (line, code, reason)""")
                    .params(
                            id,
                            kind,
                            notes.stream().map(note -> note.line()).toArray(Integer[]::new),
                            notes.stream().map(note -> note.code()).toArray(String[]::new),
                            notes.stream().map(note -> note.reason()).toArray(String[]::new))
                    .update();
        }
    }

    List<Note> notes(long id, String kind, int limit) {
        return jdbc.sql("""
                SELECT line, code, reason FROM connector.import_note WHERE import = ? AND kind = ? ORDER BY line, id LIMIT ?""")
                .params(id, kind, limit)
                .query((row, number) -> new Note(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                ImportRows.entry(row),
                ImportSettings.parse(row.getString("settings")),
                row.getObject("run", UUID.class),
                instant(row, "progress_at"),
                row.getString("place"));
    }
}
