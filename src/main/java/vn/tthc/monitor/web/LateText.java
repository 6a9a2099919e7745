package vn.tthc.monitor.web;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.LateCause;
import vn.tthc.monitor.dossier.Outage;

/** What speaks for a fault of a system, in words: for the page and for the list that is sent on. */
@Component
public class LateText {
    private final Wording wording;

    LateText(Wording wording) {
        this.wording = wording;
    }

    public String cause(LateCause cause) {
        return wording.say("late.cause." + Words.of(cause));
    }

    public String kind(Outage.Kind kind) {
        return wording.say("late.kind." + Words.of(kind));
    }

    /** {@code Bộ Tư pháp mất kết nối từ 08:10 đến 11:30 ngày 20/11/2026, 3 giờ 20 phút làm việc = 28 % thời hạn}. */
    public String sentence(Late.Part part, long termMinutes) {
        var kind = Words.of(part.kind());
        var text = wording.say(
                "late.part." + kind,
                part.sourceName(),
                wording.span(part.from(), part.to()),
                wording.hours(Duration.ofMinutes(part.minutes())),
                Long.toString(Late.share(part.minutes(), termMinutes)));
        var atDue = part.atDue() ? text + "; " + wording.say("late.due." + kind) : text;
        return part.ending() == Outage.Ending.CLOSED
                ? atDue
                : atDue + " (" + wording.say("late.ending." + Words.of(part.ending())) + ")";
    }
}
