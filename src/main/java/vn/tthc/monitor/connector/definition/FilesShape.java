package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says where the source's files arrive and how they are read. */
final class FilesShape {
    /** Everything that may be a table; what a file really is its content says. */
    private static final String TABLES = "*.{xlsx,xls,ods,csv,txt,tsv,htm,html,xml}";

    private static final Shape FOLDER = keeping(Shape.object("thư mục")
            .required("path", Shape.text(), "Thư mục trên máy này hoặc ổ mạng đã gắn.")
            .optional("pattern", Shape.text(), TABLES, "Tên tệp cần đọc, dùng được * ? {a,b}."));

    private static final Shape MAIL = Shape.object("hộp thư IMAP")
            .required("host", Shape.text(), "Máy chủ IMAP.")
            .optional("port", Shape.integer(1, 65_535), "Cổng; bỏ trống là 993, hoặc 143 khi tls không phải implicit.")
            .optional(
                    "tls",
                    Shape.choice("implicit", "starttls", "none"),
                    "implicit",
                    "Mã hoá ngay từ đầu, sau lệnh STARTTLS, hay không mã hoá.")
            .required("user", Shape.text(), "Tên đăng nhập.")
            .required("password", Shape.secret(), "Mật khẩu.")
            .optional("mailbox", Shape.text(), "INBOX", "Hộp thư cần xem.")
            .required(
                    "from",
                    Shape.nonEmptyList(Shape.text("^[^@\\s]*@[^@\\s]+$", "xuat-so-lieu@tinh.gov.vn hoặc @tinh.gov.vn")),
                    "Chỉ đọc thư của những người gửi này: cả địa chỉ, hoặc @tên-miền.")
            .optional(
                    "subject", Shape.text(), "Chữ mà tiêu đề thư phải có, không cần dấu; bỏ trống là thư nào cũng xem.")
            .optional("attachments", Shape.text(), "*", "Tên tệp đính kèm cần đọc, dùng được * ? {a,b}.")
            .optional("done", Shape.text(), "Hộp thư để chuyển thư đã đọc sang; bỏ trống là chỉ đánh dấu đã xem.")
            .optional("days", Shape.integer(1, 90), "14", "Chỉ xem thư của chừng ấy ngày gần đây.");

    private static final Shape SFTP = keeping(Shape.object("máy chủ SFTP")
            .required("host", Shape.text(), "Máy chủ.")
            .optional("port", Shape.integer(1, 65_535), "22", "Cổng.")
            .required("user", Shape.text(), "Tên đăng nhập.")
            .optional("password", Shape.secret(), "Mật khẩu.")
            .optional("privateKey", Shape.secret(), "Khoá riêng dạng PEM hoặc OpenSSH, thường là ${file:…}.")
            .exactlyOne("password", "privateKey")
            .optional("passphrase", Shape.secret(), "Mật khẩu của khoá riêng.")
            .required(
                    "hostKey",
                    Shape.text("^SHA256:[A-Za-z0-9+/]{43}=?$", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"),
                    "Dấu vân tay khoá của máy chủ, in ra bởi ssh-keygen -lf; khác là không đăng nhập.")
            .required("path", Shape.text(), "Thư mục trên máy chủ.")
            .optional("pattern", Shape.text(), TABLES, "Tên tệp cần đọc, dùng được * ? {a,b}."));

    static final ObjectShape FILES = Shape.object("tệp xuất từ hệ thống")
            .optional("folder", FOLDER, "Thư mục có tệp đến.")
            .optional("mail", MAIL, "Hộp thư có tệp đính kèm.")
            .optional("sftp", SFTP, "Máy chủ SFTP có tệp đến.")
            .optional(
                    "asOf",
                    Shape.either(
                            Shape.choice("modified", "arrived"),
                            Shape.object("trong tên tệp")
                                    .required(
                                            "name",
                                            Shape.text(),
                                            "Mẫu ngày giờ nằm đâu đó trong tên tệp, ví dụ yyyyMMdd-HHmm; chỉ có ngày thì là"
                                                    + " hết ngày ấy.")),
                    "modified",
                    "Số liệu lúc nào: lúc tệp được ghi (thư: lúc nhận thư), lúc thấy tệp, hay theo tên tệp.")
            .optional(
                    "complete",
                    Shape.flag(),
                    "false",
                    "Mỗi tệp liệt kê đủ mọi hồ sơ đang mở; hồ sơ không còn trong tệp được đóng lại, có chặn khi quá nhiều.")
            .section("table", TableShape.TABLE, "Bảng trong tệp đọc thế nào.");

    private FilesShape() {}

    private static ObjectShape keeping(ObjectShape shape) {
        return shape.optional(
                        "move", Shape.flag(), "true", "Chuyển tệp đã đọc vào thư mục con; false thì để yên và ghi nhớ.")
                .optional("done", Shape.text("^[^/\\\\]+$", "da-nhap"), "da-nhap", "Thư mục con cho tệp đã nhập.")
                .optional(
                        "failed",
                        Shape.text("^[^/\\\\]+$", "khong-nhap"),
                        "khong-nhap",
                        "Thư mục con cho tệp không nhập được.");
    }
}
