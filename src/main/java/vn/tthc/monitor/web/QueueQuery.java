package vn.tthc.monitor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
        boolean waitingElsewhere) {

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
                open(parameters.getFirst("open"), openByDefault),
                texts(parameters, "source"),
                words(parameters, "urgency", Urgency.class),
                words(parameters, "status", DossierStatus.class),
                texts(parameters, "field"),
                texts(parameters, "agency"),
                flag("mismatch", parameters.getFirst("mismatch")),
                words(parameters, "finding", FindingKind.class),
                late(parameters),
                flag("elsewhere", parameters.getFirst("elsewhere")));
    }

    /** Open and closed dossiers without any restriction. */
    public static QueueQuery everything() {
        return new QueueQuery(
                null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of(), LateFilter.NONE, false);
    }

    private static @Nullable Boolean open(@Nullable String word, @Nullable Boolean byDefault) {
        if (word == null || word.isBlank()) {
            return byDefault;
        }
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "all" -> null;
            default -> throw new BadParameter("open", word, "true, false, all");
        };
    }

    private static boolean flag(String name, @Nullable String word) {
        if (word == null || word.isBlank() || "false".equals(word)) {
            return false;
        }
        if ("true".equals(word)) {
            return true;
        }
        throw new BadParameter(name, word, "true, false");
    }

    private static LateFilter late(MultiValueMap<String, String> parameters) {
        var incident = parameters.getFirst("incident");
        if (incident == null || incident.isBlank()) {
            return new LateFilter(words(parameters, "fault", LateFilter.Fault.class), null);
        }
        if (!incident.matches("[0-9]{1,15}")) {
            throw new BadParameter("incident", incident, "số của sự cố, ví dụ 12");
        }
        return new LateFilter(words(parameters, "fault", LateFilter.Fault.class), Long.valueOf(incident));
    }

    private static Set<String> texts(MultiValueMap<String, String> parameters, String name) {
        var values = new TreeSet<String>();
        for (var value : parameters.getOrDefault(name, List.of())) {
            if (value != null && !value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /** Enum words may be repeated or joined by commas. */
    private static <E extends Enum<E>> Set<E> words(
            MultiValueMap<String, String> parameters, String name, Class<E> type) {
        var values = EnumSet.noneOf(type);
        for (var text : texts(parameters, name)) {
            for (var word : text.split(",", -1)) {
                if (!word.isBlank()) {
                    values.add(Words.parse(type, name, word));
                }
            }
        }
        return values;
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
                || waitingElsewhere;
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
        return new QueueQuery(
                other,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withOpen(@Nullable Boolean other) {
        return new QueueQuery(
                text,
                other,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withUrgencies(Set<Urgency> other) {
        return new QueueQuery(
                text, open, sources, other, statuses, fields, agencies, mismatchOnly, findings, late, waitingElsewhere);
    }

    public QueueQuery withStatuses(Set<DossierStatus> other) {
        return new QueueQuery(
                text,
                open,
                sources,
                urgencies,
                other,
                fields,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withSources(Set<String> other) {
        return new QueueQuery(
                text,
                open,
                other,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withFields(Set<String> other) {
        return new QueueQuery(
                text,
                open,
                sources,
                urgencies,
                statuses,
                other,
                agencies,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withAgencies(Set<String> other) {
        return new QueueQuery(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                other,
                mismatchOnly,
                findings,
                late,
                waitingElsewhere);
    }

    public QueueQuery withMismatchOnly(boolean other) {
        return new QueueQuery(
                text, open, sources, urgencies, statuses, fields, agencies, other, findings, late, waitingElsewhere);
    }

    public QueueQuery withFindings(Set<FindingKind> other) {
        return new QueueQuery(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                other,
                late,
                waitingElsewhere);
    }

    public QueueQuery withWaitingElsewhere(boolean other) {
        return new QueueQuery(
                text, open, sources, urgencies, statuses, fields, agencies, mismatchOnly, findings, late, other);
    }

    public QueueQuery withLate(LateFilter other) {
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
                other,
                waitingElsewhere);
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
}
