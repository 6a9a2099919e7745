package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.StoredTime;
import vn.tthc.monitor.platform.TestDatabase;

/** A process that ends while it judges open records by another calendar leaves nothing half done for good. */
@ExtendWith(TestDatabase.class)
class KilledRecomputationTests {
    private static final int RECORDS = 3500;

    /** Records a step. */
    private static final int STEP = 1000;

    private static final Instant BEFORE = Instant.parse("2026-11-26T02:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-26T08:00:00Z");

    private final TestingStore store = new TestingStore();
    private final AtomicInteger steps = new AtomicInteger();

    @TempDir
    private Path folder;

    @BeforeEach
    void dieInTheThirdStep() throws IOException, InterruptedException {
        store.store(
                "city",
                IntStream.range(0, RECORDS)
                        .mapToObj(number -> TestingRecord.of("A-" + number).make())
                        .toList());
        change(store.deadlines).apply();
        Files.writeString(
                calendar(),
                Files.readString(Path.of("config/calendar.yaml"))
                        .replace("hours: 8, share: 25", "hours: 4, share: 25"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRecomputation.class.getName(),
                        calendar().toString(),
                        "4")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var address = TestDatabase.address();
        child.environment().put("WRITER_URL", address.url());
        child.environment().put("WRITER_USER", address.user());
        child.environment().put("WRITER_PASSWORD", address.password());
        var process = child.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(DyingRecomputation.DIED);
        assertThat(warnedAt(AFTER)).isEqualTo(2L * STEP);
        assertThat(warnedAt(BEFORE)).isEqualTo(RECORDS - 2L * STEP);
        steps.set(0);
    }

    @Test
    void theNextStartGoesOnWhereItWasCutOff() {
        change(TestingDeadlines.of(calendar())).apply();
        assertThat(warnedAt(AFTER)).isEqualTo(RECORDS);
        // One look how far to go, and two steps with records.
        assertThat(steps).hasValue(3);
        change(TestingDeadlines.of(calendar())).apply();
        assertThat(steps).hasValue(3);
    }

    @Test
    void aStartWithTheFormerCalendarTakesEverythingBack() {
        change(store.deadlines).apply();
        assertThat(warnedAt(BEFORE)).isEqualTo(RECORDS);
    }

    private CalendarChange change(Deadlines deadlines) {
        var transactions = TestDatabase.transactions();
        var counted = new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                steps.incrementAndGet();
                return transactions.execute(action);
            }
        };
        return DyingRecomputation.change(store.jdbc, deadlines, counted);
    }

    private Path calendar() {
        return folder.resolve("calendar.yaml");
    }

    private long warnedAt(Instant at) {
        return store.jdbc
                .sql("select count(*) from dossier.dossier where is_open and warn_at = ?")
                .param(StoredTime.utc(at))
                .query(Long.class)
                .single();
    }
}
