package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DossierDetail.Holdings;
import vn.tthc.monitor.dossier.Holding;
import vn.tthc.monitor.dossier.Holding.Holder;
import vn.tthc.monitor.dossier.Holding.Kind;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns the times in which a dossier was held into a bar with text. */
@Component
class HoldingScreens {
    private static final double WHOLE = 100;
    private static final double TENTHS = 10;
    private static final int TONES = 4;

    private final Wording wording;
    private final Agencies agencies;

    HoldingScreens(Wording wording, Agencies agencies) {
        this.wording = wording;
        this.agencies = agencies;
    }

    /**
     * The bar of one record.
     *
     * @param receiving the agency that received it: what it holds itself needs no name of an agency
     */
    HoldingScreen of(Holdings holdings, @Nullable String receiving) {
        var all = holdings.stretches().stream()
                .filter(one -> one.kind() != Kind.OVER)
                .map(Holding::workingTime)
                .reduce(Duration.ZERO, Duration::plus);
        if (all.isZero()) {
            return HoldingScreen.EMPTY;
        }
        var segments = new ArrayList<HoldingScreen.Segment>();
        HoldingScreen.Segment over = null;
        var gone = Duration.ZERO;
        var held = 0;
        for (var holding : holdings.stretches()) {
            var label = label(holding, receiving);
            if (holding.kind() == Kind.OVER) {
                var width = share(holding.workingTime(), all);
                over = new HoldingScreen.Segment(0, "over", label, WHOLE - width, width, true);
                continue;
            }
            var x = share(gone, all);
            gone = gone.plus(holding.workingTime());
            var tone = holding.kind() == Kind.HELD ? "held-" + held++ % TONES : Words.of(holding.kind());
            var step = holding.step();
            segments.add(new HoldingScreen.Segment(
                    segments.size() + 1,
                    tone,
                    label,
                    x,
                    Math.round((share(gone, all) - x) * TENTHS) / TENTHS,
                    step != null && step.exceeded()));
        }
        return new HoldingScreen(segments, told(holdings), over);
    }

    /** At most the whole, in steps of a tenth of a percent. */
    private static double share(Duration part, Duration all) {
        var share = WHOLE * part.toSeconds() / Math.max(1, all.toSeconds());
        return Math.min(WHOLE, Math.round(share * TENTHS) / TENTHS);
    }

    private String told(Holdings holdings) {
        if (holdings.told()) {
            return wording.say("holding.told");
        }
        var deviation = holdings.deviation();
        if (deviation == null) {
            return wording.say("holding.seen.unsure");
        }
        return deviation.toMinutes() == 0
                ? wording.say("holding.seen")
                : wording.say("holding.seen.late", wording.hours(deviation));
    }

    private String label(Holding holding, @Nullable String receiving) {
        var text = wording.say(
                "holding." + Words.of(holding.kind()),
                name(holding.holder(), receiving),
                wording.hours(holding.workingTime()));
        var step = holding.step();
        if (step == null) {
            return text;
        }
        var permitted = wording.hours(step.permitted());
        return step.exceeded()
                ? wording.say(
                        "holding.exceeded",
                        text,
                        permitted,
                        wording.hours(step.workingTime().minus(step.permitted())))
                : wording.say("holding.permitted", text, permitted);
    }

    private String name(@Nullable Holder holder, @Nullable String receiving) {
        var name = holder == null ? null : holder.name();
        if (holder == null || name == null) {
            return wording.say("value.unknown");
        }
        var agency = holder.agency();
        if (holder.office() == null || agency == null || agency.equals(receiving)) {
            return known(name);
        }
        return wording.say("holding.elsewhere", name, known(agency));
    }

    private String known(String agency) {
        return agencies.name(agency).orElse(agency);
    }
}
