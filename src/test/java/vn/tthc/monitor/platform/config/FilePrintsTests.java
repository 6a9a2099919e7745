package vn.tthc.monitor.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePrintsTests {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final FilePrints prints = new FilePrints(new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    private Path write(String text, Instant changed) throws IOException {
        var file = folder.resolve("a.yaml");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
        return file;
    }

    @Test
    void theSameContentHasTheSamePrint() throws IOException {
        var file = write("một", NOON);
        var print = prints.of(file);
        assertThat(print).hasSize(64);
        write("hai", NOON);
        assertThat(prints.of(file)).isNotEqualTo(print);
        write("một", NOON);
        assertThat(prints.of(file)).isEqualTo(print);
    }

    @Test
    void aSecondChangeWithinTheStepOfFileTimesIsSeen() throws IOException {
        var file = write("aaa", NOON);
        var print = prints.of(file);
        now.set(NOON.plusSeconds(1));
        write("bbb", NOON);
        assertThat(prints.of(file)).isNotEqualTo(print);
    }

    @Test
    void aFileThatLooksTheSameIsReadAgainOnceInAWhile() throws IOException {
        var file = write("aaa", NOON.minusSeconds(60));
        var print = prints.of(file);
        write("bbb", NOON.minusSeconds(60));
        assertThat(prints.of(file)).as("nothing tells it apart").isEqualTo(print);
        now.set(NOON.plus(Duration.ofMinutes(1)));
        assertThat(prints.of(file)).isNotEqualTo(print);
    }

    @Test
    void whatIsNotThereHasAWordOfItsOwn() throws IOException {
        assertThat(prints.of(folder.resolve("b.yaml"))).isEqualTo(FilePrints.ABSENT);
        assertThat(prints.of(Files.createDirectory(folder.resolve("c.yaml")))).isEqualTo("unreadable");
    }
}
