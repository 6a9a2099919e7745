package vn.tthc.monitor.web.page;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DossierQueue.Counts;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.LeadFilter;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** The filter panel: groups with counts, in Vietnamese order, and the filters in force with their way out. */
@Component
class QueueFacets {
    private final Wording wording;
    private final Agencies agencies;

    QueueFacets(Wording wording, Agencies agencies) {
        this.wording = wording;
        this.agencies = agencies;
    }

    private String agency(String code) {
        return agencies.name(code).orElse(code);
    }

    List<QueueScreen.Facet> of(QueueQuery query, Counts counts, SourceFreshness now) {
        var facets = new ArrayList<QueueScreen.Facet>();
        facets.add(facet("source", options(counts.bySource(), query.asked().sources(), now::name)));
        facets.add(facet("status", statuses(counts.byStatus(), query.asked().statuses())));
        facets.add(facet("field", options(counts.byField(), query.asked().fields(), Function.identity())));
        facets.add(facet("agency", options(counts.byAgency(), query.asked().agencies(), this::agency)));
        facets.add(facet("finding", findings(counts.byFinding(), query.asked().findings())));
        facets.add(facet("fault", faults(query.asked().late().faults())));
        facets.removeIf(facet -> facet.options().isEmpty());
        return facets;
    }

    private QueueScreen.Facet facet(String parameter, List<QueueScreen.Option> options) {
        return new QueueScreen.Facet(parameter, wording.say("facet." + parameter), options);
    }

    private List<QueueScreen.Option> options(
            Map<String, Long> counts, Set<String> chosen, Function<String, String> label) {
        var all = new TreeMap<>(counts);
        chosen.forEach(value -> all.putIfAbsent(value, 0L));
        var options = new ArrayList<QueueScreen.Option>();
        all.forEach((value, count) -> options.add(
                new QueueScreen.Option(value, label.apply(value), wording.number(count), chosen.contains(value))));
        var collator = Collator.getInstance(Locale.of("vi"));
        options.sort(Comparator.comparing(QueueScreen.Option::label, collator));
        return options;
    }

    private List<QueueScreen.Option> statuses(Map<DossierStatus, Long> counts, Set<DossierStatus> chosen) {
        var options = new ArrayList<QueueScreen.Option>();
        for (var status : DossierStatus.values()) {
            var count = counts.getOrDefault(status, 0L);
            if (count > 0 || chosen.contains(status)) {
                options.add(new QueueScreen.Option(
                        Words.of(status), word(status), wording.number(count), chosen.contains(status)));
            }
        }
        return options;
    }

    private List<QueueScreen.Option> findings(Map<FindingKind, Long> counts, Set<FindingKind> chosen) {
        return Arrays.stream(FindingKind.values())
                .filter(kind -> counts.containsKey(kind) || chosen.contains(kind))
                .map(kind -> new QueueScreen.Option(
                        Words.of(kind),
                        wording.say("finding." + Words.of(kind)),
                        wording.number(counts.getOrDefault(kind, 0L)),
                        chosen.contains(kind)))
                .toList();
    }

    private List<QueueScreen.Option> faults(Set<LateFilter.Fault> chosen) {
        return Arrays.stream(LateFilter.Fault.values())
                .map(fault -> new QueueScreen.Option(
                        Words.of(fault), wording.say("fault." + Words.of(fault)), "", chosen.contains(fault)))
                .toList();
    }

    private String word(DossierStatus status) {
        return wording.say("status." + Words.of(status));
    }

    List<QueueScreen.Chosen> chosen(QueueQuery query, List<QueueRow> rows, SourceFreshness now) {
        var asked = query.asked();
        var chosen = new ArrayList<QueueScreen.Chosen>();
        if (asked.text() != null) {
            chosen.add(chosen("facet.text", asked.text(), query.withText(null)));
        }
        if (!Boolean.TRUE.equals(asked.open())) {
            var word = asked.open() == null ? "open.all" : "open.false";
            chosen.add(chosen("facet.open", wording.say(word), query.withOpen(true)));
        }
        asked.urgencies()
                .forEach(value -> chosen.add(chosen(
                        "facet.urgency",
                        wording.say("urgency." + Words.of(value)),
                        query.withUrgencies(QueueQuery.without(asked.urgencies(), value)))));
        asked.sources()
                .forEach(value -> chosen.add(chosen(
                        "facet.source",
                        now.name(value),
                        query.withSources(QueueQuery.without(asked.sources(), value)))));
        asked.statuses()
                .forEach(value -> chosen.add(chosen(
                        "facet.status", word(value), query.withStatuses(QueueQuery.without(asked.statuses(), value)))));
        asked.fields()
                .forEach(value -> chosen.add(
                        chosen("facet.field", value, query.withFields(QueueQuery.without(asked.fields(), value)))));
        asked.agencies()
                .forEach(value -> chosen.add(chosen(
                        "facet.agency",
                        agency(value),
                        query.withAgencies(QueueQuery.without(asked.agencies(), value)))));
        asked.officers()
                .forEach(value -> chosen.add(chosen(
                        "facet.officer",
                        officer(value, rows),
                        query.withOfficers(QueueQuery.without(asked.officers(), value)))));
        chosenViews(query, chosen, now);
        return chosen;
    }

    /** A key that came in a message says no name; the rows it found do. */
    private String officer(String value, List<QueueRow> rows) {
        return OfficerKey.is(value)
                ? rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.handling().officer()))
                        .filter(officer -> OfficerKey.means(value, officer))
                        .findFirst()
                        .orElseGet(() -> wording.say("facet.officer.unknown"))
                : value;
    }

    private void chosenViews(QueueQuery query, List<QueueScreen.Chosen> chosen, SourceFreshness now) {
        if (query.asked().suspectedOnly()) {
            chosen.add(chosen("facet.mismatch", wording.say("suspicion"), query.withSuspectedOnly(false)));
        }
        if (query.asked().mismatchOnly()) {
            chosen.add(chosen("facet.mismatch", wording.say("mismatch"), query.withMismatchOnly(false)));
        }
        var late = query.asked().late();
        late.faults()
                .forEach(value -> chosen.add(chosen(
                        "facet.fault",
                        wording.say("fault." + Words.of(value)),
                        query.withLate(new LateFilter(QueueQuery.without(late.faults(), value), late.incident())))));
        if (late.incident() != null) {
            chosen.add(chosen(
                    "facet.incident",
                    wording.say("late.incident", late.incident().toString()),
                    query.withLate(new LateFilter(late.faults(), null))));
        }
        var lead = query.asked().lead();
        if (!lead.equals(LeadFilter.NONE)) {
            chosen.add(chosen("facet.lead", lead(lead, now), query.withLead(LeadFilter.NONE)));
        }
        query.asked()
                .findings()
                .forEach(value -> chosen.add(chosen(
                        "facet.finding",
                        wording.say("finding." + Words.of(value)),
                        query.withFindings(QueueQuery.without(query.asked().findings(), value)))));
        if (query.asked().waitingElsewhere()) {
            chosen.add(chosen("facet.elsewhere", wording.say("elsewhere"), query.withWaitingElsewhere(false)));
        }
    }

    private String lead(LeadFilter lead, SourceFreshness now) {
        var source = lead.source() == null ? "" : now.name(lead.source());
        return lead.dueAfter() == null || lead.dueUntil() == null
                ? source
                : wording.say("facet.lead.due", source, wording.clock(lead.dueAfter()), wording.clock(lead.dueUntil()));
    }

    private QueueScreen.Chosen chosen(String key, String value, QueueQuery without) {
        return new QueueScreen.Chosen(wording.say(key) + ": " + value, without.address());
    }
}
