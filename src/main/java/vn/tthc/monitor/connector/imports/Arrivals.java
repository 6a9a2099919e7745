package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.arrival.Arrival;
import vn.tthc.monitor.connector.arrival.Inbox;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.FilesSettings;
import vn.tthc.monitor.connector.source.SourceFailure;

/**
 * The inboxes of one connector. A file goes into the ledger before it is read, and is put aside after its import has been
 * committed; whatever is killed in between, the ledger knows what was done, and nothing is done twice. Not safe for threads:
 * a connector has one run at a time.
 */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final ConnectorDefinition definition;
    private final List<Box> boxes;
    private final Tools tools;

    Arrivals(ConnectorDefinition definition, Tools tools) {
        this.definition = definition;
        this.tools = tools;
        this.boxes = definition.files().inboxes().stream()
                .map(settings -> new Box(Inbox.of(settings, tools.clock()), way(settings)))
                .toList();
    }

    /** What all connectors share. */
    record Tools(
            ImportStore store,
            ImportFiles files,
            ImportLedger ledger,
            TransactionOperations transactions,
            Clock clock) {}

    /** One inbox, and what lay there the last time. */
    private static final class Box {
        private final Inbox inbox;
        private final Way way;
        private Map<String, String> marks = Map.of();
        /** Groups that could not be put aside, so that it is not tried and told at every look. */
        private final Map<String, String> stuck = new HashMap<>();

        Box(Inbox inbox, Way way) {
            this.inbox = inbox;
            this.way = way;
        }
    }

    private static Way way(FilesSettings.Inbox settings) {
        return switch (settings) {
            case FilesSettings.Folder _ -> Way.FOLDER;
            case FilesSettings.Mail _ -> Way.MAIL;
            case FilesSettings.Sftp _ -> Way.SFTP;
        };
    }

    /**
     * The next file to read: one whose reading broke off, else the oldest new one of all inboxes; empty for none.
     *
     * @throws SourceFailure where an inbox cannot be reached and no other has a file
     */
    Optional<ImportStore.Line> next() {
        var unfinished =
                tools.store().unfinished(definition.id(), tools.ledger().lostBefore());
        if (unfinished.isPresent()) {
            return unfinished;
        }
        SourceFailure failure = null;
        for (var box : boxes) {
            try {
                var taken = take(box);
                if (taken.isPresent()) {
                    return taken;
                }
            } catch (SourceFailure e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    private Optional<ImportStore.Line> take(Box box) {
        var lying = box.inbox.look();
        var waiting = new ArrayList<Arrival>();
        for (var group : byGroup(lying).entrySet()) {
            var fresh = group.getValue().stream().filter(this::isNew).toList();
            waiting.addAll(fresh);
            if (fresh.isEmpty()) {
                putAside(box, group.getKey(), group.getValue());
            }
        }
        var before = box.marks;
        box.marks = marks(lying);
        waiting.sort(Comparator.comparing(Arrival::modifiedAt).thenComparing(Arrival::place));
        for (var arrival : waiting) {
            // What was not the same at two looks may still be being written.
            if (arrival.whole() || arrival.mark().equals(before.get(arrival.place()))) {
                var line = keep(box, arrival);
                if (line.isPresent()) {
                    return line;
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<Arrival>> byGroup(List<Arrival> arrivals) {
        Map<String, List<Arrival>> groups = new LinkedHashMap<>();
        arrivals.forEach(arrival ->
                groups.computeIfAbsent(arrival.group(), _ -> new ArrayList<>()).add(arrival));
        return groups;
    }

    private static Map<String, String> marks(List<Arrival> lying) {
        var marks = new HashMap<String, String>();
        lying.forEach(arrival -> marks.put(arrival.place(), arrival.mark()));
        return marks;
    }

    private boolean isNew(Arrival arrival) {
        return !tools.store().settled(definition.id(), arrival.place(), arrival.mark());
    }

    /** Writes the file into the ledger; empty where there is nothing more to do for it. */
    private Optional<ImportStore.Line> keep(Box box, Arrival arrival) {
        var path = ImportFiles.empty();
        try {
            if (!box.inbox.fetch(arrival, path)) {
                return Optional.empty();
            }
            var facts = ImportFiles.facts(arrival.name(), path);
            var known = tools.store().imported(definition.id(), facts.sha256(), 0);
            var sentence = known.map(entry -> "Cùng nội dung với tệp "
                            + entry.file().name() + ", lần nhập " + entry.id() + "; không nhập lại.")
                    .orElse(null);
            var most = definition.files().table().limits().size().toBytes();
            var tooLarge = facts.size() > most;
            var id = Objects.requireNonNull(tools.transactions().execute(_ -> {
                var added = tools.store()
                        .add(draft(box, arrival, facts, sentence == null ? State.ARRIVED : State.REPEATED, sentence));
                if (sentence == null && !tooLarge) {
                    tools.files().keep(added, path);
                }
                return added;
            }));
            if (tooLarge) {
                refuse(
                        id,
                        "Tệp " + arrival.name() + " lớn hơn " + (most >> 20)
                                + " MB nên không nhận (files.table.limits.size). Xuất theo khoảng ngày ngắn hơn.");
            }
            if (sentence != null || tooLarge) {
                putAside(box, arrival.group(), List.of(arrival));
                return Optional.empty();
            }
            return tools.store().find(id);
        } finally {
            ImportFiles.delete(path);
        }
    }

    private ImportStore.Draft draft(
            Box box,
            Arrival arrival,
            vn.tthc.monitor.connector.ImportEntry.FileFacts facts,
            State state,
            @Nullable String sentence) {
        var now = tools.clock().instant();
        var zone = definition.mapping().timezone();
        return new ImportStore.Draft(
                definition.id(),
                state,
                box.way,
                facts,
                arrival.place(),
                arrival.mark(),
                arrival.sender(),
                now,
                DataTime.of(definition.files().asOf(), arrival, now, zone),
                definition.files().complete(),
                sentence);
    }

    /** The file is no good; it is kept all the same, for a person to look at. */
    void refuse(long id, String sentence) {
        tools.store().refuse(id, State.REFUSED, sentence);
    }

    /** Puts aside what the ledger says is dealt with; called when an import has ended. */
    void putAside() {
        for (var box : boxes) {
            try {
                byGroup(box.inbox.look()).forEach((group, files) -> {
                    if (files.stream().noneMatch(this::isNew)) {
                        putAside(box, group, files);
                    }
                });
            } catch (SourceFailure e) {
                LOG.warn(
                        "connector {}: files that were read are put aside at the next look: {}",
                        definition.id(),
                        e.sentence());
            }
        }
    }

    private void putAside(Box box, String group, List<Arrival> files) {
        var mark = files.getFirst().mark();
        if (mark.equals(box.stuck.get(group))) {
            return;
        }
        var good = files.stream().allMatch(this::isGood);
        var sentence = box.inbox.settle(group, good);
        // A mail stays in its mailbox though it is marked, so that looking is not trying again.
        box.stuck.put(group, mark);
        if (sentence != null) {
            LOG.warn("connector {}: {} {}", definition.id(), group, sentence);
        }
    }

    private boolean isGood(Arrival arrival) {
        return tools.store()
                .at(definition.id(), arrival.place(), arrival.mark())
                .filter(entry -> entry.state() != State.REFUSED)
                .isPresent();
    }
}
