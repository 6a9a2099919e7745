package vn.tthc.monitor.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What alerts.yaml may say of who is told: routes, reminders, escalation. */
final class AlertRouteShape {
    private AlertRouteShape() {}

    static Shape route() {
        return Shape.object("luật gửi tin")
                .required(
                        "id",
                        Shape.text(ChannelShape.WORD, "default"),
                        "Tên luật; \"default\" nhận mọi tin không luật nào nhận.")
                .optional(
                        "kinds",
                        Shape.list(Shape.choice(kinds())),
                        "Chỉ các loại này: network đường truyền của ta, reach mất kết nối, auth sai tài khoản, freshness số"
                                + " liệu cũ, latency chậm, tls chứng thư cần gia hạn, credential tài khoản cần gia hạn, schema đổi cấu"
                                + " trúc, volume số lượng lạ, external do hệ thống giám sát khác báo, channel kênh không nhận tin, self phần mềm giám sát, planned bảo trì và tạm dừng theo kế hoạch, digest bản tin hồ sơ.")
                .optional(
                        "severities",
                        Shape.list(Shape.choice("critical", "warning")),
                        "Chỉ các mức này; chỉ lọc sự cố.")
                .optional(
                        "connectors",
                        Shape.list(Shape.text()),
                        "Chỉ sự cố và bảo trì của các hệ thống này; hook:grafana là mọi cảnh báo của mục inputs tên grafana.")
                .optional("agencies", Shape.list(Shape.text()), "Chỉ bản tin của các cơ quan này.")
                .optional(
                        "officers",
                        Shape.nonEmptyList(Shape.text()),
                        "Gửi bản tin riêng của từng cán bộ đang giữ hồ sơ: ghi họ tên như hệ thống nguồn ghi, hoặc \"*\" là mọi cán"
                                + " bộ. Luật này chỉ nhận bản tin cán bộ; bản tin của cơ quan vẫn đi theo các luật khác. Tin chỉ"
                                + " ghi họ và chữ cái đầu của tên.")
                .required("to", channels(), "Các kênh nhận, ít nhất một.");
    }

    static ObjectShape reminders() {
        return Shape.object("lần nhắc")
                .optional(
                        "after",
                        Shape.list(Shape.positiveDuration()),
                        "Nhắc sau tin đầu bấy lâu nếu chưa ai nhận xử lý; mặc định 15m, 1h, 4h.")
                .optional(
                        "daily",
                        Shape.nonEmptyList(Shape.time()),
                        "Sau đó nhắc mỗi ngày làm việc vào các giờ này; mặc định 08:30 và 14:00.")
                .optional(
                        "acknowledged",
                        Shape.positiveDuration(),
                        "4h",
                        "Đã có người nhận xử lý thì thôi nhắc trong bấy lâu giờ làm việc; quá giờ mà chưa xong thì lại nhắc.");
    }

    static ObjectShape heads() {
        return Shape.object("dòng đầu của tin")
                .optional("opened", Shape.text(), "Tin sự cố mới, nặng hơn, xảy ra lại.")
                .optional("reminder", Shape.text(), "Tin nhắc lại.")
                .optional("escalated", Shape.text(), "Tin báo cấp trên.")
                .optional("acked", Shape.text(), "Tin đã có người nhận.")
                .optional("recovered", Shape.text(), "Tin đã hết.");
    }

    static ObjectShape step() {
        return Shape.object("bước báo cấp trên")
                .required("after", Shape.positiveDuration(), "Sau tin đầu bấy lâu mà chưa ai nhận xử lý.")
                .required("to", channels(), "Các kênh được báo thêm.")
                .optional("workingTime", Shape.flag(), "false", "Chờ đến giờ làm việc mới báo.");
    }

    private static Shape channels() {
        return Shape.nonEmptyList(Shape.text(ChannelShape.WORD, "nhom-ky-thuat"));
    }

    private static String[] kinds() {
        return Stream.concat(
                        Arrays.stream(Incident.Kind.values()).map(Incident.Kind::name), Stream.of("planned", "digest"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
