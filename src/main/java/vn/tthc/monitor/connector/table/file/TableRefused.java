package vn.tthc.monitor.connector.table.file;

import org.jspecify.annotations.Nullable;

/** A file that is not read, with one Vietnamese sentence that says what, where, and what to do. */
public final class TableRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private TableRefused(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** Why a file is not read. */
    public enum Reason {
        /** Nothing stands in it. */
        EMPTY,
        /** A picture, a letter, an archive: no table. */
        NOT_A_TABLE,
        /** Opening it takes a password. */
        LOCKED,
        /** Cut off, or changed on its way. */
        DAMAGED,
        /** Made to bring down whoever opens it. */
        HARMFUL,
        /** More than the limits allow. */
        TOO_LARGE,
        /** No sheet of the asked name, or none at all. */
        NO_SHEET,
        /** No row looks like a header. */
        NO_HEADER
    }

    public Reason reason() {
        return reason;
    }

    static TableRefused empty(String name) {
        return new TableRefused(
                Reason.EMPTY, "Tệp " + name + " rỗng; cần một bảng hồ sơ. Xuất lại tệp từ hệ thống gốc.", null);
    }

    static TableRefused noTable(String name, String what, String advice) {
        return new TableRefused(
                Reason.NOT_A_TABLE, "Tệp " + name + " là " + what + ", không phải bảng tính. " + advice, null);
    }

    static TableRefused locked(String name) {
        return new TableRefused(
                Reason.LOCKED,
                "Tệp " + name + " có mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu"
                        + " rồi nhập lại.",
                null);
    }

    static TableRefused damaged(String name, String where, @Nullable Throwable cause) {
        return new TableRefused(
                Reason.DAMAGED,
                "Tệp " + name + " hỏng hoặc bị cắt dở (" + where + "). Tải hoặc xuất lại tệp; nếu mở được bằng phần mềm"
                        + " bảng tính thì lưu lại dạng .xlsx.",
                cause);
    }

    static TableRefused harmful(String name, String what) {
        return new TableRefused(
                Reason.HARMFUL,
                "Tệp " + name + " có dấu hiệu gây hại (" + what + ") nên không đọc. Hỏi người gửi; nếu là tệp thật thì"
                        + " mở bằng phần mềm bảng tính và lưu lại dạng .xlsx.",
                null);
    }

    static TableRefused tooLarge(String name, String what, String limit) {
        return new TableRefused(
                Reason.TOO_LARGE,
                "Tệp " + name + " quá lớn: " + what + ", giới hạn " + limit + ". Xuất theo khoảng ngày ngắn hơn, hoặc"
                        + " nâng files.table.limits của kết nối.",
                null);
    }

    /** No sheet of the asked name, or none that people can see. */
    public static TableRefused noSheet(String name, String what) {
        return new TableRefused(Reason.NO_SHEET, "Tệp " + name + " " + what, null);
    }

    /** No row looks like a header. */
    public static TableRefused noHeader(String name, String sentence) {
        return new TableRefused(Reason.NO_HEADER, "Tệp " + name + " " + sentence, null);
    }
}
