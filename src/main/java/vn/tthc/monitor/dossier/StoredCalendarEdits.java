package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;
import vn.tthc.monitor.platform.Audit;

/** The changed days in the database, put in force when the module starts and whenever a newer line is seen. */
@Component
class StoredCalendarEdits implements CalendarEdits {
    private final CalendarEditStore store;
    private final CalendarDesk calendars;
    private final DueMoves dueMoves;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Clock clock;
    private long taken = -1;

    /** Puts in force what is stored, so that nothing is computed without it. */
    StoredCalendarEdits(
            CalendarEditStore store,
            CalendarDesk calendars,
            DueMoves dueMoves,
            TransactionOperations transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.dueMoves = dueMoves;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        takeUp();
    }

    /** Puts the newest lines in force where they are not yet, also those of other nodes; answers their version. */
    final synchronized long takeUp() {
        var version = store.version();
        if (version != taken) {
            calendars.follow(store.inForce());
            taken = version;
        }
        return version;
    }

    @Override
    public List<Line> newest(int most) {
        return store.newest(most);
    }

    @Override
    public Optional<Line> find(long id) {
        return store.find(id);
    }

    @Override
    public Optional<Line> latest(@Nullable String agency, LocalDate date) {
        return store.latest(agency, date);
    }

    @Override
    public Moves moves(DayEdit edit) {
        takeUp();
        return dueMoves.under(calendars.with(edit));
    }

    @Override
    public List<DayEdit> afterUndo(Line line) {
        takeUp();
        return with(calendars.edits(), line.agency(), line.date(), before(line));
    }

    @Override
    public Moves movesOfUndo(Line line) {
        return dueMoves.under(calendars.under(afterUndo(line)));
    }

    @Override
    public Line store(DayEdit edit, Deed deed, long seen) {
        var moves = moves(edit);
        return add(edit.agency(), edit.date(), edit, deed, new Past(seen, null), moves);
    }

    @Override
    public Line undo(Line line, Deed deed) {
        var moves = movesOfUndo(line);
        return add(line.agency(), line.date(), before(line), deed, new Past(line.id(), line.id()), moves);
    }

    /** The line that must be the newest so far, 0 for none, and the one that is undone. */
    private record Past(long seen, @Nullable Long undoes) {}

    private Line add(
            @Nullable String agency, LocalDate date, @Nullable DayEdit edit, Deed deed, Past past, Moves moves) {
        var id = Objects.requireNonNull(transactions.execute(_ -> {
            store.becomeWriter();
            var latest = store.latest(agency, date);
            latest.filter(found -> found.id() != past.seen()).ifPresent(found -> {
                throw new Changed(found);
            });
            var edits = store.inForce();
            var line = new Line(
                    0,
                    clock.instant(),
                    deed,
                    agency,
                    date,
                    edit,
                    latest.map(Line::id).orElse(null),
                    past.undoes(),
                    calendars.state(edits, agency, date),
                    calendars.state(with(edits, agency, date, edit), agency, date),
                    moves,
                    true);
            var added = store.add(line);
            audit.record(
                    deed.by(),
                    past.undoes() == null ? "change_calendar" : "undo_calendar_change",
                    "calendar " + date + " " + (agency == null ? "nation" : agency),
                    line.before() + " -> " + line.after() + "; due times moved: " + moves.due() + "; " + deed.reason());
            return added;
        }));
        takeUp();
        return store.find(id).orElseThrow();
    }

    /** What was laid down before a line; null where the files spoke. */
    private @Nullable DayEdit before(Line line) {
        return Optional.ofNullable(line.replaces())
                .flatMap(store::find)
                .map(Line::edit)
                .orElse(null);
    }

    private static List<DayEdit> with(
            List<DayEdit> edits, @Nullable String agency, LocalDate date, @Nullable DayEdit edit) {
        return edit == null ? DayEdit.without(edits, date, agency) : edit.in(edits);
    }
}
