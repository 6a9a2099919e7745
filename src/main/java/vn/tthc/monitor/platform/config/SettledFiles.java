package vn.tthc.monitor.platform.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notices changes of files that are read together, once two looks in a row saw the same: half a saved file is not taken up. */
public final class SettledFiles {
    private final List<Path> files;
    private final FilePrints prints;
    private String taken;
    private @Nullable String unsettled;

    /** From what stands in the files now. */
    public SettledFiles(Clock clock, Path... files) {
        this.files = List.of(files);
        this.prints = new FilePrints(clock);
        this.taken = print();
    }

    /** One look; whether the files should be read again. */
    public synchronized boolean changed() {
        var now = print();
        if (now.equals(taken)) {
            unsettled = null;
            return false;
        }
        if (!now.equals(unsettled)) {
            unsettled = now;
            return false;
        }
        taken = now;
        unsettled = null;
        return true;
    }

    private String print() {
        return files.stream().map(prints::of).collect(Collectors.joining("|"));
    }
}
