package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** Old: no newer business time for too much working time. That a read succeeded never makes anything fresh. */
public final class FreshnessRule {
    /** From this share of the limit on, a source is about to be old. */
    private static final int NEAR_PERCENT = 80;

    private FreshnessRule() {}

    /**
     * Evidence at an instant: freshness alone changes by time.
     *
     * @param limit working time without anything newer that is allowed; null where nobody watches
     */
    public static Evidence at(
            Evidence before, Instant now, @Nullable Duration limit, ConnectorView view, WorkingCalendar calendar) {
        var raised = before.raised();
        if (limit == null) {
            return before.with(raised.with(Kind.FRESHNESS, false));
        }
        var newest = before.times().newestRecord();
        // While a source is away or refuses us, that incident speaks for its old data too.
        if (newest == null || raised.away() || !RunRule.evaluated(before, now, view)) {
            return before;
        }
        var stale = calendar.between(newest, now).compareTo(limit) >= 0;
        return before.with(raised.with(Kind.FRESHNESS, stale));
    }

    static Verdict judge(Evidence evidence, Instant now, @Nullable Duration limit, WorkingCalendar calendar) {
        if (limit == null) {
            return new Verdict(Value.OK, "không theo dõi (không khai health.staleAfter)");
        }
        var newest = evidence.times().newestRecord();
        if (newest == null) {
            return Verdict.unknown("chưa đọc được mốc nghiệp vụ nào");
        }
        var age = calendar.between(newest, now);
        var allowed = "hạn mức " + words(limit) + " làm việc";
        if (evidence.raised().has(Kind.FRESHNESS)) {
            return new Verdict(Value.BAD, "không có số liệu mới quá lâu; " + allowed);
        }
        var near = age.toSeconds() * 100 >= limit.toSeconds() * NEAR_PERCENT;
        return new Verdict(
                near ? Value.WARN : Value.OK,
                (near ? "sắp quá lâu không có số liệu mới; " : "số liệu còn mới; ") + allowed);
    }

    /** {@code 30 phút}, {@code 1,5 giờ} or {@code 4 giờ}. */
    static String words(Duration limit) {
        var minutes = limit.toMinutes();
        var whole = minutes / 60;
        if (whole == 0) {
            return minutes + " phút";
        }
        var tenths = minutes % 60 * 10 / 60;
        return (tenths == 0 ? whole : whole + "," + tenths) + " giờ";
    }
}
