package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.platform.SecretMask;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/**
 * The connectors by id, and how each comes, is exchanged and goes as its file does. A source is exchanged under its route at
 * once; the route itself is changed only while its connector runs nothing, so that no run comes twice or stays away.
 */
@Component
class ConnectorShelf implements WorkingDefinitions {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorShelf.class);

    private final SourceFactory sources;
    private final RunLedger ledger;
    private final ConnectorMeters meters;
    private final ConnectorRoutes routes;
    private final FileJournal journal;
    private final Clock clock;
    private final Map<String, CatalogEntry> entries = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final RunSlots slots = new RunSlots();

    ConnectorShelf(
            SourceFactory sources,
            RunLedger ledger,
            ConnectorMeters meters,
            ConnectorRoutes routes,
            FileJournal journal,
            Clock clock) {
        this.sources = sources;
        this.ledger = ledger;
        this.meters = meters;
        this.routes = routes;
        this.journal = journal;
        this.clock = clock;
    }

    RunSlots slots() {
        return slots;
    }

    Collection<String> ids() {
        return List.copyOf(entries.keySet());
    }

    /** Names the connectors that were known before this start; what is still there is put to work afterwards. */
    void recall() {
        for (var row : journal.known()) {
            var gone = row.goneAt() == null ? clock.instant() : row.goneAt();
            entries.put(row.connector(), CatalogEntry.removed(row.connector(), row.name(), gone));
        }
    }

    /** Takes up a file as it stands: its source goes to work, or the one before goes on where the file is broken. */
    void accept(ConnectorFile file, FileJournal.Seen seen) {
        var before = entries.get(file.id());
        var problems = file.problems();
        Source source = null;
        var definition = file.definition().orElse(null);
        try {
            source = definition == null ? null : sources.open(definition);
        } catch (RuntimeException e) {
            LOG.warn("connector {} could not be set up", file.id(), e);
            problems = List.of(notSetUp(file, e));
        }
        if (source == null) {
            refuse(file, problems, seen, before);
        } else {
            install(file, source, seen, before);
        }
    }

    private static Problem notSetUp(ConnectorFile file, RuntimeException failure) {
        return new Problem(
                new Place(file.path().toString(), 1, 1),
                "cannot-set-up",
                "không dựng được kết nối (" + SecretMask.mask(String.valueOf(failure.getMessage())) + ")",
                "chứng thư, khoá và địa chỉ mà máy này dùng được; xem nhật ký",
                null);
    }

    private void refuse(
            ConnectorFile file, List<Problem> problems, FileJournal.Seen seen, @Nullable CatalogEntry before) {
        journal.refused(file, seen, problems);
        LOG.warn("connector file {} is INVALID: {}", file.path(), problems);
        entries.put(
                file.id(),
                before == null || before.source() == null || before.removed()
                        ? CatalogEntry.invalid(file.id(), file.name(), problems, clock.instant())
                        : before.outdated(problems));
    }

    private void install(ConnectorFile file, Source source, FileJournal.Seen seen, @Nullable CatalogEntry before) {
        var id = file.id();
        var old = before == null ? null : before.source();
        var notice = old == null ? null : source.rereads(old);
        try {
            journal.taken(file, seen, notice);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        // What sends of its own accord has no interval after which it would be overdue.
        meters.add(
                id,
                source.scheduled() ? source.definition().schedule().every() : Duration.ZERO,
                old == null ? ledger.facts(id) : null);
        meters.credential(id, source.credentialUntil());
        entries.put(id, CatalogEntry.current(source, clock.instant(), notice));
        if (old == null) {
            place(id, source);
        } else {
            // A run in flight ends with the old one, and closes it again.
            old.close();
            LOG.info("connector {} goes on with its changed file", id);
        }
    }

    /** A new connector's route; one of that name may still be there when a file comes back at once. */
    private void place(String id, Source source) {
        if (source.scheduled() && routes.pause(id) == null) {
            routes.add(id, source.definition().schedule().every());
        }
    }

    /** Files that are gone: their sources are not read any more, and what was read stays. */
    void drop(Collection<String> gone) {
        for (var id : gone) {
            var before = entries.get(id);
            var known = before != null && journal.gone(id);
            if (before == null || before.removed()) {
                continue;
            }
            var source = before.source();
            if (source != null) {
                entries.put(id, before.removed(clock.instant()));
                source.close();
                LOG.info("connector {} is not read any more, its file is gone", id);
            } else if (known) {
                entries.put(id, CatalogEntry.removed(id, before.name(), clock.instant()));
            } else {
                entries.remove(id);
            }
        }
    }

    /** Brings routes in line with files where nothing runs at the moment; what is busy waits for the next time. */
    void tidy() {
        entries.forEach((id, entry) -> {
            var source = entry.source();
            if (source != null && entry.removed()) {
                slots.whileIdle(id, clock.instant(), () -> clear(id));
            } else if (source != null) {
                align(id, source);
            }
        });
    }

    private void align(String id, Source source) {
        var wanted = source.scheduled() ? source.definition().schedule().every() : null;
        var present = routes.pause(id);
        if (Objects.equals(wanted, present)) {
            return;
        }
        if (wanted == null) {
            slots.whileIdle(id, clock.instant(), () -> routes.remove(id));
        } else if (present == null || routes.running(id)) {
            slots.whileIdle(id, clock.instant(), () -> routes.add(id, wanted, untilNext(id, wanted)));
        }
    }

    private void clear(String id) {
        routes.remove(id);
        sources.forget(id);
        ended.remove(id);
        entries.computeIfPresent(id, (_, entry) -> entry.removed() ? entry.withoutSource() : entry);
    }

    /** A changed pause counts from the end of the last run, so that no run comes twice and none is left out. */
    private Duration untilNext(String id, Duration every) {
        var last = ended.get(id);
        return last == null ? Duration.ZERO : Duration.between(clock.instant(), last.plus(every));
    }

    List<ConnectorView> views() {
        return entries.values().stream().map(this::view).toList();
    }

    Optional<ConnectorView> view(String id) {
        return Optional.ofNullable(entries.get(id)).map(this::view);
    }

    private ConnectorView view(CatalogEntry entry) {
        return entry.view(routes.state(entry.id()));
    }

    /** The source at work under the id; empty where there is none, or its file is gone. */
    Optional<Source> source(String id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> !entry.removed())
                .map(CatalogEntry::source);
    }

    @Override
    public Optional<ConnectorDefinition> definition(String connector) {
        return source(connector).map(Source::definition);
    }

    /** As {@link #source}, but also one whose file is gone while its route is still there. */
    Optional<Source> lastSource(String id) {
        return Optional.ofNullable(entries.get(id)).map(CatalogEntry::source);
    }

    /** A run has ended: what its change of file meant has come to pass, and a source exchanged meanwhile is closed. */
    void ended(PrefetchingRun run) {
        var source = run.source();
        ended.put(run.connector(), clock.instant());
        slots.free(run);
        entries.computeIfPresent(
                run.connector(), (_, entry) -> source.equals(entry.source()) ? entry.withoutNotice() : entry);
        if (source(run.connector()).filter(source::equals).isEmpty()) {
            source.close();
        }
    }

    void close() {
        entries.values().forEach(entry -> {
            if (entry.source() != null) {
                entry.source().close();
            }
        });
    }
}
