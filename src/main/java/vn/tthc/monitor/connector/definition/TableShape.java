package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how the tables of its system are read; all of it may be left out. */
public final class TableShape {
    /** The table of {@code files}. */
    public static final ObjectShape TABLE = Shape.object("bảng trong tệp")
            .optional(
                    "sheet",
                    Shape.text(),
                    "Tên trang tính, hoặc số thứ tự từ 1; bỏ trống là trang đầu tiên có dòng tiêu đề.")
            .section(
                    "header",
                    Shape.object("dòng tiêu đề")
                            .optional("row", Shape.integer(1, 1000), "Số dòng như thấy trong tệp; bỏ trống là tự tìm.")
                            .optional("within", Shape.integer(1, 1000), "40", "Tìm trong bấy nhiêu dòng đầu.")
                            .optional(
                                    "matches",
                                    Shape.integer(1, 30),
                                    "2",
                                    "Dòng có từng ấy tên cột quen thì là dòng tiêu đề."),
                    "Dòng tiêu đề ở đâu.")
            .optional("synonyms", synonyms(), "Tên cột riêng của hệ thống này, thêm vào config/columns.yaml.")
            .optional(
                    "skip",
                    Shape.list(Shape.text()),
                    "Bỏ và báo lại dòng có ô đầu tiên bắt đầu bằng chữ này, ngoài dòng tổng và phần ký.")
            .optional("defaults", defaults(), "Giá trị cho mọi hồ sơ khi bảng không có cột ấy.")
            .optional(
                    "charset",
                    Shape.choice("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252"),
                    "Bảng mã của tệp CSV hoặc trang web; bỏ trống là tự tìm.")
            .optional(
                    "separator",
                    Shape.choice("comma", "semicolon", "tab", "bar"),
                    "Dấu phân cách của tệp CSV; bỏ trống là tự tìm.")
            .section(
                    "limits",
                    Shape.object("giới hạn")
                            .optional("size", Shape.size(), "64MB", "Độ lớn của tệp.")
                            .optional("inflated", Shape.size(), "1GB", "Độ lớn sau khi giải nén.")
                            .optional("rows", Shape.integer(1, 1_048_576), "200000", "Số dòng.")
                            .optional("columns", Shape.integer(1, 16_384), "500", "Số cột."),
                    "Tệp lớn hơn bị từ chối.");

    private TableShape() {}

    private static ObjectShape synonyms() {
        var shape = Shape.object("tên cột");
        for (var field : DossierField.values()) {
            if (field.kind() != DossierField.Kind.LIST) {
                shape = shape.optional(field.key(), Shape.nonEmptyList(Shape.text()), DefinitionWords.meaning(field));
            }
        }
        return shape;
    }

    private static ObjectShape defaults() {
        var shape = Shape.object("giá trị");
        for (var field : DossierField.values()) {
            var words = DefinitionWords.of(field);
            // A code or a time that holds for every dossier would be an invention.
            if (field.kind() == DossierField.Kind.TEXT && field != DossierField.CODE) {
                shape = shape.optional(field.key(), Shape.text(), DefinitionWords.meaning(field));
            } else if (!words.isEmpty()) {
                shape = shape.optional(field.key(), Shape.choice(words), DefinitionWords.meaning(field));
            }
        }
        return shape;
    }
}
