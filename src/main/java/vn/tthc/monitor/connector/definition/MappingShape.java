package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how to read the answer. */
final class MappingShape {
    static final ObjectShape MAPPING = Shape.object("cách đọc câu trả lời")
            .optional(
                    "timezone",
                    Shape.text(),
                    "Múi giờ của mốc thời gian không ghi múi giờ, ví dụ Asia/Ho_Chi_Minh; bắt buộc khi có mẫu như thế.")
            .optional(
                    "formats",
                    Shape.nonEmptyList(Shape.text()),
                    "Mẫu thời gian chung, thử lần lượt: iso, epoch-millis, dmy (ngày trước tháng, viết cách nào cũng"
                            + " được, có giờ hoặc không), hoặc mẫu như dd/MM/yyyy HH:mm:ss.")
            .required("fields", fields(), "Bảng trường: tên chuẩn ← chỗ lấy trong bản ghi.")
            .optional("supplements", list(DossierField.SUPPLEMENTS), "Các lần yêu cầu bổ sung.")
            .optional("transfers", list(DossierField.TRANSFERS), "Các lần chuyển giữa cơ quan.")
            .optional(
                    "codes",
                    Shape.map(Shape.object("bảng mã")
                            .optional(
                                    "unmapped",
                                    ExpectationShape.verb(),
                                    "Làm gì với mã không có trong bảng này; bỏ trống là theo drift.unmappedCode.")
                            .rest(Shape.text(), "Mã của hệ thống: tên chuẩn.")),
                    "Bảng mã theo tên; tên chuẩn tuỳ trường dùng bảng.");

    private MappingShape() {}

    private static ObjectShape fields() {
        var fields = Shape.object("bảng trường");
        for (var field : DossierField.values()) {
            if (field.kind() != DossierField.Kind.LIST) {
                fields = fields.optional(field.key(), source(field.kind()), DefinitionWords.meaning(field));
            }
        }
        return fields;
    }

    private static Shape list(DossierField target) {
        var fields = Shape.object("bảng trường");
        for (var item : ItemField.of(target)) {
            fields = fields.optional(item.key(), source(item.kind()), DefinitionWords.meaning(item));
        }
        return Shape.object("danh sách con")
                .required("path", HttpShape.PATH, "Mảng nằm ở đâu trong bản ghi.")
                .required("fields", fields, "Bảng trường của mỗi mục, đường dẫn tính từ mục.");
    }

    private static Shape source(DossierField.Kind kind) {
        var paths = Shape.nonEmptyList(HttpShape.PATH);
        var join = Shape.object("ghép")
                .required("paths", paths, "Các giá trị ghép lại, bỏ giá trị rỗng.")
                .optional("separator", Shape.text(), ", ", "Chữ đứng giữa.");
        var whole = Shape.object("khai đầy đủ")
                .optional("path", HttpShape.PATH, "Chỗ lấy giá trị.")
                .optional("firstOf", paths, "Nhiều chỗ, lấy chỗ đầu tiên có giá trị.")
                .optional("constant", Shape.text(), "Giá trị cố định.")
                .optional("join", join, "Ghép nhiều giá trị.")
                .optional(
                        "column",
                        Shape.either(Shape.text(), Shape.nonEmptyList(Shape.text())),
                        "Bảng: tên cột, hoặc nhiều tên, tên có trong bảng đứng trước thì lấy; không phân biệt dấu, hoa"
                                + " thường.")
                .optional("letter", Shape.text("^[A-Z]{1,3}$", "F"), "Bảng: chữ của cột, ví dụ F.")
                .exactlyOne("path", "firstOf", "constant", "join", "column", "letter")
                .optional("type", Shape.choice(DefinitionWords.word(kind)), "Kiểu của trường; ghi cho dễ đọc.")
                .optional("required", Shape.flag(), "false", "Thiếu giá trị thì bản ghi vào khu cách ly.");
        return Shape.either(HttpShape.PATH, paths, kindKeys(kind, whole));
    }

    private static ObjectShape kindKeys(DossierField.Kind kind, ObjectShape whole) {
        return switch (kind) {
            case TEXT, LIST -> whole;
            case CODE, FLAG -> whole.optional("codes", Shape.text(), "Tên bảng mã trong mapping.codes.");
            case INSTANT -> whole.optional("formats", Shape.nonEmptyList(Shape.text()), "Mẫu thời gian, thử lần lượt.");
        };
    }
}
