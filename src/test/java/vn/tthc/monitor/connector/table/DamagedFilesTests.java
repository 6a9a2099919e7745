package vn.tthc.monitor.connector.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tthc.monitor.connector.table.file.FileKind;
import vn.tthc.monitor.connector.table.file.TableRefused;

/** Files cut off anywhere and with bits turned: either rows come out or a refusal, and soon. */
class DamagedFilesTests {
    private static final int CUTS = 60;
    private static final int FLIPS = 250;
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isReadOrRefusedHoweverItIsCut(FileKind kind) throws IOException {
        for (var sample : new SampleFiles(folder).of(kind)) {
            var whole = Files.readAllBytes(sample);
            for (var cut = 0; cut < CUTS; cut++) {
                tryOut(Arrays.copyOf(whole, (int) ((long) whole.length * cut / CUTS)), kind + " cut at " + cut);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadOrRefusedWhateverBitsTurn(FileKind kind) throws IOException {
        for (var sample : new SampleFiles(folder).of(kind)) {
            var whole = Files.readAllBytes(sample);
            for (var seed = 0; seed < FLIPS; seed++) {
                var random = new Random(seed);
                var damaged = whole.clone();
                for (var count = random.nextInt(1, 6); count > 0; count--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                tryOut(damaged, kind + " seed " + seed);
            }
        }
    }

    /** Compression finds most damage by itself, so the parts are damaged before they are compressed. */
    @ParameterizedTest
    @EnumSource(names = {"XLSX", "ODS"})
    void isReadOrRefusedWhateverBitsTurnInside(FileKind kind) throws IOException {
        var sample = new SampleFiles(folder).of(kind).getFirst();
        for (var seed = 0; seed < FLIPS; seed++) {
            tryOut(damagedInside(sample, new Random(seed)), kind + " inside, seed " + seed);
        }
    }

    private static byte[] damagedInside(Path sample, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipFile(sample.toFile());
                var damaged = new ZipOutputStream(out)) {
            damaged.setLevel(Deflater.BEST_SPEED);
            for (var part : zip.stream().toList()) {
                var content = zip.getInputStream(part).readAllBytes();
                for (var count = random.nextInt(3); count > 0 && content.length > 0; count--) {
                    content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
                }
                damaged.putNextEntry(new ZipEntry(part.getName()));
                damaged.write(content);
                damaged.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private void tryOut(byte[] bytes, String what) throws IOException {
        var path = Files.write(folder.resolve("hong"), bytes);
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    try (var file = TestingTables.open(path)) {
                        assertThat(TestingTables.entries(file)).as(what).isNotNull();
                    } catch (TableRefused refused) {
                        assertThat(refused).as(what).hasMessageStartingWith("Tệp hong ");
                    }
                },
                what);
    }
}
