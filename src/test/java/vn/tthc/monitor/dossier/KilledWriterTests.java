package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tthc.monitor.platform.TestDatabase;

/** Whatever ends in the middle of a page, storing the page again leaves exactly what an undisturbed run leaves. */
@ExtendWith(TestDatabase.class)
class KilledWriterTests {
    private final TestingStore store = new TestingStore();

    /** New, changed, unchanged and newly linked records at once. */
    static List<SourceDossier> secondPage() {
        return Stream.of(
                        TestingRecord.of("A-1").status(DossierStatus.FINISHED),
                        TestingRecord.of("A-2"),
                        TestingRecord.of("A-3").national("H24.24-260122-0001"),
                        TestingRecord.of("A-4"))
                .map(TestingRecord::make)
                .toList();
    }

    private void storeFirst() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"), TestingRecord.of("A-3"));
        store.store("justice", TestingRecord.of("H24.24-260122-0001"));
    }

    private String undisturbed() {
        storeFirst();
        store.store("city", secondPage());
        var content = store.content();
        TestDatabase.empty();
        storeFirst();
        return content;
    }

    private void storeAgainGives(String before, String expected) {
        assertThat(store.content()).isEqualTo(before);
        store.failPoint = step -> {};
        store.store("city", secondPage());
        assertThat(store.content()).isEqualTo(expected);
        store.store("city", secondPage());
        assertThat(store.content()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorRollsThePageBack(FailPoint.Step place) {
        var expected = undisturbed();
        var before = store.content();
        store.failPoint = step -> {
            if (step == place) {
                throw new IllegalStateException("on purpose");
            }
        };
        assertThatThrownBy(() -> store.store("city", secondPage())).hasMessage("on purpose");
        storeAgainGives(before, expected);
    }

    @ParameterizedTest
    @EnumSource
    void aLostConnectionRollsThePageBack(FailPoint.Step place) {
        var expected = undisturbed();
        var before = store.content();
        store.failPoint = step -> {
            if (step == place) {
                var own = store.jdbc
                        .sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                CompletableFuture.runAsync(() -> store.jdbc
                                .sql("select pg_terminate_backend(?)")
                                .param(own)
                                .query()
                                .singleRow())
                        .join();
            }
        };
        assertThatThrownBy(() -> store.store("city", secondPage())).isInstanceOf(RuntimeException.class);
        storeAgainGives(before, expected);
    }

    @ParameterizedTest
    @EnumSource
    void aKilledProcessRollsThePageBack(FailPoint.Step place) throws IOException, InterruptedException {
        var expected = undisturbed();
        var before = store.content();
        var address = TestDatabase.address();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), DyingWriter.class.getName(), place.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        child.environment().put("WRITER_URL", address.url());
        child.environment().put("WRITER_USER", address.user());
        child.environment().put("WRITER_PASSWORD", address.password());
        var process = child.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(DyingWriter.DIED);
        storeAgainGives(before, expected);
    }

    @Test
    void twoWritersOfOnePageStoreItOnce() {
        storeFirst();
        store.store("city", secondPage());
        var expected = store.content();
        TestDatabase.empty();
        storeFirst();
        var writers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> store.store("city", secondPage())))
                .limit(4)
                .toList();
        var added = writers.stream().mapToInt(writer -> writer.join().added()).sum();
        assertThat(added).isEqualTo(1);
        assertThat(store.content()).isEqualTo(expected);
    }

    @Test
    void writersOfTwoSourcesThatMeetInOneDossierLinkIt() {
        var codes = IntStream.range(0, 200)
                .mapToObj(number -> "H24.24-260122-" + (1000 + number))
                .toList();
        var city = codes.stream().map(code -> TestingRecord.of(code).make()).toList();
        var justice = codes.reversed().stream()
                .map(code -> TestingRecord.of("J" + code).national(code).make())
                .toList();
        var one = CompletableFuture.runAsync(() -> store.store("city", city));
        var other = CompletableFuture.runAsync(() -> store.store("justice", justice));
        CompletableFuture.allOf(one, other).join();
        assertThat(store.count("dossier")).isEqualTo(200);
        assertThat(store.jdbc
                        .sql("select count(*) from dossier.dossier where cardinality(sources) = 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void versionsAndHistoryAreInTheOrderOfCommits() {
        var held = new CompletableFuture<Void>();
        var reached = new CompletableFuture<Void>();
        store.failPoint = step -> {
            if (step == FailPoint.Step.BEFORE_COMMIT && reached.complete(null)) {
                held.join();
            }
        };
        var first = CompletableFuture.runAsync(() -> store.store("city", TestingRecord.of("A-1")));
        reached.join();
        var second = CompletableFuture.runAsync(() -> store.store("justice", TestingRecord.of("B-1")));
        assertThat(store.count("history")).isZero();
        held.complete(null);
        CompletableFuture.allOf(first, second).join();
        var order = store.jdbc
                .sql("select source from dossier.dossier order by version")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(order).containsExactly("city", "justice");
    }
}
