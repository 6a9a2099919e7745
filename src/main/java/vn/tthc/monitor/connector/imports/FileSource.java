package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.Checkpoint;
import vn.tthc.monitor.connector.polling.RunReading;
import vn.tthc.monitor.connector.polling.Source;
import vn.tthc.monitor.connector.source.SourceFailure;

/** A source whose files arrive by themselves: each round looks into its inboxes, and reads the oldest new file. */
final class FileSource extends Source {
    private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

    private final Arrivals arrivals;
    private final ImportReadings readings;
    private final ImportLedger ledger;
    private final boolean tellsOfNothing;
    private @Nullable ImportReading current;
    private RunKind doing = RunKind.PROBE;

    /**
     * A source of files.
     *
     * @param tellsOfNothing whether a round without a file is a run too, that says that the inboxes can be reached
     */
    FileSource(
            ConnectorDefinition definition,
            Arrivals arrivals,
            ImportReadings readings,
            ImportLedger ledger,
            boolean tellsOfNothing,
            Clock clock) {
        super(definition, clock);
        this.arrivals = arrivals;
        this.readings = readings;
        this.ledger = ledger;
        this.tellsOfNothing = tellsOfNothing;
    }

    @Override
    public synchronized @Nullable RunReading next(Checkpoint checkpoint) {
        // Beside an interface only its own runs say whether the system can be reached.
        doing = tellsOfNothing ? RunKind.PROBE : RunKind.FILE;
        if (definition().files().inboxes().isEmpty()) {
            return null;
        }
        var waiting = arrivals.next();
        if (waiting.isEmpty()) {
            return tellsOfNothing ? nothing() : null;
        }
        doing = RunKind.FILE;
        return reading(waiting.get());
    }

    private RunReading reading(ImportStore.Line line) {
        var run = UUID.randomUUID();
        ImportReading opened;
        try {
            opened = readings.open(line, definition(), run, RunKind.FILE);
        } catch (SourceFailure e) {
            arrivals.refuse(line.id(), e.sentence());
            arrivals.putAside();
            throw e;
        }
        current = opened;
        try {
            if (ledger.begin(opened, run, "")) {
                return opened.reading();
            }
        } catch (RuntimeException e) {
            letGo();
            throw e;
        }
        // Another node was faster.
        letGo();
        return nothing();
    }

    @Override
    protected synchronized void ended(UUID run) {
        var done = current;
        if (done == null || !done.reading().plan().run().equals(run)) {
            return;
        }
        try {
            letGo();
            ledger.ended(run);
            arrivals.putAside();
        } catch (RuntimeException e) {
            LOG.error(
                    "connector {}: what follows after a file could not be done",
                    definition().id(),
                    e);
        }
    }

    private void letGo() {
        var open = current;
        current = null;
        if (open != null) {
            open.close();
        }
    }

    /** A look that found nothing, or a file that could not even be opened. */
    @Override
    protected RunReading nothing() {
        return new RunReading(plan(doing, Checkpoint.NONE, null), Optional::empty, mapping());
    }
}
