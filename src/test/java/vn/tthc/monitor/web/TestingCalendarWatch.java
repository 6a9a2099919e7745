package vn.tthc.monitor.web;

import java.util.Optional;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.CalendarWatch;

/** A calendar watch in the middle of its work. */
class TestingCalendarWatch implements CalendarWatch {
    @Override
    public void look() {
        throw new UnsupportedOperationException("screens do not look at files");
    }

    @Override
    public Optional<Progress> progress() {
        return Optional.of(new Progress(40, 1284));
    }

    @Override
    public Moves moves(Deadlines other) {
        return new Moves(10_500, 37, 1284);
    }
}
