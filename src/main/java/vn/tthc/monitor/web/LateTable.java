package vn.tthc.monitor.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.LateCauses;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.dossier.QueueRow;

/**
 * The list of dossiers that came late through a fault of a system, with its proof: one line for every dossier and outage,
 * in the order of the queue. Times are written for people, in the zone of the calendar.
 */
@Component
public class LateTable {
    private static final int STEP = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    private final DossierQueue queue;
    private final LateCauses causes;
    private final LateText words;
    private final Agencies agencies;
    private final Wording wording;
    private final ZoneId zone;

    LateTable(
            DossierQueue queue,
            LateCauses causes,
            LateText words,
            Agencies agencies,
            Wording wording,
            Deadlines deadlines) {
        this.queue = queue;
        this.causes = causes;
        this.words = words;
        this.agencies = agencies;
        this.wording = wording;
        this.zone = deadlines.calendar().zone();
    }

    /** Titles of the columns, in the reader's language. */
    public List<String> titles() {
        return List.of(wording.say("late.export.columns").split("\\|", -1));
    }

    /** One dossier with its proof. */
    public record Entry(QueueRow row, Late late) {}

    /** A part of the list, by the cursor of the queue. */
    public record Page(
            List<Entry> entries, long total, @Nullable String next) {}

    /** One page of the filter's dossiers. */
    public Page page(QueueFilter filter, @Nullable String cursor, int size) {
        var page = queue.page(filter, cursor, size);
        var known = causes.all(page.rows().stream().map(QueueRow::id).collect(Collectors.toSet()));
        var entries = page.rows().stream()
                .map(row -> new Entry(row, known.getOrDefault(row.id(), new Late(false, null, List.of()))))
                .toList();
        return new Page(entries, page.total(), page.next());
    }

    /** Every dossier of the filter, a page at a time. */
    public void entries(QueueFilter filter, Consumer<Entry> each) {
        var page = page(filter, null, STEP);
        page.entries().forEach(each);
        while (page.next() != null) {
            page = page(filter, page.next(), STEP);
            page.entries().forEach(each);
        }
    }

    /** The cells of one dossier: a line for every outage, or one where a person says so without any. */
    public List<List<String>> lines(Entry entry) {
        var evidence = Optional.ofNullable(entry.late().evidence());
        var parts = evidence.map(Late.Evidence::parts).orElse(List.of());
        return parts.isEmpty()
                ? List.of(cells(entry, null, 0))
                : parts.stream()
                        .map(part -> cells(
                                entry,
                                part,
                                evidence.map(Late.Evidence::termMinutes).orElse(0L)))
                        .toList();
    }

    private List<String> cells(Entry entry, Late.@Nullable Part part, long termMinutes) {
        var row = entry.row();
        var evidence = entry.late().evidence();
        var decision = entry.late().decision();
        var cells = new ArrayList<@Nullable String>();
        cells.add(row.code());
        cells.add(agency(row.handling().clockAgency()));
        cells.add(row.procedure().code());
        cells.add(row.procedure().name());
        cells.add(PersonName.masked(row.applicantName()));
        cells.add(time(row.times().receivedAt()));
        cells.add(time(row.times().dueAt()));
        cells.add(time(row.times().finishedAt()));
        cells.add(part == null ? null : Long.toString(part.incident()));
        cells.add(part == null ? null : part.sourceName());
        cells.add(part == null ? null : words.kind(part.kind()));
        cells.add(part == null ? null : time(part.from()));
        cells.add(part == null ? null : time(part.to()));
        cells.add(part == null ? null : Long.toString(part.minutes()));
        cells.add(part == null ? null : Long.toString(Late.share(part.minutes(), termMinutes)));
        cells.add(part == null ? null : wording.say(part.atDue() ? "late.export.yes" : "late.export.no"));
        cells.add(part == null || evidence == null ? null : Long.toString(evidence.lostMinutes()));
        cells.add(part == null || evidence == null ? null : Long.toString(evidence.share()));
        cells.add(evidence == null ? null : time(evidence.computedAt()));
        cells.add(decision.map(said -> words.cause(said.cause())).orElse(wording.say("late.export.undecided")));
        cells.add(decision.map(Late.Decision::note).orElse(null));
        cells.add(decision.map(Late.Decision::by).orElse(null));
        cells.add(decision.map(said -> time(said.at())).orElse(null));
        cells.add(decision.map(Late.Decision::apologyDue)
                .map(day ->
                        DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).format(day))
                .orElse(null));
        return cells.stream().map(HarmlessCell::of).toList();
    }

    private @Nullable String agency(@Nullable String code) {
        return code == null ? null : agencies.name(code).orElse(code);
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(at.atZone(zone));
    }
}
