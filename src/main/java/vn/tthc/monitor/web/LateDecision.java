package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.LateCause;
import vn.tthc.monitor.dossier.QueueRow;

/**
 * What a person says about why a dossier came late, as it came from the form.
 *
 * @param apologyDue the new day in the letter of apology; null where there is none
 */
public record LateDecision(
        LateCause cause, String note, @Nullable LocalDate apologyDue) {
    private static final int LONGEST_NOTE = 500;
    private static final int FURTHEST_DAYS = 366;

    /** Reads the form and checks the day. */
    @Component
    public static class Reader {
        private final Deadlines deadlines;
        private final Clock clock;

        Reader(Deadlines deadlines, Clock clock) {
            this.deadlines = deadlines;
            this.clock = clock;
        }

        /**
         * Reads the form.
         *
         * @throws BadParameter with a sentence
         */
        public LateDecision read(String cause, String note, String apology, QueueRow row) {
            if (cause.isBlank()) {
                throw new BadParameter("Chưa chọn nguyên nhân quá hạn. Hãy chọn một nguyên nhân rồi xác nhận lại.");
            }
            var text = note.strip();
            if (text.length() > LONGEST_NOTE) {
                throw new BadParameter(
                        "Ghi chú dài " + text.length() + " chữ, tối đa " + LONGEST_NOTE + " chữ. Hãy rút gọn.");
            }
            return new LateDecision(
                    Words.parse(LateCause.class, "cause", cause),
                    text,
                    apology.isBlank() ? null : day(apology.strip(), row));
        }

        private LocalDate day(String text, QueueRow row) {
            var calendar = deadlines.calendar(row.handling().clockAgency());
            LocalDate day;
            try {
                day = LocalDate.parse(text);
            } catch (DateTimeException unreadable) {
                throw new BadParameter("Ngày hẹn lại \"" + text + "\" không phải một ngày, cần dạng 2026-11-20.");
            }
            var due = row.times().dueAt();
            if (due != null && !day.isAfter(due.atZone(calendar.zone()).toLocalDate())) {
                throw new BadParameter("Ngày hẹn lại " + day + " không sau ngày hẹn trả ban đầu "
                        + due.atZone(calendar.zone()).toLocalDate() + ". Hãy xem lại phiếu xin lỗi.");
            }
            var today = clock.instant().atZone(calendar.zone()).toLocalDate();
            if (day.isAfter(today.plusDays(FURTHEST_DAYS))) {
                throw new BadParameter("Ngày hẹn lại " + day + " xa hơn một năm. Có thể gõ nhầm năm; hãy xem lại.");
            }
            if (!calendar.isWorkingDay(day)) {
                throw new BadParameter(
                        "Ngày hẹn lại " + day + " là ngày nghỉ theo lịch làm việc. Hãy chọn một ngày làm việc.");
            }
            return day;
        }
    }
}
