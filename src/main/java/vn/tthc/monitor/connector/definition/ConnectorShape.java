package vn.tthc.monitor.connector.definition;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What a connector file looks like: the one source of its check, its published schema and its documentation. */
public final class ConnectorShape {
    /** A whole connector file, its preset merged under it. */
    public static final ObjectShape FILE = Shape.object("tệp kết nối")
            .required(
                    "id",
                    Shape.text("^[a-z0-9][a-z0-9-]{0,62}$", "bo-xay-dung"),
                    "Mã kết nối, bằng tên tệp không có .yaml.")
            .required("name", Shape.text(), "Tên hệ thống như cán bộ gọi.")
            .optional("owner", Shape.text(), "Cơ quan chủ quản.")
            .optional(
                    "demo",
                    Shape.flag(),
                    "false",
                    "Tệp trình diễn: chỉ nạp trong hồ sơ chạy demo, và chỉ ở đây bí mật mới được có mặc định"
                            + " ${env:TÊN:-giá trị}.")
            .optional(
                    "preset",
                    Shape.text("^[a-z0-9][a-z0-9-]*$", "igate"),
                    "Tên bộ dựng sẵn trong config/presets; khoá ghi ở tệp này thắng. Một bộ có thể dựa trên bộ khác.")
            .optional(
                    "lifecycle",
                    Shape.list(Shape.object("một giai đoạn")
                            .required("from", Shape.date(), "Ngày bắt đầu.")
                            .optional("to", Shape.date(), "Ngày cuối; bỏ trống là đến giai đoạn sau.")
                            .required(
                                    "state",
                                    Shape.choice("planned", "trial", "running", "suspended"),
                                    "Sắp chạy, chạy thử, đang chạy, tạm dừng theo thông báo.")
                            .optional("document", Shape.text(), "Số văn bản.")),
                    "Các giai đoạn vận hành theo thông báo của chủ quản.")
            .optional(
                    "contact",
                    Shape.object("đầu mối")
                            .optional("name", Shape.text(), "Tên đầu mối.")
                            .optional("phone", Shape.text(), "Điện thoại.")
                            .optional("email", Shape.text(), "Thư điện tử."),
                    "Gọi ai khi hệ thống lỗi.")
            .optional(
                    "deepLink",
                    Shape.text(),
                    "Địa chỉ mở hồ sơ trong hệ thống gốc; dùng được ${code}, ${nationalCode}, ${record.<đường dẫn>}.")
            .section(
                    "schedule",
                    Shape.object("lịch đọc")
                            .optional("every", Shape.positiveDuration(), "60s", "Khoảng nghỉ giữa hai lần đọc.")
                            .optional(
                                    "reconcile",
                                    Shape.text(),
                                    "Biểu thức cron 6 trường của Spring cho lần đọc toàn bộ, ví dụ \"0 30 22 * * *\"."),
                    "Đọc lúc nào.")
            .optional("http", HttpShape.HTTP, "Nói chuyện với hệ thống ra sao; cần khi có read.")
            .optional("read", ReadShape.READ, "Hỏi những gì; cần http và mapping.")
            .section("drift", ExpectationShape.DRIFT, "Làm gì khi nguồn đổi cấu trúc.")
            .optional(
                    "probe",
                    ProbeShape.PROBE,
                    "Xem hệ thống có đó không, không cần tài khoản; một mình thì hệ thống chỉ được theo dõi.")
            .optional(
                    "files",
                    FilesShape.FILES,
                    "Tệp xuất từ hệ thống đến từ đâu và đọc ra sao; {} là chỉ nhận tệp nhập tay.")
            .optional("push", PushShape.PUSH, "Nhận hồ sơ mà hệ thống tự gửi tới theo dạng DongBoHoSoMC; cần mapping.")
            .optional("mapping", MappingShape.MAPPING, "Đọc hồ sơ ra sao; cần khi có hồ sơ.")
            .section(
                    "health",
                    Shape.object("ngưỡng sức khoẻ")
                            .optional("slowAfter", Shape.positiveDuration(), "5s", "Chậm khi một yêu cầu lâu hơn.")
                            .optional(
                                    "staleAfter",
                                    Shape.positiveDuration(),
                                    "Số liệu cũ khi chừng ấy giờ làm việc không có hồ sơ mới; bỏ trống là không theo"
                                            + " dõi, riêng hệ thống chỉ có tệp là 12h.")
                            .optional(
                                    "failures",
                                    Shape.integer(1, 100),
                                    "3",
                                    "Số lần lỗi thì coi là sập, liền nhau hoặc xen một lần tốt (3 trong 4).")
                            .optional("recoveries", Shape.integer(1, 100), "2", "Số lần tốt liền nhau thì coi là khỏi.")
                            .optional(
                                    "clearAfter",
                                    Shape.positiveDuration(),
                                    "60s",
                                    "Các lần tốt ấy phải kéo dài ít nhất chừng này.")
                            .section("volume", ExpectationShape.VOLUME, "Bao nhiêu hồ sơ là bình thường."),
                    "Khi nào coi là chậm, cũ, sập, khỏi.");

    private ConnectorShape() {}

    /** The published JSON Schema: a file with a preset needs only its id and name. */
    public static ObjectNode jsonSchema() {
        var schema = FILE.jsonSchema("preset", List.of("id", "name"));
        schema.put("title", "Tệp kết nối của TTHC Monitor");
        return schema;
    }
}
