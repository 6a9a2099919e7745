package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** The views of the queue beside urgency, each with how many there are over open and closed dossiers; empty ones are left out. */
@Component
class QueueViews {
    private final MismatchChip mismatches;
    private final DossierQueue queue;
    private final AgencyScope scope;
    private final Wording wording;

    QueueViews(MismatchChip mismatches, DossierQueue queue, AgencyScope scope, Wording wording) {
        this.mismatches = mismatches;
        this.queue = queue;
        this.scope = scope;
        this.wording = wording;
    }

    List<QueueScreen.UrgencyChoice> of(QueueQuery query, SignedIn reader) {
        var choices = new ArrayList<QueueScreen.UrgencyChoice>();
        mismatches.of(query, reader).ifPresent(choices::add);
        var late = Set.of(FindingKind.LATE_ENTRY);
        var chosen = query.asked().findings().equals(late);
        add(
                choices,
                "finding.late_entry",
                QueueQuery.everything().withFindings(late),
                chosen,
                chosen
                        ? query.withFindings(Set.of()).withOpen(true)
                        : query.withFindings(late).withOpen(null),
                reader);
        for (var fault : LateFilter.Fault.values()) {
            var view = new LateFilter(EnumSet.of(fault), null);
            var inForce = query.asked().late().equals(view);
            add(
                    choices,
                    "fault.view." + Words.of(fault),
                    QueueQuery.everything().withLate(view),
                    inForce,
                    inForce
                            ? query.withLate(LateFilter.NONE).withOpen(true)
                            : query.withLate(view).withOpen(null),
                    reader);
        }
        var suspected = query.asked().suspectedOnly();
        add(
                choices,
                "suspicion",
                QueueQuery.everything().withSuspectedOnly(true),
                suspected,
                suspected
                        ? query.withSuspectedOnly(false).withOpen(true)
                        : query.withSuspectedOnly(true).withOpen(null),
                reader);
        return choices;
    }

    private void add(
            List<QueueScreen.UrgencyChoice> choices,
            String word,
            QueueQuery view,
            boolean chosen,
            QueueQuery next,
            SignedIn reader) {
        var count = queue.page(view.filter(scope.of(reader)), null, 1).total();
        if (count > 0 || chosen) {
            choices.add(new QueueScreen.UrgencyChoice(
                    "unknown", "triangle", wording.say(word), wording.number(count), null, chosen, next.address()));
        }
    }
}
