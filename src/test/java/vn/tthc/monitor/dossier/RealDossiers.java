package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.TestDatabase;

/** The module over the test database, for tests of the modules that use it. */
public final class RealDossiers {
    private final RecordStore records = new RecordStore(TestDatabase.jdbc());
    private final UnifiedStore unified = new UnifiedStore(
            TestDatabase.jdbc(),
            new MismatchStore(TestDatabase.jdbc(), TestingRouting::immediately, TestingDeadlines.ofRepository()));
    private final Clock clock;

    public RealDossiers(Clock clock) {
        this.clock = clock;
    }

    /** Dossiers that tell a listener of stored pages. */
    public Dossiers dossiers(OnPageStored listener) {
        var jdbc = TestDatabase.jdbc();
        var deadlines = TestingDeadlines.ofRepository();
        var beans = new StaticListableBeanFactory();
        beans.addBean("listener", listener);
        return new StoredDossiers(
                writer(),
                new DossierStore(jdbc, deadlines, TestingAssessor.of(deadlines), new FindingStore(jdbc), clock),
                TestDatabase.transactions(),
                beans.getBeanProvider(OnPageStored.class),
                _ -> {});
    }

    private PageWriter writer() {
        var jdbc = TestDatabase.jdbc();
        return new PageWriter(
                records,
                unified,
                new ProcedureStore(jdbc),
                new RecordPreparation(
                        TestingAssessor.of(TestingDeadlines.ofRepository()),
                        DossierConfiguration.storedKeys(new SettingStore(jdbc)),
                        TestingRouting.none()),
                new ReplacedStore(jdbc),
                new FindingStore(jdbc),
                new Linking(new LinkStore(jdbc)),
                _ -> {});
    }

    /** Weighs late dossiers against outages; as after a start. */
    public LatenessWatch lateness(Outages outages) {
        return TestingStore.lateness(outages, TestingDeadlines.ofRepository(), TestDatabase.jdbc(), clock);
    }

    public LateCauses causes() {
        return new LateCauseStore(TestDatabase.jdbc(), clock);
    }

    /** Stores one dossier as a source says it, due then; answers its number. */
    public long due(String source, String code, String dueAt) {
        dossiers((page, result) -> {})
                .store(TestingStore.page(
                        source,
                        clock.instant(),
                        List.of(TestingRecord.of(code).due(dueAt).make())));
        return TestDatabase.jdbc()
                .sql("select id from dossier.dossier where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    public Tombstones tombstones() {
        return buried();
    }

    private StoredTombstones buried() {
        return new StoredTombstones(
                new TombstoneStore(TestDatabase.jdbc()), records, unified, TestDatabase.transactions());
    }

    public Reversals reversals() {
        return new StoredReversals(
                writer(),
                records,
                new ReplacedStore(TestDatabase.jdbc()),
                buried(),
                TestDatabase.transactions(),
                clock);
    }

    /** What the source says of a dossier; it must be there. */
    public SourceDossier record(String source, String code) {
        var template = TestingRecord.empty(code);
        var found = records.current(source, List.of(template)).get(code);
        if (found == null) {
            throw new AssertionError("no record " + code + " of " + source);
        }
        return found.dossier();
    }
}
