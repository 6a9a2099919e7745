package vn.tthc.monitor.connector.imports;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.Checkpoint;
import vn.tthc.monitor.connector.polling.PrefetchingRun;
import vn.tthc.monitor.connector.polling.RunLedger;
import vn.tthc.monitor.connector.polling.RunReading;
import vn.tthc.monitor.connector.polling.Source;
import vn.tthc.monitor.platform.Routes;

/** Runs of files that people bring: their pages go the way of polled pages, and they end in the same ledger of runs. */
@Component
class ImportRuns {
    private static final String ROUTE = "direct:import-file";

    private final ImportReadings readings;
    private final ImportLedger imports;
    private final RunLedger runs;
    private final Routes routes;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ImportRuns(ImportReadings readings, ImportLedger imports, RunLedger runs, Routes routes, Clock clock) {
        this.readings = readings;
        this.imports = imports;
        this.runs = runs;
        this.routes = routes;
        this.clock = clock;
    }

    /** Stores a whole file; comes back when it is done, well or not. */
    RunReport run(ImportStore.Line line, ConnectorDefinition definition, String by) {
        var id = UUID.randomUUID();
        var reading = readings.open(line, definition, id, RunKind.UPLOAD);
        try (reading) {
            if (!imports.begin(reading, id, by)) {
                throw new ImportRefused(
                        ImportRefused.Reason.NOT_NOW,
                        "Tệp " + line.entry().file().name()
                                + " đang được nhập, hoặc đã nhập xong. Mở lại trang để xem kết quả.");
            }
            var run = PrefetchingRun.begin(new Upload(definition, clock), reading.reading(), threads);
            runs.begin(run);
            return end(run, handOn(run));
        }
    }

    private @Nullable RuntimeException handOn(PrefetchingRun run) {
        try {
            routes.send(ROUTE, run);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private RunReport end(PrefetchingRun run, @Nullable RuntimeException storing) {
        run.stop();
        try {
            return runs.end(
                    run, Duration.ZERO, storing == null ? null : run.source().internal(storing));
        } finally {
            imports.ended(run.id());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** A person is no source that is polled, but speaks for one. */
    private static final class Upload extends Source {
        Upload(ConnectorDefinition definition, Clock clock) {
            super(definition, clock);
        }

        @Override
        public @Nullable RunReading next(Checkpoint checkpoint) {
            return null;
        }
    }
}
