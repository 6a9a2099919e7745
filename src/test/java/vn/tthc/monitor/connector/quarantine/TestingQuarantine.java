package vn.tthc.monitor.connector.quarantine;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Reversals;
import vn.tthc.monitor.platform.TestDatabase;

/** The quarantine put together by hand over the test database. */
public final class TestingQuarantine {
    private TestingQuarantine() {}

    public static QuarantineDesk desk() {
        return new QuarantineDesk(new QuarantineStore(TestDatabase.jdbc()));
    }

    /** A quarantine that maps by what the supplier gives, and hands its pages to the consumer. */
    public static Quarantine quarantine(
            Supplier<Optional<RecordMapping>> mapping, Consumer<DossierPage> ingest, Reversals trials, Clock clock) {
        var sources = new QuarantineSources() {
            @Override
            public Optional<RecordMapping> mapping(String connector) {
                return mapping.get();
            }

            @Override
            public void ingest(DossierPage page) {
                ingest.accept(page);
            }
        };
        return new StoredQuarantine(new QuarantineStore(TestDatabase.jdbc()), sources, trials, clock);
    }
}
