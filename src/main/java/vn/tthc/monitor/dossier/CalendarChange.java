package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.Deadlines;

/**
 * Judges the times of open records again when the calendar, the rules or the limits are not those they were judged by: due
 * times that are ours, warning times, findings. What a source said stays.
 */
@Component("calendarWatch")
class CalendarChange implements CalendarWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarChange.class);
    private static final String SETTING = "calendar";
    private static final int STEP = 1000;

    private final Deadlines deadlines;
    private final CalendarDesk calendars;
    private final Recomputation recomputation;
    private final DueAssessor assessor;
    private final ResponsibleSystem responsible;
    private final AssessmentStore assessments;
    private final FindingStore findings;
    private final UnifiedStore unified;
    private final StoredCalendarEdits edits;
    private final DueMoves dueMoves;
    private final Clock clock;

    /** The version of the edits by which all records have been judged, here and on other nodes. */
    private long judged = -1;

    CalendarChange(
            Deadlines deadlines,
            CalendarDesk calendars,
            Recomputation recomputation,
            DueAssessor assessor,
            ResponsibleSystem responsible,
            AssessmentStore assessments,
            FindingStore findings,
            UnifiedStore unified,
            StoredCalendarEdits edits,
            DueMoves dueMoves,
            Clock clock) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.recomputation = recomputation;
        this.assessor = assessor;
        this.responsible = responsible;
        this.assessments = assessments;
        this.findings = findings;
        this.unified = unified;
        this.edits = edits;
        this.dueMoves = dueMoves;
        this.clock = clock;
    }

    @Override
    public void look() {
        var files = calendars.look();
        var version = edits.takeUp();
        if (files || version != judged) {
            LOG.info("the working calendar, the rules or the limits have changed");
            apply();
        }
    }

    @Override
    public Optional<Progress> progress() {
        return recomputation.running(SETTING).map(now -> new Progress(now.percent(), now.changed()));
    }

    @Override
    public Moves moves(Deadlines other) {
        return dueMoves.under(other);
    }

    /**
     * Does nothing when everything is still the same. After an edit each node goes through the records for itself: another
     * one may have stored some by the calendar before, until it saw the edit.
     */
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void apply() {
        var version = edits.takeUp();
        if (judged >= 0 && version != judged) {
            recomputation.forget(SETTING);
        }
        var changed =
                recomputation.applyToRecords(SETTING, deadlines.fingerprint() + responsible.fingerprint(), this::step);
        judged = version;
        if (changed > 0) {
            LOG.info("The calendar, the rules or the limits have changed: {} open records have new times", changed);
        }
    }

    private Recomputation.Progress step(long after) {
        var now = clock.instant();
        var page = assessments.after(after, STEP);
        if (page.isEmpty()) {
            return Recomputation.Progress.END;
        }
        var different = new ArrayList<AssessmentStore.Changed>();
        var said = new ArrayList<FindingStore.Said>();
        var linkKeys = new LinkedHashSet<String>();
        for (var one : page) {
            var record = one.record();
            var assessment = responsible.judge(
                    record.source(), record.dossier(), assessor.assess(record.dossier(), ClockMemory.of(record), now));
            if (assessment.bits() != 0 || record.findings() != 0) {
                said.add(new FindingStore.Said(record.id(), assessment.findings()));
            }
            if (!AssessmentStore.texts(record, assessment).equals(one.stored())) {
                different.add(new AssessmentStore.Changed(record, assessment));
                linkKeys.add(record.linkKey());
            }
        }
        findings.write(said, now);
        if (!different.isEmpty()) {
            assessments.update(different);
            unified.refresh(linkKeys, now);
        }
        return new Recomputation.Progress(page.getLast().record().id(), different.size());
    }
}
