package vn.tthc.monitor.demo.world;

import java.util.Locale;

/** What the demo has a dossier for that one can open, in the order in which it is told. */
public enum ShowCase {
    COMPUTED(Topic.TERM, "/hang-doi?q={code}"),
    EXTENDED(Topic.TERM, "/hang-doi?q={code}"),
    SOURCE_DIFFERS(Topic.TERM, "/hang-doi?finding=due_differs"),
    MISSING_LIMIT(Topic.TERM, "/hang-doi?finding=missing_limit"),
    STRUCTURALLY_LATE(Topic.TERM, "/hang-doi?finding=structurally_late"),
    TRANSFERRED(Topic.TERM, "/hang-doi?elsewhere=true"),
    LATE_ENTRY(Topic.TERM, "/hang-doi?open=all&finding=late_entry"),
    LATE_BY_FAULT(Topic.TERM, "/hang-doi?open=all&fault=suspected"),
    PAUSED(Topic.PAUSE, "/hang-doi?urgency=paused&status=supplement_requested"),
    REPEATED_SUPPLEMENT(Topic.PAUSE, "/hang-doi?finding=repeated_supplement"),
    UNANSWERED_SUPPLEMENT(Topic.PAUSE, "/hang-doi?finding=unanswered_supplement"),
    PAYMENT(Topic.PAUSE, "/hang-doi?urgency=paused&status=payment_requested"),
    FINISHED_ELSEWHERE(Topic.MISMATCH, "/lech-trang-thai?kind=finished_elsewhere"),
    PAUSED_FINISHED(Topic.MISMATCH, "/lech-trang-thai?kind=paused_finished"),
    STATUS_DIFFERS(Topic.MISMATCH, "/lech-trang-thai?kind=status_differs"),
    DUE_DIFFERS(Topic.MISMATCH, "/lech-trang-thai?kind=due_differs"),
    MISSING(Topic.MISMATCH, "/lech-trang-thai?kind=missing"),
    FEE_MISSING(Topic.MISMATCH, "/lech-trang-thai?kind=fee_missing"),
    RESULT_MISSING(Topic.MISMATCH, "/lech-trang-thai?kind=result_missing"),
    DUPLICATE(Topic.REVIEW, "/hang-doi?open=all&q={code}"),
    WRONG_SYSTEM(Topic.REVIEW, "/hang-doi?finding=wrong_system"),
    DUE_BEFORE_RECEIVED(Topic.REVIEW, "/hang-doi?finding=due_before_received"),
    FINISHED_BEFORE_RECEIVED(Topic.REVIEW, "/hang-doi?open=false&finding=finished_before_received"),
    YEAR_FAR_OFF(Topic.REVIEW, "/hang-doi?finding=year_far_off"),
    DATE_ONLY(Topic.REVIEW, "/hang-doi?finding=date_only");

    /** Under which heading it is told. */
    public enum Topic {
        TERM,
        PAUSE,
        MISMATCH,
        REVIEW
    }

    private final Topic topic;
    private final String list;

    ShowCase(Topic topic, String list) {
        this.topic = topic;
        this.list = list;
    }

    public Topic topic() {
        return topic;
    }

    /** The word in addresses and in the keys of its sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where such dossiers are listed; {@code {code}} stands for its own code. */
    public String list() {
        return list;
    }
}
