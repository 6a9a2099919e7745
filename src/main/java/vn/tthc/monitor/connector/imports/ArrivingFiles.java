package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.FileSources;
import vn.tthc.monitor.connector.polling.Source;

/** Makes the sources of files that arrive by themselves. */
@Component
class ArrivingFiles implements FileSources {
    private final Arrivals.Tools tools;
    private final ImportReadings readings;
    private final ImportLedger ledger;
    private final Clock clock;

    ArrivingFiles(
            ImportStore store,
            ImportFiles files,
            ImportReadings readings,
            ImportLedger ledger,
            TransactionOperations transactions,
            Clock clock) {
        this.tools = new Arrivals.Tools(store, files, ledger, transactions, clock);
        this.readings = readings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Source open(ConnectorDefinition definition, boolean alone) {
        return new FileSource(definition, new Arrivals(definition, tools), readings, ledger, alone, clock);
    }
}
