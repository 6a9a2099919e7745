package vn.tthc.monitor.alert;

import vn.tthc.monitor.alert.plan.AlertPlanReader;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Shape;

/** What alerts.yaml may say; the source of its check, of its schema for editors and of its documentation. */
public final class AlertShape {
    private static final String WORD = ChannelShape.WORD;

    /** The whole file. */
    public static final Shape SHAPE = Shape.object("cấu hình cảnh báo")
            .optional("demo", Shape.flag(), "Chỉ dùng cho dữ liệu trình diễn: cho phép ghi thẳng mã bí mật bịa ra.")
            .optional("channels", Shape.list(ChannelShape.channel()), "Các kênh gửi tin.")
            .required(
                    "routes",
                    Shape.nonEmptyList(route()),
                    "Ai được báo gì. Tin đi theo mọi luật khớp; không luật nào khớp thì theo luật \"default\", luật này bắt buộc có.")
            .optional(
                    "inputs",
                    Shape.list(input()),
                    "Hệ thống giám sát khác báo cho ta qua /hook/alertmanager/<id>; cảnh báo của chúng thành sự cố.")
            .section("digest", digest(), "Bản tin hồ sơ quá hạn và sắp đến hạn.");

    /** For the check without the server. */
    public static final FileCheck CHECK = new FileCheck("alerts.yaml", SHAPE, AlertPlanReader::check);

    private AlertShape() {}

    private static Shape route() {
        return Shape.object("luật gửi tin")
                .required("id", Shape.text(WORD, "default"), "Tên luật; \"default\" nhận mọi tin không luật nào nhận.")
                .optional(
                        "kinds",
                        Shape.list(Shape.choice(
                                "reach",
                                "auth",
                                "freshness",
                                "latency",
                                "tls",
                                "credential",
                                "schema",
                                "volume",
                                "network",
                                "planned",
                                "external",
                                "external_critical",
                                "channel",
                                "digest")),
                        "Chỉ các loại này: mất kết nối, sai tài khoản, số liệu cũ, chậm, chứng thư, hạn tài khoản, cấu trúc, số"
                                + " lượng, mạng của ta, bảo trì và tạm dừng theo kế hoạch, bản tin hồ sơ.")
                .optional(
                        "severities",
                        Shape.list(Shape.choice("critical", "warning")),
                        "Chỉ các mức này; chỉ lọc sự cố.")
                .optional("connectors", Shape.list(Shape.text()), "Chỉ sự cố và bảo trì của các hệ thống này.")
                .optional("agencies", Shape.list(Shape.text()), "Chỉ bản tin của các cơ quan này.")
                .required("to", Shape.list(Shape.text(WORD, "nhom-ky-thuat")), "Các kênh nhận; [] là không báo ai.");
    }

    private static Shape input() {
        return Shape.object("nguồn cảnh báo bên ngoài")
                .required("id", Shape.text(WORD, "grafana"), "Tên ngắn, cũng là phần cuối của địa chỉ.")
                .required("name", Shape.text(), "Tên gọi trong sự cố và tin nhắn.")
                .required(
                        "token",
                        Shape.secret(),
                        "Mã nguồn ấy gửi trong tiêu đề Authorization: Bearer …; Alertmanager, Grafana đều khai được.");
    }

    private static Shape digest() {
        return Shape.object("bản tin hồ sơ")
                .optional(
                        "times",
                        Shape.nonEmptyList(Shape.time()),
                        "Giờ gửi, chỉ ngày làm việc; mặc định 08:05 và 13:35.");
    }
}
