package vn.tthc.monitor.connector.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RawPage;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.connector.table.TableEntry;
import vn.tthc.monitor.connector.table.TableRecords;
import vn.tthc.monitor.connector.table.file.TableRefused;

/**
 * Pages of a table. Its reader pushes rows, so it runs in a thread of its own, never more than one page ahead: a file of
 * any length needs the memory of two pages.
 */
final class TableWalk implements PageWalk, AutoCloseable {
    private static final int PAGE = 1_000;

    private final SynchronousQueue<Handed> handed = new SynchronousQueue<>();
    private final OpenTable table;
    private final RecordMapping mapping;
    private final Instant asOf;
    private final ImportNotes notes;
    private @Nullable Thread reader;
    private boolean over;

    TableWalk(OpenTable table, RecordMapping mapping, Instant asOf, ImportNotes notes) {
        this.table = table;
        this.mapping = mapping;
        this.asOf = asOf;
        this.notes = notes;
    }

    /** What the reader hands over. */
    private sealed interface Handed {
        record Page(RawPage page) implements Handed {}

        record Failure(RuntimeException failure) implements Handed {}
    }

    @Override
    public Optional<RawPage> next() {
        if (over) {
            return Optional.empty();
        }
        if (reader == null) {
            reader = Thread.ofVirtual().name("read-table").start(this::read);
        }
        try {
            return switch (handed.take()) {
                case Handed.Page page -> {
                    over = page.page().last();
                    yield Optional.of(page.page());
                }
                case Handed.Failure failed -> {
                    over = true;
                    throw failed.failure() instanceof TableRefused refused
                            ? ImportReadings.failure(refused)
                            : failed.failure();
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new CancellationException("interrupted while a table was read");
        }
    }

    private void read() {
        try {
            var rows = new Rows();
            new TableRecords(table.file()).read(rows::take);
            rows.hand(true);
        } catch (InterruptedReading _) {
            // Nobody waits for more.
        } catch (RuntimeException e) {
            hand(new Handed.Failure(e));
        }
    }

    private void hand(Handed something) {
        try {
            handed.put(something);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedReading();
        }
    }

    /** The walk was closed. */
    private static final class InterruptedReading extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        over = true;
        var running = reader;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gathers rows into pages, and tells of those that hold no dossier or one that was there before. */
    private final class Rows {
        private final Map<String, Integer> lines = new HashMap<>();
        private List<RawRecord> page = new ArrayList<>(PAGE);

        boolean take(TableEntry entry) {
            switch (entry) {
                case TableEntry.LeftOut left -> notes.leftOut(left);
                case TableEntry.Whole row -> take(row);
            }
            return true;
        }

        private void take(TableEntry.Whole row) {
            notes.row(row);
            var code = mapping.code(row.json());
            var first = code == null ? null : lines.putIfAbsent(code, row.row());
            if (first != null) {
                notes.repeated(row.row(), String.valueOf(code), first);
                return;
            }
            if (page.size() == PAGE) {
                hand(false);
            }
            page.add(new RawRecord(row.json(), null, null, row.row()));
        }

        void hand(boolean last) {
            if (last) {
                notes.named(lines.keySet());
            }
            TableWalk.this.hand(new Handed.Page(new RawPage(page, asOf, last, 0, List.of())));
            page = new ArrayList<>(PAGE);
        }
    }
}
