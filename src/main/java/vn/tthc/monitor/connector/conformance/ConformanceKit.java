package vn.tthc.monitor.connector.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.conformance.ConformanceReport.Line;

/** Carries the checks out on one connector file after the other. */
public final class ConformanceKit {
    private static final int LINT = 1;
    private static final int EXPECTED = 3;

    /** Most of the time goes by in waiting for sources that do not answer. */
    private static final int AT_ONCE = 4;

    private final Path configuration;
    private final Level level;

    public ConformanceKit(Path configuration, Level level) {
        this.configuration = configuration;
        this.level = level;
    }

    /**
     * Every check on every file, several files at once; the reports in the order of the files.
     *
     * @param recordings the folder that holds a folder of recorded answers for each file, named by its id
     */
    public List<ConformanceReport> runAll(List<Path> files, Path recordings) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = files.stream()
                    .map(file -> threads.submit(() -> run(file, own(file, recordings))))
                    .toList();
            var reports = new ArrayList<ConformanceReport>();
            for (var run : runs) {
                reports.add(run.get());
            }
            return List.copyOf(reports);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Lần kiểm bị ngừng. (The run was stopped.)", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static @Nullable Path own(Path file, Path recordings) {
        var folder = recordings.resolve(String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", ""));
        return Files.isDirectory(folder) ? folder : null;
    }

    /**
     * Every check on one file.
     *
     * @param recordings the folder of its recorded answers; null where there are none
     */
    public ConformanceReport run(Path file, @Nullable Path recordings) {
        var began = System.nanoTime();
        var lines = new ArrayList<Line>();
        try (var stage = new Stage(configuration, file, recordings)) {
            for (var check : Checks.ALL) {
                var needed = check.from().compareTo(level) <= 0;
                lines.add(new Line(check.number(), check.title(), needed, judged(check, needed, stage)));
            }
            return new ConformanceReport(stage.file().id(), level, lines, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Judgement judged(Check check, boolean needed, Stage stage) {
        if (!needed) {
            return Judgement.skip("chỉ cần ở mức certified");
        }
        if (check.number() == LINT) {
            return check.body().on(stage);
        }
        var unplayable = stage.unplayable();
        if (unplayable != null) {
            // Without recorded answers nothing is proven; only a source that is not asked needs none.
            var missing = check.number() == EXPECTED
                    && stage.file()
                            .definition()
                            .filter(loaded -> loaded.polls())
                            .isPresent();
            return missing ? Judgement.fail(unplayable) : Judgement.skip(unplayable);
        }
        try {
            stage.reset();
            return check.body().on(stage);
        } catch (RuntimeException e) {
            return Judgement.fail("lỗi khi kiểm: " + e);
        }
    }
}
