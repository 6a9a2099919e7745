package vn.tthc.monitor.demo.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoWorld;

/** Software without any interface: from time to time somebody has it export its list into a folder. */
public final class SimulatedExport implements SimulatedSystem {
    /** A demo left running must not fill the disk with files that were read long ago. */
    private static final int KEPT = 20;

    private static final int MOST_LINES = 1_000;
    private static final List<String> PUT_ASIDE = List.of("da-nhap", "khong-nhap");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final DemoWorld world;
    private final Clock clock;
    private final Path folder;
    private final Duration every;
    private final AtomicLong written = new AtomicLong();
    private volatile Mode mode = Mode.OK;
    private @Nullable Recurring writing;

    /** Makes the folder, but writes nothing yet. */
    public SimulatedExport(DemoWorld world, Clock clock, Path folder, Duration every) {
        this.world = world;
        this.clock = clock;
        this.folder = folder.toAbsolutePath().normalize();
        this.every = every;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the first file, and another one after every pause. */
    public synchronized void begin() {
        if (writing == null) {
            writing = new Recurring("demo-export", every, this::write);
        }
    }

    @Override
    public Profile profile() {
        return new Profile(
                DemoWorld.CULTURE,
                "Bộ Văn hoá, Thể thao và Du lịch",
                Way.FILES,
                "chỉ có tệp Excel, tự đọc từ thư mục",
                "tiêu đề hai dòng, dòng tổng, số 0 đứng đầu");
    }

    @Override
    public List<Mode> modes() {
        return List.of(Mode.OK, Mode.DOWN, Mode.GARBAGE);
    }

    @Override
    public Mode mode() {
        return mode;
    }

    /** A change shows with the next file, so that one is written at once. */
    @Override
    public synchronized void become(Mode wanted) {
        mode = wanted;
        if (writing != null) {
            writing.close();
            writing = new Recurring("demo-export", every, this::write);
        }
    }

    @Override
    public long exchanges() {
        return written.get();
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private void write() {
        if (mode == Mode.DOWN) {
            return;
        }
        var now = clock.instant();
        var name = "ho-so-van-hoa-" + NAME.format(now) + ".xlsx";
        // Programs that watch the folder leave a .part alone; the move puts the whole file there at once.
        var part = folder.resolve(name + ".part");
        try {
            if (mode == Mode.GARBAGE) {
                Files.writeString(
                        part, "<!doctype html><html><body><h1>Hệ thống đang bảo trì " + now + "</h1></body></html>");
            } else {
                var lines = RegisterLine.of(world, DemoWorld.CULTURE, now, MOST_LINES);
                try (var to = Files.newOutputStream(part)) {
                    RegisterSheet.write(profile().name(), lines, now, to);
                }
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            written.incrementAndGet();
            for (var aside : PUT_ASIDE) {
                tidy(folder.resolve(aside));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void tidy(Path aside) throws IOException {
        if (!Files.isDirectory(aside)) {
            return;
        }
        List<Path> old;
        try (var files = Files.list(aside)) {
            old = files.sorted(Comparator.comparing(Path::toString).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (var file : old) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public synchronized void stop() {
        if (writing != null) {
            writing.close();
            writing = null;
        }
    }
}
