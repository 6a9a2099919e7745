package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What one row of a field table looks like: a path, several, or an object that says more. */
final class FieldShape {
    static final ObjectShape CONDITION = Shape.object("điều kiện")
            .required("path", HttpShape.PATH, "Giá trị cần xem trong bản ghi.")
            .optional("in", Shape.nonEmptyList(Shape.text()), "Là một trong các giá trị này, so như chữ.")
            .optional("notIn", Shape.nonEmptyList(Shape.text()), "Không là giá trị nào trong số này; rỗng cũng tính.")
            .optional("empty", Shape.flag(), "true: không có giá trị; false: có giá trị.")
            .exactlyOne("in", "notIn", "empty");

    /** One condition, or several that must all hold. */
    static final Shape CONDITIONS = Shape.either(CONDITION, Shape.nonEmptyList(CONDITION));

    private static final Shape PATHS = Shape.nonEmptyList(HttpShape.PATH);

    private static final Shape CHANGE = Shape.object("phép sửa chữ")
            .optional(
                    "regex",
                    Shape.text(),
                    "Lấy nhóm (…) đầu tiên của lần khớp đầu, hay cả đoạn khớp khi không có nhóm; không khớp là rỗng.")
            .optional("pad", Shape.integer(2, 64), "Thêm số 0 bên trái cho đủ độ dài; chỉ với giá trị toàn chữ số.")
            .optional("removePrefix", Shape.text(), "Bỏ phần đầu này khi có.")
            .optional(
                    "split",
                    Shape.object("tách")
                            .required("by", Shape.text(), "Chữ ngăn giữa các phần.")
                            .optional("take", Shape.integer(-50, 50), "Lấy phần thứ mấy, từ 0; -1 là phần cuối.")
                            .optional("join", Shape.text(), "Ghép các phần không rỗng lại bằng chữ này.")
                            .exactlyOne("take", "join"),
                    "Tách chữ thành các phần.")
            .optional("stripHtml", Shape.flag(), "true: bỏ thẻ HTML, chỉ giữ chữ.")
            .exactlyOne("regex", "pad", "removePrefix", "split", "stripHtml");

    private FieldShape() {}

    static Shape of(DossierField.Kind kind) {
        return Shape.either(HttpShape.PATH, PATHS, keys(kind, whole(kind), true));
    }

    static Shape item(DossierField.Kind kind) {
        return Shape.either(HttpShape.PATH, PATHS, keys(kind, whole(kind), false));
    }

    private static ObjectShape whole(DossierField.Kind kind) {
        var join = Shape.object("ghép")
                .required("paths", PATHS, "Các giá trị ghép lại, bỏ giá trị rỗng.")
                .optional("separator", Shape.text(), ", ", "Chữ đứng giữa.");
        return Shape.object("khai đầy đủ")
                .optional("path", HttpShape.PATH, "Chỗ lấy giá trị.")
                .optional("firstOf", PATHS, "Nhiều chỗ, lấy chỗ đầu tiên có giá trị.")
                .optional("constant", Shape.text(), "Giá trị cố định.")
                .optional("join", join, "Ghép nhiều giá trị.")
                .optional("jslt", Shape.text(), "Tính bằng biểu thức JSLT trên bản ghi; khi không cách nào khác đủ.")
                .optional(
                        "column",
                        Shape.either(Shape.text(), Shape.nonEmptyList(Shape.text())),
                        "Bảng: tên cột, hoặc nhiều tên, tên có trong bảng đứng trước thì lấy; không phân biệt dấu, hoa"
                                + " thường.")
                .optional("letter", Shape.text("^[A-Z]{1,3}$", "F"), "Bảng: chữ của cột, ví dụ F.")
                .exactlyOne("path", "firstOf", "constant", "join", "jslt", "column", "letter")
                .optional("transform", Shape.nonEmptyList(CHANGE), "Sửa chữ vừa lấy, lần lượt từng phép.")
                .optional("type", Shape.choice(DefinitionWords.word(kind)), "Kiểu của trường; ghi cho dễ đọc.")
                .optional("required", Shape.flag(), "false", "Thiếu giá trị thì bản ghi vào khu cách ly.");
    }

    private static ObjectShape keys(DossierField.Kind kind, ObjectShape whole, boolean ofDossier) {
        return switch (kind) {
            case LIST -> whole;
            case TEXT, CODE, FLAG -> {
                var coded = whole.optional("codes", Shape.text(), "Tên bảng mã trong mapping.codes.");
                yield ofDossier ? coded.optional("rules", rules(), "Luật xét trước, lấy luật đầu tiên khớp.") : whole;
            }
            case INSTANT ->
                whole.optional("formats", Shape.nonEmptyList(Shape.text()), "Mẫu thời gian, thử lần lượt.")
                        .optional("timezone", Shape.text(), "Múi giờ riêng của trường này khi mẫu không ghi.");
        };
    }

    private static Shape rules() {
        return Shape.nonEmptyList(Shape.object("luật")
                .required("when", CONDITIONS, "Điều kiện, hay nhiều điều kiện phải cùng đúng.")
                .required("then", Shape.text(), "Giá trị chuẩn của trường khi ấy."));
    }
}
