package vn.tthc.monitor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.LeadFilter;
import vn.tthc.monitor.dossier.QueueFilter;

/**
 * The filter of the queue as it stands in an address: one parser for the page and for the API, and the way back in one
 * canonical order, so that equal filters have equal addresses.
 *
 * @param asked what the reader asks for, whatever he may see
 */
public record QueueQuery(QueueFilter asked) {
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
        return new QueueQuery(QueueFilter.everythingOpen().with(parts -> {
            parts.text = text == null || text.isBlank() ? null : text.strip();
            parts.open = QueueParameters.open(parameters.getFirst("open"), openByDefault);
            parts.sources = QueueParameters.texts(parameters, "source");
            parts.urgencies = QueueParameters.words(parameters, "urgency", Urgency.class);
            parts.statuses = QueueParameters.words(parameters, "status", DossierStatus.class);
            parts.fields = QueueParameters.texts(parameters, "field");
            parts.agencies = QueueParameters.texts(parameters, "agency");
            parts.officers = QueueParameters.texts(parameters, "officer");
            parts.mismatchOnly = QueueParameters.flag("mismatch", parameters.getFirst("mismatch"));
            parts.findings = QueueParameters.words(parameters, "finding", FindingKind.class);
            parts.late = QueueParameters.late(parameters);
            parts.lead = QueueParameters.lead(parameters);
            parts.waitingElsewhere = QueueParameters.flag("elsewhere", parameters.getFirst("elsewhere"));
            parts.suspectedOnly = QueueParameters.flag("suspected", parameters.getFirst("suspected"));
        }));
    }

    /** Open and closed dossiers without any restriction. */
    public static QueueQuery everything() {
        return parse(new LinkedMultiValueMap<>(), null);
    }

    /** Open dossiers without any other restriction. */
    public static QueueQuery openOnes() {
        return parse(new LinkedMultiValueMap<>(), true);
    }

    /** The filter for the queue, restricted to what the reader may see. */
    public QueueFilter filter(Set<String> scope) {
        return asked.with(parts -> parts.scope = scope);
    }

    /** Whether anything but the default view is asked for. */
    public boolean restricted() {
        return !asked.equals(QueueFilter.everythingOpen());
    }

    /** Address of this filter under a path, with further parameters after it; null values are left out. */
    public String address(String path, Map<String, ? extends @Nullable Object> more) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<Object>();
        add(address, values, "q", asked.text() == null ? List.of() : List.of(asked.text()));
        if (!Boolean.TRUE.equals(asked.open())) {
            add(address, values, "open", List.of(asked.open() == null ? "all" : "false"));
        }
        add(address, values, "source", asked.sources());
        add(address, values, "urgency", words(asked.urgencies()));
        add(address, values, "status", words(asked.statuses()));
        add(address, values, "field", asked.fields());
        add(address, values, "agency", asked.agencies());
        add(address, values, "officer", asked.officers());
        if (asked.mismatchOnly()) {
            add(address, values, "mismatch", List.of("true"));
        }
        add(address, values, "finding", words(asked.findings()));
        add(address, values, "fault", words(asked.late().faults()));
        if (asked.late().incident() != null) {
            add(address, values, "incident", List.of(asked.late().incident()));
        }
        addKnown(address, values, "lead", asked.lead().source());
        addKnown(address, values, "dueAfter", asked.lead().dueAfter());
        addKnown(address, values, "dueUntil", asked.lead().dueUntil());
        if (asked.waitingElsewhere()) {
            add(address, values, "elsewhere", List.of("true"));
        }
        if (asked.suspectedOnly()) {
            add(address, values, "suspected", List.of("true"));
        }
        more.forEach((name, value) -> addKnown(address, values, name, value));
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static List<String> words(Set<? extends Enum<?>> values) {
        return values.stream().map(Words::of).toList();
    }

    private static void addKnown(
            UriComponentsBuilder address, List<Object> values, String name, @Nullable Object value) {
        if (value != null) {
            add(address, values, name, List.of(value));
        }
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

    private QueueQuery with(Consumer<QueueFilter.Parts> change) {
        return new QueueQuery(asked.with(change));
    }

    public QueueQuery withText(@Nullable String other) {
        return with(parts -> parts.text = other);
    }

    public QueueQuery withOpen(@Nullable Boolean other) {
        return with(parts -> parts.open = other);
    }

    public QueueQuery withUrgencies(Set<Urgency> other) {
        return with(parts -> parts.urgencies = other);
    }

    public QueueQuery withStatuses(Set<DossierStatus> other) {
        return with(parts -> parts.statuses = other);
    }

    public QueueQuery withSources(Set<String> other) {
        return with(parts -> parts.sources = other);
    }

    public QueueQuery withFields(Set<String> other) {
        return with(parts -> parts.fields = other);
    }

    public QueueQuery withAgencies(Set<String> other) {
        return with(parts -> parts.agencies = other);
    }

    public QueueQuery withOfficers(Set<String> other) {
        return with(parts -> parts.officers = other);
    }

    public QueueQuery withMismatchOnly(boolean other) {
        return with(parts -> parts.mismatchOnly = other);
    }

    public QueueQuery withFindings(Set<FindingKind> other) {
        return with(parts -> parts.findings = other);
    }

    public QueueQuery withWaitingElsewhere(boolean other) {
        return with(parts -> parts.waitingElsewhere = other);
    }

    public QueueQuery withSuspectedOnly(boolean other) {
        return with(parts -> parts.suspectedOnly = other);
    }

    public QueueQuery withLate(LateFilter other) {
        return with(parts -> parts.late = other);
    }

    public QueueQuery withLead(LeadFilter other) {
        return with(parts -> parts.lead = other);
    }

    /** Where nothing else is asked, those that came late through any fault of a system. */
    public QueueQuery lateByFault() {
        return asked.late().equals(LateFilter.NONE) ? withLate(LateFilter.anyFault()) : this;
    }

    /** The set without one member. */
    public static <T> Set<T> without(Set<T> set, T member) {
        var rest = new LinkedHashSet<>(set);
        rest.remove(member);
        return rest;
    }
}
