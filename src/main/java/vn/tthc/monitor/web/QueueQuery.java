package vn.tthc.monitor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.QueueFilter;

/**
 * The filter of the queue as it stands in an address: one parser for the page and for the API, and the way back in one
 * canonical order, so that equal filters have equal addresses.
 */
public record QueueQuery(
        @Nullable String text,
        @Nullable Boolean open,
        Set<String> sources,
        Set<Urgency> urgencies,
        Set<DossierStatus> statuses,
        Set<String> fields,
        Set<String> agencies,
        boolean mismatchOnly,
        Set<FindingKind> findings,
        LateFilter late,
        boolean waitingElsewhere,
        boolean suspectedOnly) {

    private static final int LONGEST_TEXT = 200;

    /**
     * Reads a filter.
     *
     * @param openByDefault what an absent {@code open} means: true for the page, null for the API
     * @throws BadParameter with a sentence
     */
    public static QueueQuery parse(MultiValueMap<String, String> parameters, @Nullable Boolean openByDefault) {
        var text = parameters.getFirst("q");
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new BadParameter("Nội dung tìm quá dài: " + text.length() + " ký tự, tối đa " + LONGEST_TEXT
                    + " ký tự. Hãy rút gọn.");
        }
        return new QueueQuery(
                text == null || text.isBlank() ? null : text.strip(),
                QueueParameters.open(parameters.getFirst("open"), openByDefault),
                QueueParameters.texts(parameters, "source"),
                QueueParameters.words(parameters, "urgency", Urgency.class),
                QueueParameters.words(parameters, "status", DossierStatus.class),
                QueueParameters.texts(parameters, "field"),
                QueueParameters.texts(parameters, "agency"),
                QueueParameters.flag("mismatch", parameters.getFirst("mismatch")),
                QueueParameters.words(parameters, "finding", FindingKind.class),
                QueueParameters.late(parameters),
                QueueParameters.flag("elsewhere", parameters.getFirst("elsewhere")),
                QueueParameters.flag("suspected", parameters.getFirst("suspected")));
    }

    /** Open and closed dossiers without any restriction. */
    public static QueueQuery everything() {
        return parse(new LinkedMultiValueMap<>(), null);
    }

    /** The filter for the queue, restricted to what the reader may see. */
    public QueueFilter filter(Set<String> scope) {
        return new QueueFilter(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere,
                suspectedOnly,
                scope);
    }

    /** Whether anything but the default view is asked for. */
    public boolean restricted() {
        return text != null
                || !Boolean.TRUE.equals(open)
                || !sources.isEmpty()
                || !urgencies.isEmpty()
                || !statuses.isEmpty()
                || !fields.isEmpty()
                || !agencies.isEmpty()
                || mismatchOnly
                || !findings.isEmpty()
                || !late.equals(LateFilter.NONE)
                || waitingElsewhere
                || suspectedOnly;
    }

    /** Address of this filter under a path, with further parameters after it; null values are left out. */
    public String address(String path, Map<String, ? extends @Nullable Object> more) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<Object>();
        add(address, values, "q", text == null ? List.of() : List.of(text));
        if (!Boolean.TRUE.equals(open)) {
            add(address, values, "open", List.of(open == null ? "all" : "false"));
        }
        add(address, values, "source", sources);
        add(address, values, "urgency", urgencies.stream().map(Words::of).toList());
        add(address, values, "status", statuses.stream().map(Words::of).toList());
        add(address, values, "field", fields);
        add(address, values, "agency", agencies);
        if (mismatchOnly) {
            add(address, values, "mismatch", List.of("true"));
        }
        add(address, values, "finding", findings.stream().map(Words::of).toList());
        add(address, values, "fault", late.faults().stream().map(Words::of).toList());
        if (late.incident() != null) {
            add(address, values, "incident", List.of(late.incident()));
        }
        if (waitingElsewhere) {
            add(address, values, "elsewhere", List.of("true"));
        }
        if (suspectedOnly) {
            add(address, values, "suspected", List.of("true"));
        }
        more.forEach((name, value) -> {
            if (value != null) {
                add(address, values, name, List.of(value));
            }
        });
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    /** Values go in as variables, so that every reserved character in them is encoded. */
    private static void add(UriComponentsBuilder address, List<Object> values, String name, Collection<?> added) {
        for (var value : added) {
            address.queryParam(name, "{" + values.size() + "}");
            values.add(value);
        }
    }

    /** Address of this filter in the queue page. */
    public String address() {
        return address("/hang-doi", Map.of());
    }

    public QueueQuery withText(@Nullable String other) {
        var parts = new Parts(this);
        parts.text = other;
        return parts.query();
    }

    public QueueQuery withOpen(@Nullable Boolean other) {
        var parts = new Parts(this);
        parts.open = other;
        return parts.query();
    }

    public QueueQuery withUrgencies(Set<Urgency> other) {
        var parts = new Parts(this);
        parts.urgencies = other;
        return parts.query();
    }

    public QueueQuery withStatuses(Set<DossierStatus> other) {
        var parts = new Parts(this);
        parts.statuses = other;
        return parts.query();
    }

    public QueueQuery withSources(Set<String> other) {
        var parts = new Parts(this);
        parts.sources = other;
        return parts.query();
    }

    public QueueQuery withFields(Set<String> other) {
        var parts = new Parts(this);
        parts.fields = other;
        return parts.query();
    }

    public QueueQuery withAgencies(Set<String> other) {
        var parts = new Parts(this);
        parts.agencies = other;
        return parts.query();
    }

    public QueueQuery withMismatchOnly(boolean other) {
        var parts = new Parts(this);
        parts.mismatchOnly = other;
        return parts.query();
    }

    public QueueQuery withFindings(Set<FindingKind> other) {
        var parts = new Parts(this);
        parts.findings = other;
        return parts.query();
    }

    public QueueQuery withWaitingElsewhere(boolean other) {
        var parts = new Parts(this);
        parts.waitingElsewhere = other;
        return parts.query();
    }

    public QueueQuery withSuspectedOnly(boolean other) {
        var parts = new Parts(this);
        parts.suspectedOnly = other;
        return parts.query();
    }

    public QueueQuery withLate(LateFilter other) {
        var parts = new Parts(this);
        parts.late = other;
        return parts.query();
    }

    /** Where nothing else is asked, those that came late through any fault of a system. */
    public QueueQuery lateByFault() {
        return late.equals(LateFilter.NONE) ? withLate(LateFilter.anyFault()) : this;
    }

    /** The set without one member. */
    public static <T> Set<T> without(Set<T> set, T member) {
        var rest = new LinkedHashSet<>(set);
        rest.remove(member);
        return rest;
    }

    /** The components while one of them is changed. */
    private static final class Parts {
        private @Nullable String text;
        private @Nullable Boolean open;
        private Set<String> sources;
        private Set<Urgency> urgencies;
        private Set<DossierStatus> statuses;
        private Set<String> fields;
        private Set<String> agencies;
        private boolean mismatchOnly;
        private Set<FindingKind> findings;
        private LateFilter late;
        private boolean waitingElsewhere;
        private boolean suspectedOnly;

        Parts(QueueQuery query) {
            text = query.text;
            open = query.open;
            sources = query.sources;
            urgencies = query.urgencies;
            statuses = query.statuses;
            fields = query.fields;
            agencies = query.agencies;
            mismatchOnly = query.mismatchOnly;
            findings = query.findings;
            late = query.late;
            waitingElsewhere = query.waitingElsewhere;
            suspectedOnly = query.suspectedOnly;
        }

        QueueQuery query() {
            return new QueueQuery(
                    text,
                    open,
                    sources,
                    urgencies,
                    statuses,
                    fields,
                    agencies,
                    mismatchOnly,
                    findings,
                    late,
                    waitingElsewhere,
                    suspectedOnly);
        }
    }
}
