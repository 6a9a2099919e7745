package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;

/** Counts the open records that would have other times under other rules; writes nothing. */
@Component
class DueMoves {
    private static final int STEP = 1000;

    private final DueAssessor assessor;
    private final AssessmentStore assessments;
    private final Clock clock;

    DueMoves(DueAssessor assessor, AssessmentStore assessments, Clock clock) {
        this.assessor = assessor;
        this.assessments = assessments;
        this.clock = clock;
    }

    Moves under(Deadlines other) {
        var judge = assessor.under(other);
        var now = clock.instant();
        var open = 0;
        var due = 0;
        var warnings = 0;
        for (var page = assessments.after(0, STEP);
                !page.isEmpty();
                page = assessments.after(page.getLast().record().id(), STEP)) {
            for (var one : page) {
                var memory = ClockMemory.of(one.record());
                var here = assessor.assess(one.record().dossier(), memory, now);
                var there = judge.assess(one.record().dossier(), memory, now);
                open++;
                due += here.origin() == DueOrigin.COMPUTED && !Objects.equals(here.dueAt(), there.dueAt()) ? 1 : 0;
                warnings += Objects.equals(here.warnAt(), there.warnAt()) ? 0 : 1;
            }
        }
        return new Moves(open, due, warnings);
    }
}
