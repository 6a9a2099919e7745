package vn.tthc.monitor.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.alert.plan.AlertPlanReader;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What alerts.yaml may say; the source of its check, of its schema for editors and of its documentation. */
public final class AlertShape {
    private static final String WORD = "[a-z0-9][a-z0-9-]*";

    /** The whole file. */
    public static final Shape SHAPE = Shape.object("cấu hình cảnh báo")
            .optional("demo", Shape.flag(), "Chỉ dùng cho dữ liệu trình diễn: cho phép ghi thẳng mã bí mật bịa ra.")
            .optional("channels", Shape.list(channel()), "Các kênh gửi tin.")
            .required(
                    "routes",
                    Shape.nonEmptyList(route()),
                    "Ai được báo gì. Tin đi theo mọi luật khớp; không luật nào khớp thì theo luật \"default\", luật này bắt buộc có.")
            .section("digest", digest(), "Bản tin hồ sơ quá hạn và sắp đến hạn.");

    /** For the check without the server. */
    public static final FileCheck CHECK = new FileCheck("alerts.yaml", SHAPE, AlertPlanReader::check);

    private AlertShape() {}

    private static Shape channel() {
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put(
                "zalo-bot",
                common("kênh Zalo Bot", "1", "10", "1900")
                        .optional(
                                "baseUrl",
                                Shape.text("https?://.+", "https://bot-api.zaloplatforms.com"),
                                "https://bot-api.zaloplatforms.com",
                                "Địa chỉ của Zalo Bot Platform.")
                        .required("token", Shape.secret(), "Mã của bot, lấy trong Zalo Bot Manager.")
                        .required("chatId", Shape.text(), "Mã nhóm chat mà bot được mời vào."));
        kinds.put(
                "webhook",
                common("kênh webhook", "5", "60", "3900")
                        .required("url", Shape.text(), "Địa chỉ nhận JSON; nên lấy từ biến môi trường.")
                        .required("signingKey", Shape.secret(), "Khoá ký HMAC-SHA256."));
        kinds.put(
                "smtp",
                common("kênh thư điện tử", "1", "30", "20000")
                        .required("host", Shape.text(), "Máy chủ thư.")
                        .optional("port", Shape.integer(1, 65535), "587", "Cổng.")
                        .optional(
                                "encryption",
                                Shape.choice("none", "starttls", "tls"),
                                "starttls",
                                "Cách bảo vệ đường truyền.")
                        .optional("user", Shape.text(), "Tên đăng nhập; bỏ trống nếu máy chủ không hỏi.")
                        .optional("password", Shape.secret(), "Mật khẩu đăng nhập.")
                        .required("from", Shape.text("[^@\\s]+@[^@\\s]+", "giamsat@haiphong.gov.vn"), "Người gửi.")
                        .required(
                                "to",
                                Shape.nonEmptyList(Shape.text("[^@\\s]+@[^@\\s]+", "tokythuat@haiphong.gov.vn")),
                                "Những người nhận."));
        return Shape.variants("type", Map.copyOf(kinds));
    }

    private static ObjectShape common(String title, String perSecond, String perMinute, String length) {
        return Shape.object(title)
                .required("id", Shape.text(WORD, "nhom-ky-thuat"), "Tên ngắn của kênh.")
                .optional("enabled", Shape.flag(), "true", "Tắt kênh mà không xoá.")
                .optional("perSecond", Shape.integer(1, 50), perSecond, "Số tin nhiều nhất trong một giây.")
                .optional("perMinute", Shape.integer(1, 1000), perMinute, "Số tin nhiều nhất trong một phút.")
                .optional("timeout", Shape.positiveDuration(), "10s", "Thời gian chờ một lần gửi.")
                .optional("maxLength", Shape.integer(400, 100000), length, "Số ký tự (UTF-16) nhiều nhất của một tin.");
    }

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
                                "digest")),
                        "Chỉ các loại này: mất kết nối, sai tài khoản, số liệu cũ, chậm, chứng thư, hạn tài khoản, cấu trúc, số"
                                + " lượng, mạng của ta, bản tin hồ sơ.")
                .optional(
                        "severities",
                        Shape.list(Shape.choice("critical", "warning")),
                        "Chỉ các mức này; chỉ lọc sự cố.")
                .optional("connectors", Shape.list(Shape.text()), "Chỉ sự cố của các hệ thống này.")
                .optional("agencies", Shape.list(Shape.text()), "Chỉ bản tin của các cơ quan này.")
                .required("to", Shape.list(Shape.text(WORD, "nhom-ky-thuat")), "Các kênh nhận; [] là không báo ai.");
    }

    private static Shape digest() {
        return Shape.object("bản tin hồ sơ")
                .optional(
                        "times",
                        Shape.nonEmptyList(Shape.time()),
                        "Giờ gửi, chỉ ngày làm việc; mặc định 08:05 và 13:35.");
    }
}
