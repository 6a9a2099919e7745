package vn.tthc.monitor.web.page;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Mismatches;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** The queue's view of dossiers whose systems disagree, with how many there are; closed ones are among them. */
@Component
class MismatchChip {
    private final Mismatches mismatches;
    private final AgencyScope scope;
    private final Wording wording;

    MismatchChip(Mismatches mismatches, AgencyScope scope, Wording wording) {
        this.mismatches = mismatches;
        this.scope = scope;
        this.wording = wording;
    }

    /** Empty where there is none and the view is not chosen. */
    Optional<QueueScreen.UrgencyChoice> of(QueueQuery query, SignedIn reader) {
        var count = mismatches.open(scope.of(reader));
        var chosen = query.asked().mismatchOnly();
        if (count == 0 && !chosen) {
            return Optional.empty();
        }
        var address = chosen
                ? query.withMismatchOnly(false).withOpen(true)
                : query.withMismatchOnly(true).withOpen(null);
        return Optional.of(new QueueScreen.UrgencyChoice(
                "unknown",
                "triangle",
                wording.say("mismatch"),
                wording.number(count),
                null,
                chosen,
                address.address()));
    }
}
