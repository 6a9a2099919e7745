package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.TestingDeadlines;

/** A process of its own that stores a page and halts without a word at the step it is told. */
final class DyingWriter {
    static final int DIED = 77;

    private DyingWriter() {}

    public static void main(String[] arguments) {
        var place = FailPoint.Step.valueOf(arguments[0]);
        FailPoint failPoint = step -> {
            if (step == place) {
                Runtime.getRuntime().halt(DIED);
            }
        };
        var database = new DriverManagerDataSource(
                System.getenv("WRITER_URL"), System.getenv("WRITER_USER"), System.getenv("WRITER_PASSWORD"));
        var jdbc = JdbcClient.create(database);
        var deadlines = TestingDeadlines.ofRepository();
        var personKeys = DossierConfiguration.storedKeys(new SettingStore(jdbc));
        var writer = new PageWriter(
                new RecordStore(jdbc),
                new UnifiedStore(jdbc, new MismatchStore(jdbc, MismatchRules::standard, deadlines)),
                new ProcedureStore(jdbc),
                new RecordPreparation(TestingAssessor.of(deadlines), personKeys, TestingRouting.none()),
                new ReplacedStore(jdbc),
                new FindingStore(jdbc),
                new Linking(new LinkStore(jdbc)),
                failPoint);
        var dossiers = new StoredDossiers(
                writer,
                new DossierStore(
                        jdbc,
                        deadlines,
                        TestingAssessor.of(deadlines),
                        new FindingStore(jdbc),
                        Clock.fixed(TestingRecord.NOW, ZoneOffset.UTC)),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                new StaticListableBeanFactory().getBeanProvider(OnPageStored.class),
                failPoint);
        dossiers.store(TestingStore.page("city", TestingRecord.NOW, KilledWriterTests.secondPage()));
    }
}
