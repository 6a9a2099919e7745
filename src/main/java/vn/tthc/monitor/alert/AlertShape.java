package vn.tthc.monitor.alert;

import vn.tthc.monitor.alert.plan.AlertPlanReader;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Shape;

/** What alerts.yaml may say; the source of its check, of its schema for editors and of its documentation. */
public final class AlertShape {

    /** The whole file. */
    public static final Shape SHAPE = Shape.object("cấu hình cảnh báo")
            .optional("demo", Shape.flag(), "Chỉ dùng cho dữ liệu trình diễn: cho phép ghi thẳng mã bí mật bịa ra.")
            .optional("channels", Shape.list(ChannelShape.channel()), "Các kênh gửi tin.")
            .required(
                    "routes",
                    Shape.nonEmptyList(AlertRouteShape.route()),
                    "Ai được báo gì. Tin đi theo mọi luật khớp; không luật nào khớp thì theo luật \"default\", luật này bắt buộc có.")
            .optional(
                    "inputs",
                    Shape.list(input()),
                    "Hệ thống giám sát khác báo cho ta qua /hook/alertmanager/<id>; cảnh báo của chúng thành sự cố.")
            .optional(
                    "reminders",
                    AlertRouteShape.reminders(),
                    "Nhắc lại sự cố chưa ai nhận xử lý; đã có người nhận thì thôi nhắc.")
            .optional("escalation", Shape.list(AlertRouteShape.step()), "Chưa ai nhận xử lý thì báo thêm ai, lúc nào.")
            .optional(
                    "heads",
                    AlertRouteShape.heads(),
                    "Dòng đầu của tin theo cách viết của đơn vị; {number}, {title}, {system} là số, tên sự cố, tên hệ thống.")
            .section("digest", digest(), "Bản tin hồ sơ quá hạn và sắp đến hạn.");

    /** For the check without the server. */
    public static final FileCheck CHECK = new FileCheck("alerts.yaml", SHAPE, AlertPlanReader::check);

    private AlertShape() {}

    private static Shape input() {
        return Shape.object("nguồn cảnh báo bên ngoài")
                .required("id", Shape.text(ChannelShape.WORD, "grafana"), "Tên ngắn, cũng là phần cuối của địa chỉ.")
                .required("name", Shape.text(), "Tên gọi trong sự cố và tin nhắn.")
                .required(
                        "token",
                        Shape.secret(),
                        "Mã nguồn ấy gửi trong tiêu đề Authorization: Bearer …; Alertmanager, Grafana đều khai được.")
                .optional(
                        "silentAfter",
                        Shape.positiveDuration(),
                        "12h",
                        "Cảnh báo không được nhắc lại lâu hơn thế thì sự cố khép lại với lý do \"không còn được báo lại\"; đặt"
                                + " dài hơn repeat_interval của nguồn ấy (Alertmanager mặc định 4h).");
    }

    private static Shape digest() {
        return Shape.object("bản tin hồ sơ")
                .optional(
                        "times",
                        Shape.nonEmptyList(Shape.time()),
                        "Giờ gửi, chỉ ngày làm việc; mặc định 08:05 và 13:35.")
                .optional(
                        "priority",
                        priority(),
                        "Thủ tục ưu tiên: hồ sơ sát hạn và vừa quá hạn được báo riêng từng hồ sơ, ngoài bản tin; chỉ trong giờ làm việc.");
    }

    private static Shape priority() {
        return Shape.object("thủ tục ưu tiên")
                .required(
                        "procedures",
                        Shape.nonEmptyList(Shape.text("\\d\\.\\d{6}", "1.001193")),
                        "Mã thủ tục, chỉ hai nhóm số đầu (1.001193), không ghi phần đuôi.")
                .optional(
                        "perHour",
                        Shape.integer(1, 60),
                        "5",
                        "Số tin riêng nhiều nhất trong một giờ của mỗi cơ quan; hồ sơ vượt số này chỉ có trong bản tin, kèm một dòng nói rõ.");
    }
}
