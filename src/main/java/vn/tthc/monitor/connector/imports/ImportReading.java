package vn.tthc.monitor.connector.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.FoldedTitle;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.polling.RunFollower;
import vn.tthc.monitor.connector.polling.RunReading;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.dossier.Reversals;
import vn.tthc.monitor.dossier.SourceDossier;

/**
 * One reading of one file, for trying and for storing alike. A table says less than an interface: columns it does not have
 * leave what is stored, and so does a value that only says the same less exactly.
 */
final class ImportReading implements RunFollower, AutoCloseable {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final ImportStore.Line line;
    private final ImportFiles.Spooled file;
    private final OpenTable table;
    private final TableWalk walk;
    private final ImportNotes notes = new ImportNotes();
    private final RunReading reading;
    private final Reversals reversals;
    private final Set<String> silent;
    private final ZoneId zone;

    ImportReading(
            ImportStore.Line line,
            ImportFiles.Spooled file,
            OpenTable table,
            RunReading.Plan plan,
            Reversals reversals) {
        var mapping = table.mapping();
        this.line = line;
        this.file = file;
        this.table = table;
        this.walk = new TableWalk(table, mapping, line.entry().asOf(), notes);
        this.reading = new RunReading(plan, walk, mapping, this);
        this.reversals = reversals;
        this.silent = table.silent();
        this.zone = table.definition().mapping().timezone();
    }

    ImportStore.Line line() {
        return line;
    }

    OpenTable table() {
        return table;
    }

    RunReading reading() {
        return reading;
    }

    ImportNotes notes() {
        return notes;
    }

    /** What was odd, in rows that were taken all the same; null for nothing. */
    @Nullable String oddities() {
        var ofCells = notes.oddities();
        var ofRecords = reading.oddities();
        return ofCells == null ? ofRecords : ofRecords == null ? ofCells : ofRecords + " " + ofCells;
    }

    @Override
    public void mapped(RawRecord record, Mapped.Whole whole) {
        whole.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.UNMAPPED)
                .forEach(notes::unknown);
    }

    @Override
    public void rejected(RawRecord record, RejectedRecord rejected) {
        notes.rejected(record.line(), rejected.code(), rejected.reason());
    }

    @Override
    public DossierPage page(DossierPage page) {
        var codes = page.dossiers().stream().map(SourceDossier::code).toList();
        var known = reversals.known(page.source(), codes);
        var absent = new HashMap<String, Set<String>>();
        for (var dossier : page.dossiers()) {
            var stored = known.get(dossier.code());
            if (stored != null) {
                var nothing = saysNothing(stored, dossier);
                nothing.addAll(page.absent().getOrDefault(dossier.code(), Set.of()));
                absent.put(dossier.code(), nothing);
            }
        }
        return page.reversible(absent);
    }

    private Set<String> saysNothing(SourceDossier stored, SourceDossier said) {
        var nothing = new HashSet<>(silent);
        var old = stored.status();
        // The interface's own code of the same state is worth more than the word for it.
        if (old.value() == said.status().value() && !Objects.equals(old.sourceCode(), old.sourceText())) {
            nothing.add("status");
            if (old.sourceText() != null
                    && said.status().sourceText() != null
                    && FoldedTitle.of(old.sourceText())
                            .equals(FoldedTitle.of(said.status().sourceText()))) {
                nothing.add("statusText");
            }
        }
        var times = Map.of(
                "submittedAt",
                        new Pair(stored.times().submittedAt(), said.times().submittedAt()),
                "receivedAt", new Pair(stored.times().receivedAt(), said.times().receivedAt()),
                "dueAt", new Pair(stored.times().dueAt(), said.times().dueAt()),
                "finishedAt", new Pair(stored.times().finishedAt(), said.times().finishedAt()),
                "returnedAt", new Pair(stored.times().returnedAt(), said.times().returnedAt()),
                "enteredAt", new Pair(stored.times().enteredAt(), said.times().enteredAt()),
                "withdrawnAt",
                        new Pair(stored.times().withdrawnAt(), said.times().withdrawnAt()),
                "updatedAt",
                        new Pair(stored.times().sourceUpdatedAt(), said.times().sourceUpdatedAt()));
        times.forEach((field, pair) -> {
            if (onlyTheDay(pair, field.equals("dueAt") ? END_OF_DAY : LocalTime.MIN)) {
                nothing.add(field);
            }
        });
        return nothing;
    }

    private record Pair(@Nullable Instant stored, @Nullable Instant said) {}

    /** Whether a bare date is said where a moment of the same day is known. */
    private boolean onlyTheDay(Pair pair, LocalTime dayMeans) {
        if (pair.stored() == null || pair.said() == null) {
            return false;
        }
        var said = pair.said().atZone(zone);
        return said.toLocalTime().equals(dayMeans)
                && LocalDate.ofInstant(pair.stored(), zone).equals(said.toLocalDate());
    }

    @Override
    public void close() {
        walk.close();
        table.close();
        file.close();
    }
}
