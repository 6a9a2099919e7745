package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The records of every source, written a page at a time: arrays in, one statement per step. */
@Component
class RecordStore {
    /** How exact {@code read_at} is: unchanged records cost a write only when it is older. */
    private static final Duration READ_STEP = Duration.ofMinutes(10);

    /** One writer at a time, from the first write to the commit, so that versions and the history are in commit order. */
    private static final long WRITER = 0x7474_6863_646f_7373L;

    private static final List<Column> COLUMNS = columns();
    private static final String INSERT = insert("");
    private static final String UPSERT = insert(replacement());

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction writes dossiers; held until this one ends. */
    void becomeWriter() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) held")
                .param(WRITER)
                .query()
                .singleValue();
    }

    /** The highest id there is; 0 without records. */
    long lastId() {
        return jdbc.sql("select coalesce(max(id), 0) from dossier.source_record")
                .query(Long.class)
                .single();
    }

    /**
     * Positions of the dossiers that are new, different, missed, or whose time of reading has grown old. The lateral join keeps
     * the database at one index look-up per record, whatever its statistics say after a first large import.
     */
    List<Difference> compare(String source, List<SourceDossier> dossiers, Instant readAt) {
        return jdbc.sql("""
                select i.position::int - 1, r.content_hash is not distinct from i.hash and r.gone_at is null
                from unnest(?::text[], ?::text[]) with ordinality as i (code, hash, position)
                left join lateral (
                    select * from dossier.source_record r where r.source = ? and r.code = i.code limit 1) r on true
                where r.content_hash is distinct from i.hash or r.missing_since is not null
                    or (r.is_open and r.read_at < ?)
                """)
                .param(array("text", dossiers, SourceDossier::code))
                .param(array("text", dossiers, SourceDossier::contentHash))
                .param(source)
                .param(utc(readAt.minus(READ_STEP)))
                .query((row, number) -> new Difference(row.getInt(1), row.getBoolean(2)))
                .list();
    }

    /** One position of a page that must be written: whole, or only its time of reading. */
    record Difference(int position, boolean onlyReadAt) {}

    void touch(String source, Collection<String> codes, Instant readAt) {
        jdbc.sql("""
                update dossier.source_record r set read_at = ?,
                    missing_since = case when r.missing_since > ? then r.missing_since end
                from (select r.id from dossier.source_record r join unnest(?::text[]) as i (code) on r.code = i.code
                      where r.source = ? and r.read_at < ? order by r.code for update of r) locked
                where r.id = locked.id
                """)
                .param(utc(readAt))
                .param(utc(readAt))
                .param(array("text", codes, code -> code))
                .param(source)
                .param(utc(readAt))
                .update();
    }

    /** The stored records of these codes. */
    Map<String, StoredRecord> current(String source, Collection<SourceDossier> dossiers) {
        return jdbc
                .sql("select * from dossier.source_record where source = ? and code = any (?::text[])")
                .param(source)
                .param(array("text", dossiers, SourceDossier::code))
                .query(RecordRows::read)
                .list()
                .stream()
                .collect(Collectors.toMap(record -> record.dossier().code(), Function.identity()));
    }

    /** What is stored of these codes. */
    Map<String, SourceDossier> dossiers(String source, Collection<String> codes) {
        return jdbc
                .sql("select * from dossier.source_record where source = ? and code = any (?::text[])")
                .param(source)
                .param(array("text", codes, code -> code))
                .query(RecordRows::read)
                .list()
                .stream()
                .map(StoredRecord::dossier)
                .collect(Collectors.toMap(SourceDossier::code, Function.identity()));
    }

    /**
     * Inserts or replaces the records and answers their ids by code. The writer knows which are new, and a plain insert
     * spares the database looking for a conflict.
     */
    Map<String, Long> write(String source, Collection<PreparedRecord> records, Set<String> known, Instant readAt) {
        var byNovelty = records.stream()
                .collect(Collectors.partitioningBy(
                        record -> known.contains(record.dossier().code())));
        Map<String, Long> ids = HashMap.newHashMap(records.size());
        byNovelty.forEach((replaced, some) -> {
            if (!some.isEmpty()) {
                run(replaced ? UPSERT : INSERT, source, some, readAt, ids);
            }
        });
        return ids;
    }

    private void run(String sql, String source, List<PreparedRecord> records, Instant readAt, Map<String, Long> ids) {
        var statement = jdbc.sql(sql).param(source).param(utc(readAt));
        for (var column : COLUMNS) {
            statement = statement.param(array(column.type(), records, column.value()));
        }
        statement.query((RowCallbackHandler) row -> ids.put(row.getString("code"), row.getLong("id")));
    }

    void append(Collection<HistoryEntry> entries, Map<String, Long> ids) {
        jdbc.sql("""
                insert into dossier.history (record, at, read_at, last_read_at, what, before, after)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                    ?::text[], ?::text[], ?::text[])
                """)
                .param(array("bigint", entries, entry -> String.valueOf(ids.get(entry.code()))))
                .param(array("timestamptz", entries, entry -> RecordColumn.time(entry.at())))
                .param(array("timestamptz", entries, entry -> RecordColumn.time(entry.readAt())))
                .param(array("timestamptz", entries, entry -> RecordColumn.time(entry.lastReadAt())))
                .param(array("text", entries, HistoryEntry::what))
                .param(array("text", entries, HistoryEntry::before))
                .param(array("text", entries, HistoryEntry::after))
                .update();
    }

    /** Drops the received text of closed records that have not changed since. */
    int dropRaw(Instant changedBefore, int limit) {
        return jdbc.sql("""
                update dossier.source_record set raw = null where id in (
                    select id from dossier.source_record
                    where raw is not null and not is_open and changed_at < ? limit ? for update skip locked)
                """).param(utc(changedBefore)).param(limit).update();
    }

    /**
     * One column of the rows. A column without any value is sent empty: beside longer arrays {@code unnest} fills it up with
     * nulls, so that fields a source never gives cost nothing.
     */
    static <T> SqlArrayValue array(String type, Collection<T> rows, Function<? super T, @Nullable String> value) {
        var values = new @Nullable String[rows.size()];
        var next = 0;
        var filled = false;
        for (var row : rows) {
            var text = value.apply(row);
            values[next++] = text;
            filled |= text != null;
        }
        return new SqlArrayValue(type, (Object[]) (filled ? values : new @Nullable String[0]));
    }

    private record Column(String name, String type, Function<PreparedRecord, @Nullable String> value) {}

    private static List<Column> columns() {
        var derived = Stream.of(
                new Column("code", "text", record -> record.dossier().code()),
                new Column("link_key", "text", PreparedRecord::linkKey),
                new Column("search_key", "text", PreparedRecord::searchKey),
                new Column("id_key", "bigint", record -> number(record.idKey())),
                new Column("phone_key", "bigint", record -> number(record.phoneKey())),
                new Column(
                        "is_open",
                        "boolean",
                        record -> "" + record.dossier().status().value().open()),
                new Column(
                        "paused",
                        "boolean",
                        record -> "" + record.dossier().status().value().paused()),
                new Column("paused_since", "timestamptz", record -> RecordColumn.time(record.pausedSince())),
                new Column(
                        "warn_at",
                        "timestamptz",
                        record -> RecordColumn.time(record.assessment().warnAt())),
                new Column("shown_due_at", "timestamptz", record -> shownDueAt(record.dossier(), record.assessment())),
                new Column("due_origin", "text", record -> origin(record.assessment())),
                new Column("pauses", "text", record -> RecordColumn.json(record.pauses())),
                new Column(
                        "answer_by",
                        "timestamptz",
                        record -> RecordColumn.time(record.assessment().answerBy())),
                new Column("findings", "integer", record -> bits(record.assessment())),
                new Column("elsewhere", "boolean", record -> record.assessment().elsewhere() ? "true" : null),
                new Column("elsewhere_since", "timestamptz", record -> RecordColumn.time(record.elsewhereSince())),
                new Column("routed_to", "text", PreparedRecord::routedTo),
                new Column("raw", "text", record -> record.dossier().raw()),
                new Column("content_hash", "text", record -> record.dossier().contentHash()));
        var canonical = Arrays.stream(RecordColumn.values())
                .map(column -> new Column(column.column(), column.type(), record -> column.value(record.dossier())));
        return Stream.concat(derived, canonical).toList();
    }

    /** Only where it is not what the source wrote, so that most rows leave it empty. */
    static @Nullable String shownDueAt(SourceDossier dossier, Assessment assessment) {
        return Objects.equals(dossier.times().dueAt(), assessment.dueAt())
                ? null
                : RecordColumn.time(assessment.dueAt());
    }

    static @Nullable String origin(Assessment assessment) {
        var origin = assessment.origin();
        return origin == null || origin == DueOrigin.SOURCE ? null : origin.name();
    }

    static @Nullable String bits(Assessment assessment) {
        return assessment.bits() == 0 ? null : Integer.toString(assessment.bits());
    }

    private static @Nullable String number(@Nullable Long value) {
        return value == null ? null : value.toString();
    }

    /** New bits of findings with the old one that says a late entry, for that is judged elsewhere. */
    static String withEntry(String findings, String before) {
        return "nullif(coalesce(%s, 0) | (coalesce(%s, 0) & %s), 0)"
                .formatted(findings, before, FindingKind.LATE_ENTRY.bit());
    }

    private static String replacement() {
        return COLUMNS.stream()
                .map(column -> column.name() + " = "
                        + (column.name().equals("findings")
                                ? withEntry("excluded.findings", "source_record.findings")
                                : "excluded." + column.name()))
                .collect(Collectors.joining(
                        ", ",
                        "on conflict (source, code) do update set ",
                        ", changed_at = excluded.changed_at, read_at = excluded.read_at, missing_since = null,"
                                + " gone_at = null, gone_reason = null"));
    }

    private static String insert(String conflict) {
        var names = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));
        var arrays =
                COLUMNS.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        return """
                insert into dossier.source_record (source, first_seen_at, changed_at, read_at, %s)
                select page.source, page.at, page.at, page.at, %s
                from (select ?::text as source, ?::timestamptz as at) page, unnest(%s) as item (%s)
                order by item.code collate "C"
                %s
                returning id, code
                """.formatted(names, names, arrays, names, conflict);
    }
}
