package vn.tthc.monitor.web.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/**
 * Makes urgency chips. A statement that only the clock makes ("late") is a fact while the source is current; of a stale
 * source it is worded as possible and says from when the data are.
 */
@Component
class Chips {
    private final Deadlines deadlines;
    private final Wording wording;

    Chips(Deadlines deadlines, Wording wording) {
        this.deadlines = deadlines;
        this.wording = wording;
    }

    Chip of(QueueRow row, SourceFreshness freshness) {
        var gone = row.times().goneSince();
        if (gone != null) {
            return new Chip(
                    "closed", "dash", wording.say("urgency.gone"), wording.say("gone.since", wording.day(gone)), false);
        }
        if (!row.status().open()) {
            var end = row.times().finishedAt();
            return new Chip(
                    "closed", "check", wording.say("urgency.closed"), end == null ? "" : wording.day(end), false);
        }
        var urgency = row.urgency();
        if (freshness.stale(row.source()) && madeByClock(urgency)) {
            return stale(urgency, freshness.asOf(row.source()));
        }
        return new Chip(tone(urgency), icon(urgency), word(urgency), rest(row), false);
    }

    private Chip stale(Urgency urgency, @Nullable Instant asOf) {
        var word = urgency == Urgency.OVERDUE ? wording.say("urgency.overdue.possible") : word(urgency);
        var rest =
                asOf == null ? wording.say("urgency.stale") : wording.say("urgency.stale.since", wording.clock(asOf));
        return new Chip(tone(urgency), "refresh", word, rest, true);
    }

    private static boolean madeByClock(Urgency urgency) {
        return switch (urgency) {
            case OVERDUE, TODAY, SOON, IN_TIME -> true;
            case PAUSED, NO_TERM, UNKNOWN -> false;
        };
    }

    String word(Urgency urgency) {
        return wording.say("urgency." + Words.of(urgency));
    }

    private String rest(QueueRow row) {
        var due = row.times().dueAt();
        return switch (row.urgency()) {
            case OVERDUE, TODAY, SOON, IN_TIME ->
                due == null
                        ? ""
                        : deadlines.remaining(wording.now(), due, row.handling().clockAgency(), wording.locale());
            case PAUSED -> paused(row);
            case NO_TERM, UNKNOWN -> "";
        };
    }

    private String paused(QueueRow row) {
        var reason = wording.say("paused." + Words.of(row.status()));
        var since = row.times().pausedSince();
        return since == null ? reason : wording.say("paused.since", reason, wording.day(since));
    }

    static String tone(Urgency urgency) {
        return switch (urgency) {
            case OVERDUE -> "late";
            case TODAY -> "today";
            case SOON -> "soon";
            case IN_TIME -> "intime";
            case PAUSED -> "paused";
            case NO_TERM -> "noterm";
            case UNKNOWN -> "unknown";
        };
    }

    static String icon(Urgency urgency) {
        return switch (urgency) {
            case OVERDUE -> "triangle";
            case TODAY -> "diamond";
            case SOON -> "circle";
            case IN_TIME -> "check";
            case PAUSED -> "pause";
            case NO_TERM -> "dash";
            case UNKNOWN -> "question";
        };
    }
}
