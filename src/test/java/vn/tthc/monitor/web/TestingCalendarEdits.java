package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarEdits;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;
import vn.tthc.monitor.dossier.RealCalendarEdits;

/** Changed days kept in memory, over the shipped calendar; each moves 37 of 10,500 dossiers. */
class TestingCalendarEdits implements CalendarEdits {
    static final Moves MOVES = new Moves(10_500, 37, 1284);

    private final CalendarDesk desk;
    private final Clock clock;
    final List<Line> lines = new ArrayList<>();

    TestingCalendarEdits(CalendarDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    final void reset() {
        lines.clear();
        desk.follow(List.of());
    }

    @Override
    public List<Line> newest(int most) {
        return lines.reversed().stream()
                .map(line -> find(line.id()).orElseThrow())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Line> find(long id) {
        return lines.stream().filter(line -> line.id() == id).findFirst().map(line -> {
            var newest = lines.stream().noneMatch(later -> Objects.equals(later.replaces(), line.id()));
            return new Line(
                    line.id(),
                    line.at(),
                    line.deed(),
                    line.agency(),
                    line.date(),
                    line.edit(),
                    line.replaces(),
                    line.undoes(),
                    line.before(),
                    line.after(),
                    line.moves(),
                    newest);
        });
    }

    @Override
    public Optional<Line> latest(@Nullable String agency, LocalDate date) {
        return newest(lines.size()).stream()
                .filter(line ->
                        Objects.equals(line.agency(), agency) && line.date().equals(date))
                .findFirst();
    }

    @Override
    public Moves moves(DayEdit edit) {
        return MOVES;
    }

    @Override
    public List<DayEdit> afterUndo(Line line) {
        var before = before(line);
        return before == null ? DayEdit.without(desk.edits(), line.date(), line.agency()) : before.in(desk.edits());
    }

    private @Nullable DayEdit before(Line line) {
        return Optional.ofNullable(line.replaces())
                .flatMap(this::find)
                .map(Line::edit)
                .orElse(null);
    }

    @Override
    public Moves movesOfUndo(Line line) {
        return MOVES;
    }

    @Override
    public Line store(DayEdit edit, Deed deed, long seen) {
        return add(edit.agency(), edit.date(), edit, deed, seen, null, edit.in(desk.edits()));
    }

    @Override
    public Line undo(Line line, Deed deed) {
        return add(line.agency(), line.date(), before(line), deed, line.id(), line.id(), afterUndo(line));
    }

    private Line add(
            @Nullable String agency,
            LocalDate date,
            @Nullable DayEdit edit,
            Deed deed,
            long seen,
            @Nullable Long undoes,
            List<DayEdit> after) {
        var latest = latest(agency, date);
        if (latest.map(Line::id).orElse(0L) != seen) {
            throw RealCalendarEdits.changed(latest.orElseThrow());
        }
        var line = new Line(
                lines.size() + 1L,
                clock.instant(),
                deed,
                agency,
                date,
                edit,
                latest.map(Line::id).orElse(null),
                undoes,
                desk.state(desk.edits(), agency, date),
                desk.state(after, agency, date),
                MOVES,
                true);
        lines.add(line);
        desk.follow(after);
        return line;
    }
}
