package vn.tthc.monitor.connector.polling;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorFileWatch;
import vn.tthc.monitor.connector.polling.FileJournal.Seen;
import vn.tthc.monitor.platform.config.FilePrints;

/**
 * Looks at the folder again and again and tells the shelf what changed. By looking, not by the file system's events,
 * which network shares do not send and which come in the middle of a save. A change counts once two looks in a row saw the
 * same, so that a file saved in two steps is taken up whole.
 */
@Component("connectorFiles")
class FolderWatch implements ConnectorFileWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** Every file gone at once is more likely a folder that is not mounted; it must stay so for half a minute. */
    private static final int LOOKS_UNTIL_ALL_ARE_GONE = 40;

    private final ConnectorFolder folder;
    private final ConnectorShelf shelf;
    private final FilePrints prints;
    /** What the shelf was last told of each file, and what the last look saw where it differs. */
    private final Map<String, State> taken = new TreeMap<>();

    private final Map<String, State> unsettled = new HashMap<>();
    private boolean opened;
    private boolean away;
    private int looksAtNothing;

    FolderWatch(ConnectorFolder folder, ConnectorShelf shelf, java.time.Clock clock) {
        this.folder = folder;
        this.shelf = shelf;
        this.prints = new FilePrints(clock);
    }

    /** A file and everything it depends on, by content. */
    private record State(Path path, Map<Path, String> prints) {
        static State gone(Path path) {
            return new State(path, Map.of());
        }

        boolean present() {
            return !prints.isEmpty();
        }

        Set<Path> files() {
            return prints.keySet();
        }

        String print() {
            return prints.getOrDefault(path, FilePrints.ABSENT);
        }

        /** The files beside its own that differ between two states. */
        Collection<Path> othersThan(@Nullable State before) {
            var others = new TreeSet<Path>();
            if (before != null) {
                prints.forEach((file, print) -> {
                    if (!file.equals(path) && !print.equals(before.prints.getOrDefault(file, print))) {
                        others.add(file);
                    }
                });
            }
            return others;
        }
    }

    /** Reads every file once the application stands, and puts each valid one to work. */
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void open() {
        var files = folder.list();
        shelf.recall();
        files.ifPresentOrElse(
                present -> {
                    present.forEach((id, path) -> take(id, state(path, Set.of(path))));
                    shelf.drop(missing(shelf.ids(), present));
                },
                this::sayAway);
        opened = true;
        LOG.info("connectors ready: {}", shelf.ids());
    }

    @Override
    public synchronized void look() {
        if (!opened) {
            return;
        }
        try {
            folder.list().ifPresentOrElse(this::compare, this::sayAway);
        } finally {
            shelf.tidy();
        }
    }

    private void compare(SortedMap<String, Path> present) {
        away = false;
        present.forEach((id, path) -> {
            var before = taken.get(id);
            var files = before == null || !before.present() ? Set.of(path) : before.files();
            if (settled(id, before, state(path, files))) {
                take(id, state(path, files));
            }
        });
        var missing = missing(taken.keySet(), present);
        looksAtNothing = present.isEmpty() && missing.size() > 1 ? looksAtNothing + 1 : 0;
        if (looksAtNothing > 0 && looksAtNothing < LOOKS_UNTIL_ALL_ARE_GONE) {
            return;
        }
        for (var id : missing) {
            var before = taken.get(id);
            if (before != null && settled(id, before, State.gone(before.path()))) {
                shelf.drop(List.of(id));
                taken.remove(id);
                unsettled.remove(id);
            }
        }
    }

    /** Whether a state is news that two looks in a row agree upon. */
    private boolean settled(String id, @Nullable State before, State now) {
        if (now.equals(before)) {
            unsettled.remove(id);
            return false;
        }
        return now.equals(unsettled.put(id, now));
    }

    private void take(String id, State seen) {
        var before = taken.get(id);
        var read = folder.read(seen.path());
        if (read.isEmpty()) {
            // Made for the demo only: as good as not there.
            shelf.drop(List.of(id));
            taken.put(id, seen);
            return;
        }
        var file = read.get();
        var depends = new LinkedHashSet<>(file.reads());
        depends.add(seen.path());
        var after = state(seen.path(), depends);
        if (!after.print().equals(seen.print())) {
            // It changed while it was read; the next look begins anew.
            unsettled.put(id, after);
            return;
        }
        shelf.accept(file, new Seen(after.print(), after.othersThan(before), !opened));
        taken.put(id, after);
        unsettled.remove(id);
    }

    private State state(Path path, Set<Path> files) {
        var found = new TreeMap<Path, String>();
        files.forEach(file -> found.put(file, prints.of(file)));
        found.put(path, prints.of(path));
        return new State(path, found);
    }

    private static List<String> missing(Collection<String> ids, Map<String, Path> present) {
        return ids.stream().filter(id -> !present.containsKey(id)).toList();
    }

    private void sayAway() {
        if (!away) {
            LOG.warn("the folder of connector files cannot be read; what was read from it goes on");
            away = true;
        }
    }
}
