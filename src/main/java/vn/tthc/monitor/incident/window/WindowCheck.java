package vn.tthc.monitor.incident.window;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows.Draft;
import vn.tthc.monitor.incident.WindowRefused;

/** What a window must be like; each refusal says what was expected. */
final class WindowCheck {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_DAYS = 90;
    private static final int LONGEST_REPEATED_DAYS = 366;

    private WindowCheck() {}

    static void check(Draft draft, Instant now, Predicate<String> connected) {
        var source = draft.source();
        if (source != null && !connected.test(source)) {
            throw new WindowRefused(
                    "Không có hệ thống \"" + source + "\": chọn một hệ thống trong danh sách, hoặc tất cả.");
        }
        if (draft.reason().isBlank() || draft.reason().length() > LONGEST_REASON) {
            throw new WindowRefused(
                    "Lý do còn trống hoặc quá dài: ghi vì sao dừng, tối đa " + LONGEST_REASON + " ký tự.");
        }
        if (!draft.to().isAfter(draft.from())) {
            throw new WindowRefused("Lúc kết thúc phải sau lúc bắt đầu.");
        }
        checkLength(draft);
        checkRepeat(draft);
        if (!draft.to().isAfter(now) && draft.repeat() == Repeat.ONCE) {
            throw new WindowRefused("Khoảng thời gian này đã qua: chọn lúc kết thúc sau bây giờ.");
        }
    }

    private static void checkLength(Draft draft) {
        var days = WindowTimes.days(draft.repeat());
        var longest = Duration.ofDays(days == 0 ? LONGEST_DAYS : days);
        if (Duration.between(draft.from(), draft.to()).compareTo(longest) > 0) {
            throw new WindowRefused("Mỗi lần dừng dài tối đa " + longest.toDays() + " ngày"
                    + (days == 0 ? "; dừng lâu hơn thì ghi vào lifecycle của tệp kết nối." : " khi lặp lại."));
        }
    }

    private static void checkRepeat(Draft draft) {
        var until = draft.until();
        if (draft.repeat() == Repeat.ONCE) {
            if (until != null) {
                throw new WindowRefused("Chỉ ghi ngày cuối khi lặp lại hằng ngày hoặc hằng tuần.");
            }
            return;
        }
        var first = draft.from().atZone(WindowTimes.ZONE).toLocalDate();
        if (until == null || until.isBefore(first) || until.isAfter(first.plusDays(LONGEST_REPEATED_DAYS))) {
            throw new WindowRefused("Lặp lại thì phải có ngày cuối, từ ngày bắt đầu đến tối đa " + LONGEST_REPEATED_DAYS
                    + " ngày sau.");
        }
    }
}
