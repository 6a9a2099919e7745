package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DossierQueue.Counts;
import vn.tthc.monitor.dossier.DossierQueue.Page;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.WebSettings;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts the queue page together from one page of rows, the counts and the state of the sources. */
@Component
class QueueScreens {
    /** The queue counts exactly up to here. */
    private static final long EXACT = 100_000;

    private final Freshness freshness;
    private final Chips chips;
    private final QueueLines lines;
    private final QueueFacets facets;
    private final SourceWords sources;
    private final QueueEmpty empties;
    private final Wording wording;
    private final QueueViews views;
    private final WebSettings settings;

    QueueScreens(
            Freshness freshness,
            Chips chips,
            QueueLines lines,
            QueueFacets facets,
            SourceWords sources,
            QueueEmpty empties,
            Wording wording,
            QueueViews views,
            WebSettings settings) {
        this.freshness = freshness;
        this.chips = chips;
        this.lines = lines;
        this.facets = facets;
        this.sources = sources;
        this.empties = empties;
        this.wording = wording;
        this.views = views;
        this.settings = settings;
    }

    /** Who looks, and at which number the page begins. */
    record Place(SignedIn reader, long first) {}

    QueueScreen of(QueueQuery query, Page page, Counts counts, Place place) {
        var now = freshness.now();
        var chosen = facets.chosen(query, page.rows(), now);
        return new QueueScreen(
                query.asked().text(),
                query.asked().open() == null ? "all" : query.asked().open().toString(),
                query.asked().officers().stream()
                        .filter(word -> !OfficerKey.is(word))
                        .findFirst()
                        .orElse(null),
                urgencies(query, counts, now),
                views.of(query, place.reader()),
                facets.of(query, counts, now),
                chosen,
                hidden(query),
                lines.of(page.rows(), now, Long.MAX_VALUE),
                range(query, page, place.first()),
                sources.strip(now),
                page.rows().isEmpty() ? empties.why(query, place.reader(), chosen, now) : null,
                pulse(query, firstPulse(page, place.first()), settings.refresh().toSeconds(), 0),
                export(query));
    }

    private static QueueScreen.@Nullable Export export(QueueQuery query) {
        return query.asked().late().equals(LateFilter.NONE)
                ? null
                : new QueueScreen.Export(
                        query.address("/hang-doi/loi-he-thong.csv", Map.of()),
                        query.address("/hang-doi/loi-he-thong.xlsx", Map.of()));
    }

    private List<QueueScreen.UrgencyChoice> urgencies(QueueQuery query, Counts counts, SourceFreshness now) {
        var choices = new ArrayList<QueueScreen.UrgencyChoice>();
        var all =
                counts.byUrgency().values().stream().mapToLong(Long::longValue).sum();
        choices.add(new QueueScreen.UrgencyChoice(
                "all",
                "list",
                wording.say("urgency.all"),
                wording.number(all),
                null,
                query.asked().urgencies().isEmpty(),
                query.withUrgencies(Set.of()).address()));
        for (var urgency : Urgency.values()) {
            var count = counts.byUrgency().getOrDefault(urgency, 0L);
            var chosen = query.asked().urgencies().contains(urgency);
            if (count == 0 && !chosen && urgency.compareTo(Urgency.IN_TIME) > 0) {
                continue;
            }
            var possible = urgency == Urgency.OVERDUE ? possible(counts, now) : 0;
            choices.add(new QueueScreen.UrgencyChoice(
                    Chips.tone(urgency),
                    Chips.icon(urgency),
                    chips.word(urgency),
                    wording.number(count - possible),
                    possible == 0 ? null : wording.say("urgency.possible", wording.number(possible)),
                    chosen,
                    query.withUrgencies(chosen ? Set.of() : Set.of(urgency)).address()));
        }
        return choices;
    }

    /** How many of the late ones are late only by the clock, because their source is not current. */
    private static long possible(Counts counts, SourceFreshness now) {
        return counts.urgencyBySource().entrySet().stream()
                .filter(entry -> now.stale(entry.getKey()))
                .mapToLong(entry -> entry.getValue().getOrDefault(Urgency.OVERDUE, 0L))
                .sum();
    }

    private QueueScreen.Range range(QueueQuery query, Page page, long first) {
        var size = page.rows().size();
        var total =
                page.total() > EXACT ? wording.say("range.many", wording.number(EXACT)) : wording.number(page.total());
        var sentence = size == 0
                ? wording.say("range.none")
                : wording.say("range", wording.number(first), wording.number(first + size - 1), total);
        return new QueueScreen.Range(
                sentence,
                turn(query, page.previous(), Math.max(1, first - settings.rows())),
                turn(query, page.next(), first + size),
                query.address());
    }

    private static @Nullable String turn(QueueQuery query, @Nullable String cursor, long from) {
        if (cursor == null) {
            return null;
        }
        var more = new LinkedHashMap<String, @Nullable Object>();
        more.put("cursor", cursor);
        more.put("from", from);
        return query.address("/hang-doi", more);
    }

    private static Map<String, @Nullable Object> firstPulse(Page page, long first) {
        var more = new LinkedHashMap<String, @Nullable Object>();
        more.put("from", first == 1 ? null : first);
        more.put("tu", page.version());
        more.put("v", page.version());
        more.put("ids", page.rows().stream().map(row -> Long.toString(row.id())).collect(Collectors.joining(",")));
        return more;
    }

    QueueScreen.Pulse pulse(QueueQuery query, Map<String, @Nullable Object> more, long seconds, long changes) {
        return new QueueScreen.Pulse(
                query.address("/hang-doi/_thay-doi", more),
                query.address(),
                query.address("/hang-doi/_bang", Map.of()),
                seconds,
                changes);
    }

    /** Urgency is chosen by the chips, the rest by the form; what the form does not show it must carry on. */
    private static List<QueueScreen.Hidden> hidden(QueueQuery query) {
        var hidden = new ArrayList<QueueScreen.Hidden>();
        query.asked().urgencies().forEach(urgency -> hidden.add(new QueueScreen.Hidden("urgency", Words.of(urgency))));
        query.asked().officers().stream()
                .filter(OfficerKey::is)
                .forEach(key -> hidden.add(new QueueScreen.Hidden("officer", key)));
        return hidden;
    }

    /** Ids come from the browser; a row outside the reader's agencies is not shown for the asking. */
    static boolean inScope(QueueRow row, Set<String> scope) {
        var handling = row.handling();
        return scope.isEmpty()
                || (handling.handlingAgency() != null && scope.contains(handling.handlingAgency()))
                || (handling.receivingAgency() != null && scope.contains(handling.receivingAgency()));
    }
}
