package vn.tthc.monitor.connector.drift;

import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.MappedField;
import vn.tthc.monitor.connector.source.SourceFailure;

/** Says what is not as usual, and what to do about it. */
final class DriftSentences {
    private DriftSentences() {}

    private static String named(MappedField field) {
        return field.key() + " (" + field.places() + ")";
    }

    static String missingKey(MappedField field, FieldStats stats) {
        return "Khoá của " + named(field) + " vốn có ở " + stats.percentPresent() + " % bản ghi, nay không còn.";
    }

    static String noValues(MappedField field, FieldStats stats) {
        return "Trường " + named(field) + " vốn có giá trị ở " + stats.percentValued() + " % bản ghi, nay luôn rỗng.";
    }

    static String retyped(MappedField field, FieldStats stats) {
        return "Giá trị của " + named(field) + " vốn là " + stats.customary() + ", nay khác hẳn.";
    }

    static String unmapped(Finding finding) {
        return "Mã " + finding.value() + " của " + finding.field().key()
                + " không có trong bảng mã; thêm vào mapping.codes.";
    }

    static String withoutKey(MappedField field) {
        return "Thiếu " + named(field) + ", vốn luôn có.";
    }

    static String ofOtherForm(MappedField field) {
        return "Giá trị của " + named(field) + " đổi kiểu.";
    }

    static String withNewKey(String path) {
        return "Có khoá mới " + path + ".";
    }

    static String inQuarantine(String what) {
        return what
                + " Tệp kết nối đưa bản ghi như thế vào khu cách ly (khoá drift); nếu đổi là đúng, bấm \"Đã biết\" ở"
                + " trang Hệ thống rồi xử lý lại khu cách ly.";
    }

    static SourceFailure refusedRun(String detail) {
        return refused("lần đọc này", detail, "");
    }

    static SourceFailure refusedCall(String detail) {
        return refused("lời gọi này", detail, " rồi gửi lại hoặc xử lý lại khu cách ly");
    }

    private static SourceFailure refused(String what, String detail, String after) {
        return SourceFailure.lasting(
                FailureCategory.SCHEMA,
                "Nguồn đổi cấu trúc nên không nhận " + what + ": " + detail
                        + " Cần nguồn như trước, hoặc sửa mapping; nếu đổi là đúng, bấm \"Đã biết\" ở trang Hệ thống"
                        + after + ".");
    }
}
