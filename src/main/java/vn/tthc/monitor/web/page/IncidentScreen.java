package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident in full.
 *
 * @param hand who has it in hand and until when, or that nobody has any more; null where nobody ever had
 * @param inHand whether somebody has it in hand now
 * @param again how often it came back; null where it did not
 * @param blamed what was to blame, as somebody said
 * @param cause the incident that stands for the common cause
 * @param members those of which this one stands for the cause
 * @param others those that may be put under it
 * @param support what is pasted into a chat group
 * @param letter a paragraph of an official letter
 * @param evidence what spoke for it when it was opened; null for old ones
 * @param inHandFor for how long there are no reminders once somebody has it in hand
 * @param unclear whether it ended without anybody knowing whether it is over
 */
public record IncidentScreen(
        IncidentLine line,
        @Nullable String hand,
        boolean inHand,
        @Nullable String again,
        @Nullable String blamed,
        @Nullable Mate cause,
        List<Mate> members,
        List<Mate> others,
        List<Choice> causes,
        List<Step> history,
        boolean mayAct,
        String support,
        String letter,
        @Nullable EvidenceScreen evidence,
        boolean unclear,
        String inHandFor) {

    /** Another incident, in one line. */
    public record Mate(long number, String title, String span) {}

    /** What can be chosen as the cause. */
    public record Choice(String value, String label, boolean chosen) {}

    /** One line of the history. */
    public record Step(String when, String what, @Nullable String text, boolean by) {}
}
