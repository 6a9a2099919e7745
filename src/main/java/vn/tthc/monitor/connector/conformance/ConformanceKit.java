package vn.tthc.monitor.connector.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.conformance.ConformanceReport.Line;

/** Carries the checks out on one connector file after the other. */
public final class ConformanceKit {
    private static final int LINT = 1;
    private static final int EXPECTED = 3;

    /** Most of the time goes by in waiting for sources that do not answer. */
    private static final int AT_ONCE = 4;

    private final Path configuration;
    private final Level level;
    private final boolean database;

    /**
     * A kit.
     *
     * @param database whether checks of what becomes of records once they are read may start a database of their own
     */
    public ConformanceKit(Path configuration, Level level, boolean database) {
        this.configuration = configuration;
        this.level = level;
        this.database = database;
    }

    /**
     * Every check on every file, several files at once; the reports in the order of the files.
     *
     * @param recordings the folder that holds a folder of recorded answers for each file, named by its id
     */
    public List<ConformanceReport> runAll(List<Path> files, Path recordings) {
        try (var storing = new Storing(configuration, database);
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = files.stream()
                    .map(file -> threads.submit(() -> run(file, own(file, recordings), storing)))
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
        try (var storing = new Storing(configuration, database)) {
            return run(file, recordings, storing);
        }
    }

    private ConformanceReport run(Path file, @Nullable Path recordings, Storing storing) {
        var began = System.nanoTime();
        var lines = new ArrayList<Line>();
        try (var stage = new Stage(configuration, file, recordings, storing)) {
            for (var check : Checks.ALL) {
                var needed = check.from().compareTo(level) <= 0;
                lines.add(new Line(check.number(), check.title(), needed, judged(check, needed, stage)));
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            return new ConformanceReport(stage.file().id(), stage.ways(), level, lines, took);
        }
    }

    private static Judgement judged(Check check, boolean needed, Stage stage) {
        if (!needed) {
            return Judgement.skip("chỉ cần ở mức certified");
        }
        if (check.number() == LINT) {
            return FileChecks.lint(stage);
        }
        if (stage.file().loaded() == null) {
            return Judgement.skip("tệp còn lỗi: " + stage.file().problems().getFirst());
        }
        var ways = check.of(stage.ways());
        if (ways.isEmpty()) {
            return check.elsewhere().isEmpty()
                    ? Judgement.inapplicable(inapplicable(stage.ways()))
                    : Judgement.skip(check.elsewhere());
        }
        return Judgement.of(ways.stream().map(way -> judged(check, way, stage)).toList());
    }

    private static String inapplicable(Set<Way> ways) {
        return ways.contains(Way.POLL) ? "điều này dành cho cách đưa vào khác" : "kết nối này không hỏi giao diện nào";
    }

    private static Judgement judged(Check check, Way way, Stage stage) {
        var missing = stage.missing(way);
        if (missing != null) {
            // Without recorded answers nothing is proven.
            return check.number() == EXPECTED ? Judgement.fail(missing) : Judgement.skip(missing);
        }
        try {
            if (way == Way.POLL) {
                stage.reset();
            }
            return java.util.Objects.requireNonNull(check.bodies().get(way)).on(stage);
        } catch (RuntimeException e) {
            return Judgement.fail("lỗi khi kiểm: " + e);
        }
    }
}
