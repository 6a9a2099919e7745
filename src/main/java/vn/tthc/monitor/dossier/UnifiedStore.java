package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The unified rows, recomputed from their records for the link keys that a page touched. Its caller is the writer.
 *
 * <p>Of several records the one shown is, in this order: one that its source still shows, before one that was buried,
 * because a system that no longer knows a dossier says nothing about it; the record of the system that the routing table
 * makes responsible, even where it is closed and another is open, for its word counts and the open copy is a mismatch; an
 * open one; the one with the newest word. The responsible system is named by the record that was received first, so that
 * a copy made later elsewhere does not change it; the rest of the order does not lean on which record came to us first.
 */
@Component
class UnifiedStore {
    /** Everything but the received text, which would be carried through the sort for nothing. */
    private static final String TOUCHED = """
            with touched as (
                select r.id, r.source, r.code, r.link_key, r.national_code, r.procedure_code, r.procedure_name, r.field,
                    r.receiving_agency, r.handling_agency, r.department, r.officer, r.applicant_name, r.channel,
                    r.status, r.status_text, r.is_open, r.paused, r.paused_since, r.submitted_at, r.received_at,
                    coalesce(r.shown_due_at, r.due_at) as due_at, r.due_origin, r.warn_at, r.answer_by, r.findings, r.elsewhere, r.no_term, r.finished_at, r.returned_at, r.withdrawn_at, r.deep_link,
                    r.search_key, r.first_seen_at, r.changed_at,
                    case when r.gone_at is not null then r.missing_since end as gone_since,
                    r.gone_at is not null as gone, coalesce(r.source_updated_at, r.changed_at) as said_at,
                    count(*) over same as records,
                    first_value(routed_to) over (same order by routed_to is null, received_at, source, code)
                        as responsible
                from dossier.source_record r where link_key = any (?::text[])
                window same as (partition by link_key)),
            ranked as (
                select *, row_number() over (partition by link_key order by gone,
                        source is not distinct from responsible desc, is_open desc, said_at desc, source, code) as place
                from touched),
            """;

    /** What describes a dossier rather than says how it stands; a system that is only asked for states leaves it out. */
    private static final List<String> DESCRIPTION = List.of(
            "national_code",
            "procedure_code",
            "procedure_name",
            "field",
            "receiving_agency",
            "handling_agency",
            "department",
            "officer",
            "applicant_name",
            "channel");

    /**
     * The due time that counts, its own or one that another source gave, and the next moment: a warning, an overdue one, or the
     * end of waiting for papers.
     */
    private static final String DUE_AND_MOMENT = """
            cross join lateral (select not s.no_term and l.due_at is not null
                and (s.due_at is null or s.due_origin = 'COMPUTED') as borrowed) asked
            cross join lateral (select case when borrowed then l.due_at else s.due_at end,
                case when borrowed then l.due_origin else s.due_origin end,
                case when borrowed then l.warn_at else s.warn_at end) due (at, origin, warn_at)
            cross join lateral (
                select s.is_open and not s.paused and not s.no_term and due.at is not null as running) state
            cross join lateral (select
                case when running then case when due.at <= clock.now then due.at else due.warn_at end
                    when s.is_open then s.answer_by end,
                case when running then case when due.at <= clock.now then 'OVERDUE' else 'NEAR' end
                    when s.is_open and s.answer_by is not null then 'ANSWER' end) moment (at, kind)
            """;

    private static final String REFRESH = refreshStatement();

    private final JdbcClient jdbc;
    private final MismatchStore mismatches;

    UnifiedStore(JdbcClient jdbc, MismatchStore mismatches) {
        this.jdbc = jdbc;
        this.mismatches = mismatches;
    }

    /** A record that belongs to another dossier than before, because its national code has become known. */
    record Move(String from, String to) {}

    /** Computes the rows of these keys after records have moved between dossiers. */
    void regroup(Collection<Move> moves, Collection<String> linkKeys, Instant now) {
        if (moves.isEmpty()) {
            refresh(linkKeys, now);
            return;
        }
        carryOver(moves);
        mismatches.carry(moves.stream().map(Move::from).collect(Collectors.toSet()));
        refresh(linkKeys, now);
        removeEmpty(moves, now);
    }

    /** Lets a dossier whose only records moved keep its id, unless the dossier they moved to exists already. */
    private void carryOver(Collection<Move> moves) {
        jdbc.sql("""
                update dossier.dossier d set link_key = m.new_key
                from (select min(old_key) as old_key, new_key
                      from unnest(?::text[], ?::text[]) as move (old_key, new_key) group by new_key) m
                where d.link_key = m.old_key
                  and not exists (select from dossier.source_record r where r.link_key = m.old_key)
                  and not exists (select from dossier.dossier t where t.link_key = m.new_key)
                """)
                .param(array("text", moves, Move::from))
                .param(array("text", moves, Move::to))
                .update();
    }

    /** Computes the rows of these keys from their records, and the mismatches of those that several systems know. */
    void refresh(Collection<String> linkKeys, Instant now) {
        var shared = jdbc.sql(REFRESH)
                .param(array("text", linkKeys, key -> key))
                .param(utc(now))
                .query((row, number) -> row.getString(1))
                .list();
        mismatches.maintain(shared, now);
    }

    /** Removes dossiers left without records and remembers where their records went; what was left behind agrees again. */
    private void removeEmpty(Collection<Move> moves, Instant now) {
        var concerned = moves.stream()
                .flatMap(move -> Stream.of(move.from(), move.to()))
                .collect(Collectors.toSet());
        mismatches.maintain(concerned, now);
        jdbc.sql("""
                with gone as (
                    delete from dossier.dossier d
                    using (select distinct on (old_key) old_key, new_key
                           from unnest(?::text[], ?::text[]) as move (old_key, new_key)
                           order by old_key, new_key) m
                    where d.link_key = m.old_key
                      and not exists (select from dossier.source_record r where r.link_key = m.old_key)
                    returning d.id, m.new_key)
                insert into dossier.merged (id, into_id)
                select gone.id, target.id from gone join dossier.dossier target on target.link_key = gone.new_key
                on conflict (id) do update set into_id = excluded.into_id
                """)
                .param(array("text", moves, Move::from))
                .param(array("text", moves, Move::to))
                .update();
    }

    private static String refreshStatement() {
        return TOUCHED
                + linked()
                + """
                , written as (
                insert into dossier.dossier as old (link_key, version, source, sources, mismatch, code, national_code,
                    procedure_code, procedure_name, field, receiving_agency, handling_agency, department, officer,
                    applicant_name, channel, agency, status, status_text, is_open, paused, paused_since, no_term, received_at,
                    due_at, due_origin, warn_at, findings, elsewhere, finished_at, changed_at, deep_link, search_key, queue_rank, sort_at,
                    next_moment_at, next_moment_kind, gone_since)
                select s.link_key, nextval('dossier.version'), s.source, coalesce(l.sources, array[s.source]),
                    false, s.code, %s,
                    coalesce(s.handling_agency, s.receiving_agency, l.handling_agency, l.receiving_agency),
                    s.status, s.status_text, s.is_open, s.paused, s.paused_since, s.no_term,
                    coalesce(s.received_at, l.received_at), due.at, due.origin, due.warn_at,
                    coalesce(l.findings, s.findings, 0) & case when due.at is null then -1 else ~%s end,
                    coalesce(s.elsewhere, false),
                    coalesce(s.finished_at, s.returned_at, s.withdrawn_at), s.changed_at, s.deep_link,
                    coalesce(l.search_key, s.search_key),
                    case when not s.is_open then 4 when s.paused then 2 when s.no_term then 3
                        when due.at is null then 1 else 0 end,
                    (case when s.is_open then extract(epoch from
                            coalesce(due.at, s.received_at, l.received_at, s.submitted_at, s.first_seen_at))
                        else -extract(epoch from coalesce(s.finished_at, s.returned_at, s.withdrawn_at, s.changed_at))
                        end * 1000000)::bigint,
                    moment.at, moment.kind, s.gone_since
                from ranked s cross join (select ?::timestamptz as now) clock
                left join linked l on l.link_key = s.link_key
                %s
                where s.place = 1 order by s.link_key
                on conflict (link_key) do update set
                """.formatted(
                                DESCRIPTION.stream()
                                        .map(column -> "coalesce(s.%1$s, l.%1$s)".formatted(column))
                                        .collect(Collectors.joining(", ")),
                                FindingKind.MISSING_LIMIT.bit(),
                                DUE_AND_MOMENT)
                + assignments() + ") select link_key from linked";
    }

    /** What all records of a dossier say together: what the one that is shown leaves out is taken from the next in rank. */
    private static String linked() {
        var described = Stream.concat(DESCRIPTION.stream(), Stream.of("received_at"))
                .map(column -> "(array_agg(%1$s order by place) filter (where %1$s is not null))[1] as %1$s"
                        .formatted(column));
        // A due time that a source gave comes before one that we computed.
        var due = Stream.of("due_at", "due_origin", "warn_at")
                .map(column ->
                        "(array_agg(%1$s order by due_origin is not distinct from 'COMPUTED', place)".formatted(column)
                                + " filter (where due_at is not null))[1] as " + column);
        var filled = Stream.concat(described, due).collect(Collectors.joining(",\n        "));
        return """
                linked as (
                    select link_key, array_agg(distinct source order by source) as sources,
                        string_agg(distinct search_key, ' ' order by search_key) as search_key,
                        bit_or(findings) filter (where not gone)
                            & case when bool_or(source = responsible and not gone) then ~<wrong> else -1 end as findings,
                        %s
                    from ranked where records > 1 group by link_key)
                """.replace("<wrong>", Integer.toString(FindingKind.WRONG_SYSTEM.bit()))
                .formatted(filled);
    }

    private static String assignments() {
        var plain = """
                version source sources code national_code procedure_code procedure_name field receiving_agency
                handling_agency agency department officer applicant_name channel status status_text is_open paused
                paused_since no_term received_at due_at due_origin warn_at findings elsewhere finished_at changed_at deep_link search_key queue_rank
                sort_at gone_since""";
        var assignments = new StringBuilder();
        for (var column : plain.split("\\s+", -1)) {
            assignments.append(column).append(" = excluded.").append(column).append(", ");
        }
        // A warning or a due moment that was taken must not come again unless the due time itself has changed.
        var taken = "(old.queue_rank, old.due_at, old.paused_since)"
                + " is not distinct from (excluded.queue_rank, excluded.due_at, excluded.paused_since)"
                + " and old.next_moment_kind is distinct from 'NEAR'";
        for (var column : new String[] {"next_moment_at", "next_moment_kind"}) {
            assignments
                    .append(column)
                    .append(" = case when ")
                    .append(taken)
                    .append(" then old.")
                    .append(column)
                    .append(" else excluded.")
                    .append(column)
                    .append(" end, ");
        }
        return assignments.substring(0, assignments.length() - 2);
    }
}
