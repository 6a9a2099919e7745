package vn.tthc.monitor.dossier;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;

/** A process of its own that judges open records by another calendar and halts without a word in one of its steps. */
final class DyingRecomputation {
    static final int DIED = 78;

    private DyingRecomputation() {}

    public static void main(String[] arguments) {
        var database = new DriverManagerDataSource(
                System.getenv("WRITER_URL"), System.getenv("WRITER_USER"), System.getenv("WRITER_PASSWORD"));
        var jdbc = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        change(
                        jdbc,
                        TestingDeadlines.of(Path.of(arguments[0])),
                        new Dying(transactions, Integer.parseInt(arguments[1])))
                .apply();
    }

    /** What follows the calendar, over transactions that somebody watches. */
    static CalendarChange change(JdbcClient jdbc, Deadlines deadlines, TransactionOperations transactions) {
        var clock = Clock.fixed(TestingRecord.NOW, ZoneOffset.UTC);
        var desk = TestingDeadlines.desk(Path.of("config"));
        var assessments = new AssessmentStore(jdbc);
        var moves = new DueMoves(TestingAssessor.of(deadlines), assessments, clock);
        return new CalendarChange(
                deadlines,
                desk,
                new Recomputation(new SettingStore(jdbc), new RecordStore(jdbc), transactions),
                TestingAssessor.of(deadlines),
                new ResponsibleSystem(new TestingRouting(), deadlines),
                assessments,
                new FindingStore(jdbc),
                new UnifiedStore(jdbc, new MismatchStore(jdbc, MismatchRules::standard, deadlines)),
                new StoredCalendarEdits(
                        new CalendarEditStore(jdbc), desk, moves, transactions, TestingCalendarNode.audit(jdbc), clock),
                moves,
                clock);
    }

    /** Halts in the last transaction, when everything is written and nothing of it committed. */
    private static final class Dying implements TransactionOperations {
        private final TransactionTemplate transactions;
        private int left;

        Dying(TransactionTemplate transactions, int left) {
            this.transactions = transactions;
            this.left = left;
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return transactions.execute(status -> {
                var result = action.doInTransaction(status);
                if (--left == 0) {
                    Runtime.getRuntime().halt(DIED);
                }
                return result;
            });
        }
    }
}
