package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** The queue over the database; totals and counts of a filter are remembered for ten seconds. */
@Component("queue")
class StoredQueue implements DossierQueue {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int LARGEST_PAGE = 200;

    /** Fewer digits are no id number and no phone. */
    private static final int SHORTEST_NUMBER = 9;

    /** More filters than people look at in ten seconds. */
    private static final int FILTERS = 500;

    private final QueueStore store;
    private final ProcedureStore procedures;
    private final Deadlines deadlines;
    private final PersonKeys personKeys;
    private final Clock clock;
    private final Map<QueueFilter, Remembered<Long>> totals = new ConcurrentHashMap<>();
    private final Map<QueueFilter, Remembered<Counts>> counts = new ConcurrentHashMap<>();

    StoredQueue(QueueStore store, ProcedureStore procedures, Deadlines deadlines, PersonKeys personKeys, Clock clock) {
        this.store = store;
        this.procedures = procedures;
        this.deadlines = deadlines;
        this.personKeys = personKeys;
        this.clock = clock;
    }

    @Override
    public Page page(QueueFilter filter, @Nullable String cursor, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " rows, not " + size);
        }
        // Read first: a row that changes meanwhile is then reported as changed once more rather than never.
        var version = store.newestVersion();
        var place = cursor == null ? null : QueueCursor.parse(cursor);
        var found = store.rows(conditions(filter, null), filter.open(), place, size + 1);
        if (found.isEmpty() && place != null && !place.forward()) {
            return page(filter, null, size);
        }
        var more = found.size() > size;
        var rows = more ? found.subList(0, size) : found;
        var backward = place != null && !place.forward();
        rows = backward ? rows.reversed() : rows;
        var hasPrevious = backward ? more : place != null;
        var hasNext = backward || more;
        return new Page(
                rows.stream().map(QueueStore.Keyed::row).toList(),
                total(filter),
                hasPrevious && !rows.isEmpty() ? cursor(false, rows.getFirst()) : null,
                hasNext && !rows.isEmpty() ? cursor(true, rows.getLast()) : null,
                version);
    }

    private static String cursor(boolean forward, QueueStore.Keyed at) {
        return new QueueCursor(forward, at.rank(), at.sortAt(), at.row().id()).toString();
    }

    private long total(QueueFilter filter) {
        return remembered(totals, filter, key -> store.count(conditions(key, null), key.open()));
    }

    @Override
    public Counts counts(QueueFilter filter) {
        return remembered(counts, filter, this::count);
    }

    private Counts count(QueueFilter filter) {
        var gathered = new QueueCounts();
        var free = EnumSet.noneOf(QueueConditions.Dimension.class);
        free.addAll(QueueStore.unrestricted(filter));
        if (!free.isEmpty()) {
            gathered.addAll(store.groups(conditions(filter, null), filter.open(), free));
        }
        for (var dimension : QueueConditions.restricted(filter)) {
            var only = Set.of(dimension);
            gathered.addAll(store.groups(conditions(filter, dimension), filter.open(), only));
        }
        return gathered.counts(total(filter));
    }

    @Override
    public List<QueueRow> changed(Set<Long> ids, long afterVersion) {
        return ids.isEmpty() ? List.of() : store.changed(conditions(), ids, afterVersion);
    }

    @Override
    public long changedSince(QueueFilter filter, long afterVersion) {
        var conditions = conditions(filter, null).and("version > :version", Map.of("version", afterVersion));
        return store.count(conditions, filter.open());
    }

    private QueueConditions conditions(QueueFilter filter, QueueConditions.@Nullable Dimension free) {
        var conditions = conditions().add(filter, free);
        var text = filter.text();
        if (text != null && !text.isBlank()) {
            var patterns = QueueConditions.patterns(text);
            conditions.text(patterns, procedures.matching(patterns), linkKeys(text));
        }
        return conditions;
    }

    /** Dossiers that the text names exactly: by code in whichever form, or by an id number or phone. */
    private List<String> linkKeys(String text) {
        var keys = new ArrayList<String>();
        LinkKey.national(text).ifPresent(keys::add);
        if (text.chars().filter(Character::isDigit).count() >= SHORTEST_NUMBER) {
            keys.addAll(store.linkKeys(personKeys.idNumber(text), personKeys.phone(text)));
        }
        return keys;
    }

    private QueueConditions conditions() {
        var now = clock.instant();
        return new QueueConditions(now, deadlines.endOfDay(now));
    }

    private <T> T remembered(Map<QueueFilter, Remembered<T>> memory, QueueFilter filter, Function<QueueFilter, T> ask) {
        var now = clock.instant();
        var known = memory.get(filter);
        if (known != null && now.isBefore(known.until())) {
            return known.value();
        }
        if (memory.size() >= FILTERS) {
            memory.clear();
        }
        var value = ask.apply(filter);
        memory.put(filter, new Remembered<>(value, now.plus(REMEMBERED)));
        return value;
    }

    /** An answer and how long it may be given again. */
    private record Remembered<T>(T value, Instant until) {}
}
