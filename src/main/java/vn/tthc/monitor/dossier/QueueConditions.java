package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/** A filter as SQL conditions over the unified rows. Values go in as parameters, never as text of the statement. */
final class QueueConditions {
    private static final Pattern SPACES = Pattern.compile(" +");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    QueueConditions(Instant now, Instant endOfDay) {
        parameters.put("now", utc(now));
        parameters.put("endOfDay", utc(endOfDay));
        parameters.put("nowSort", QueueRows.micros(now));
        parameters.put("endOfDaySort", QueueRows.micros(endOfDay));
    }

    /** The dimensions by which staff narrow the queue and see counts. */
    enum Dimension {
        SOURCE,
        URGENCY,
        STATUS,
        FIELD,
        AGENCY,
        FINDING
    }

    /** Dimensions that the filter restricts. */
    static Set<Dimension> restricted(QueueFilter filter) {
        var restricted = EnumSet.noneOf(Dimension.class);
        addIf(restricted, Dimension.SOURCE, filter.sources());
        addIf(restricted, Dimension.URGENCY, filter.urgencies());
        addIf(restricted, Dimension.STATUS, filter.statuses());
        addIf(restricted, Dimension.FIELD, filter.fields());
        addIf(restricted, Dimension.AGENCY, filter.agencies());
        addIf(restricted, Dimension.FINDING, filter.findings());
        return restricted;
    }

    private static void addIf(Set<Dimension> restricted, Dimension dimension, Collection<?> values) {
        if (!values.isEmpty()) {
            restricted.add(dimension);
        }
    }

    /** Adds what the filter says but its text and open or closed, leaving one dimension free. */
    QueueConditions add(QueueFilter filter, @Nullable Dimension free) {
        if (free != Dimension.SOURCE && !filter.sources().isEmpty()) {
            parameters.put("sources", filter.sources());
            conditions.add("(source in (:sources) or sources && array[:sources]::text[])");
        }
        any("field", "fields", free == Dimension.FIELD ? Set.of() : filter.fields());
        any("agency", "agencies", free == Dimension.AGENCY ? Set.of() : filter.agencies());
        var statuses = filter.statuses().stream().map(DossierStatus::code).toList();
        any("status", "statuses", free == Dimension.STATUS ? Set.of() : statuses);
        if (free != Dimension.URGENCY && !filter.urgencies().isEmpty()) {
            urgencies(filter.urgencies(), Boolean.TRUE.equals(filter.open()));
        }
        if (filter.mismatchOnly()) {
            conditions.add("mismatch");
        }
        if (free != Dimension.FINDING && !filter.findings().isEmpty()) {
            parameters.put("findings", FindingKind.bits(filter.findings()));
            conditions.add("findings <> 0 and (findings & :findings) <> 0");
        }
        late(filter.late());
        lead(filter.lead());
        if (filter.waitingElsewhere()) {
            conditions.add("elsewhere");
        }
        if (filter.suspectedOnly()) {
            conditions.add("suspected");
        }
        officers(filter.officers());
        if (!filter.scope().isEmpty()) {
            parameters.put("scope", filter.scope());
            conditions.add("(agency in (:scope) or receiving_agency in (:scope))");
        }
        return this;
    }

    /** The due time is what sorts those that have one. */
    private void lead(LeadFilter lead) {
        if (lead.source() != null) {
            parameters.put("lead", lead.source());
            conditions.add("source = :lead");
        }
        if (lead.dueAfter() != null) {
            parameters.put("dueAfter", QueueRows.micros(lead.dueAfter()));
            conditions.add("queue_rank = 0 and sort_at > :dueAfter");
        }
        if (lead.dueUntil() != null) {
            parameters.put("dueUntil", QueueRows.micros(lead.dueUntil()));
            conditions.add("queue_rank = 0 and sort_at <= :dueUntil");
        }
    }

    private void late(LateFilter late) {
        if (!late.faults().isEmpty()) {
            conditions.add(late.faults().stream()
                    .sorted()
                    .map(QueueConditions::fault)
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        if (late.incident() != null) {
            parameters.put("incident", late.incident());
            conditions.add("id in (select e.dossier from dossier.late_evidence e"
                    + " where e.incident = :incident and e.at_due and e.void_at is null)");
        }
    }

    private void officers(Set<String> officers) {
        if (officers.isEmpty()) {
            return;
        }
        var ways = new ArrayList<String>();
        for (var officer : officers) {
            var name = "officer" + ways.size();
            if (OfficerKey.is(officer)) {
                parameters.put(name, OfficerKey.digits(officer));
                ways.add(OfficerKey.COLUMN + " = :" + name);
            } else {
                parameters.put(name, "%" + literal(officer) + "%");
                ways.add("officer ilike :" + name);
            }
        }
        conditions.add("officer is not null and (" + String.join(" or ", ways) + ")");
    }

    /** Few of very many, so they are looked up first. */
    private static String fault(LateFilter.Fault fault) {
        return switch (fault) {
            case SUSPECTED -> """
                    id in (select l.dossier from dossier.lateness l where l.void_at is null and not exists (
                        select from dossier.late_decision c where c.dossier = l.dossier))""";
            case CONFIRMED -> """
                    id in (select c.dossier from dossier.late_decision c where c.cause in ('SOFTWARE', 'CONNECTION')
                        and not exists (
                            select from dossier.late_decision n where n.dossier = c.dossier and n.id > c.id))""";
        };
    }

    QueueConditions and(String condition, Map<String, ?> values) {
        conditions.add(condition);
        parameters.putAll(values);
        return this;
    }

    String sql(boolean open) {
        var all = new ArrayList<String>();
        all.add(open ? "is_open" : "not is_open");
        all.addAll(conditions);
        return String.join(" and ", all);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void any(String column, String parameter, Collection<?> values) {
        if (!values.isEmpty()) {
            parameters.put(parameter, values);
            conditions.add(column + " in (:" + parameter + ")");
        }
    }

    /** For open dossiers as ranges of the queue's own index; for closed ones by the rule itself. */
    private void urgencies(Set<Urgency> urgencies, boolean onlyOpen) {
        if (onlyOpen) {
            conditions.add(urgencies.stream()
                    .sorted()
                    .map(QueueConditions::range)
                    .collect(Collectors.joining(" or ", "(", ")")));
        } else {
            parameters.put("urgencies", urgencies.stream().map(Enum::name).toList());
            conditions.add("(" + QueueRows.URGENCY + ") in (:urgencies)");
        }
    }

    private static String range(Urgency urgency) {
        return switch (urgency) {
            case OVERDUE -> "(queue_rank = 0 and sort_at <= :nowSort)";
            case TODAY -> "(queue_rank = 0 and sort_at > :nowSort and sort_at < :endOfDaySort)";
            case SOON -> "(queue_rank = 0 and sort_at > :nowSort and sort_at >= :endOfDaySort and warn_at <= :now)";
            case IN_TIME -> "(queue_rank = 0 and sort_at > :nowSort and sort_at >= :endOfDaySort and warn_at > :now)";
            case UNKNOWN -> "queue_rank = 1";
            case PAUSED -> "queue_rank = 2";
            case NO_TERM -> "queue_rank = 3";
        };
    }

    /** One pattern for every word of a search. */
    static List<String> patterns(String text) {
        return SPACES.splitAsStream(FoldedText.fold(text))
                .map(word -> "%" + literal(word) + "%")
                .toList();
    }

    /** The word in a pattern, each of its characters standing for itself. */
    private static String literal(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * Adds a search: by words, by procedures, or by dossiers known beforehand. Both lists are looked up before, because a
     * sub-select in the middle of alternatives would keep the database from using its indexes.
     */
    void text(List<String> patterns, List<String> procedures, List<String> linkKeys) {
        var words = new ArrayList<String>();
        for (var pattern : patterns) {
            var name = "word" + words.size();
            parameters.put(name, pattern);
            words.add("search_key like :" + name);
        }
        var ways = new ArrayList<String>();
        ways.add("(" + String.join(" and ", words) + ")");
        if (!procedures.isEmpty()) {
            parameters.put("procedures", procedures);
            ways.add("procedure_name in (:procedures)");
        }
        if (!linkKeys.isEmpty()) {
            parameters.put("linkKeys", linkKeys);
            ways.add("link_key in (:linkKeys)");
        }
        conditions.add(ways.size() == 1 ? ways.getFirst() : "(" + String.join(" or ", ways) + ")");
    }
}
