package vn.tthc.monitor.alert.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.SettledFiles;

/** The alerts file as it was last read without a fault; a fault in a newer one is shown, logged and changes nothing. */
final class LivePlan implements CurrentPlan {
    private static final Logger LOG = LoggerFactory.getLogger(LivePlan.class);

    private final Path file;
    private final AlertPlanReader reader;
    private final SettledFiles watch;
    private volatile State state;

    /** A plan at work and what is wrong with a newer file. */
    private record State(AlertPlan plan, List<Problem> problems, List<Problem> warnings) {}

    /** Nobody would notice a start without alerts, so a file that is wrong from the beginning refuses it. */
    LivePlan(Path file, AlertPlanReader reader, Clock clock) {
        this.file = file;
        this.reader = reader;
        this.watch = new SettledFiles(clock, file);
        this.state = first();
    }

    private State first() {
        if (Files.exists(file)) {
            return new State(reader.read(file), List.of(), reader.of(file).warnings());
        }
        LOG.warn("Không có {}: sự cố chỉ hiện trên màn hình, không gửi cho ai / no alerts file, nobody is told", file);
        return new State(AlertPlan.silent(), List.of(), List.of());
    }

    @Override
    public AlertPlan plan() {
        return state.plan();
    }

    @Override
    public List<Problem> problems() {
        return state.problems();
    }

    @Override
    public List<Problem> warnings() {
        return state.warnings();
    }

    /** Reads the file again once two looks in a row saw the same change. A file that is gone is a fault, too. */
    @Override
    public synchronized boolean look() {
        if (!watch.changed()) {
            return false;
        }
        var before = state.plan();
        var read = reader.of(file);
        var plan = read.plan();
        if (plan == null) {
            LOG.warn(
                    "{} mới sửa có lỗi nên chưa dùng, bản trước vẫn chạy / the alerts file cannot be used, the one before"
                            + " it goes on:\n{}",
                    file,
                    read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        state = new State(
                plan == null ? before : plan, read.problems(), plan == null ? state.warnings() : read.warnings());
        var changed = !state.plan().equals(before);
        if (changed) {
            LOG.info("Dùng {} mới sửa / the alerts file has changed", file);
        }
        return changed;
    }
}
