package vn.tthc.monitor.connector.definition;

import java.util.LinkedHashMap;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how to see whether the source is there, without any account. */
final class ProbeShape {
    private static final Shape HOST = Shape.text("^[^\\s/:]+$", "motcua.example.gov.vn");

    private static final ObjectShape TLS = Shape.object("chứng chỉ TLS")
            .optional("ca", Shape.text(), "Tệp PEM các CA riêng của nguồn. Đường dẫn tính từ thư mục của tệp.")
            .optional("systemCa", Shape.flag(), "true", "Tin cả các CA có sẵn của Java; false là chỉ tin tệp ca.")
            .optional("minimum", Shape.choice("TLSv1.2", "TLSv1.3"), "TLSv1.2", "Phiên bản TLS thấp nhất được dùng.");

    static final ObjectShape PROBE = Shape.object("phép thử")
            .required(
                    "checks",
                    Shape.nonEmptyList(kinds()),
                    "Các phép thử, chạy cùng lúc; hỏng một phép là lượt ấy hỏng, phép nặng nhất được nêu.")
            .optional("timeout", Shape.positiveDuration(), "10s", "Chờ lâu nhất một phép thử.")
            .optional("tls", TLS, "CA riêng, phiên bản TLS; bỏ trống thì như http.tls nếu có.")
            .optional("proxy", NetworkShape.PROXY, "Đi qua máy chủ trung gian; bỏ trống thì như http.proxy nếu có.");

    private ProbeShape() {}

    private static Shape kinds() {
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put("http", page());
        kinds.put(
                "tls",
                Shape.object("xem chứng chỉ")
                        .required(
                                "url",
                                Shape.text("^https://\\S+$", "https://motcua.example.gov.vn"),
                                "Địa chỉ có chứng chỉ cần xem.")
                        .optional("warnDays", Shape.integer(0, 365), "20", "Nhắc khi còn hạn ít ngày hơn thế."));
        kinds.put(
                "dns",
                Shape.object("tra tên máy")
                        .required("name", HOST, "Tên máy phải phân giải được.")
                        .optional(
                                "addresses",
                                Shape.nonEmptyList(Shape.text("^[0-9A-Fa-f.:]+$", "203.0.113.7")),
                                "Tên máy phải trỏ tới ít nhất một trong các địa chỉ này; bỏ trống là địa chỉ nào cũng được."));
        kinds.put(
                "tcp",
                Shape.object("mở cổng")
                        .required("host", HOST, "Tên máy hoặc địa chỉ.")
                        .required("port", Shape.integer(1, 65535), "Cổng phải mở."));
        return Shape.variants("type", kinds);
    }

    private static ObjectShape page() {
        return Shape.object("hỏi một trang")
                .required(
                        "url",
                        Shape.text("^(https?://\\S+|/\\S*)$", "https://motcua.example.gov.vn/dang-nhap"),
                        "Trang được hỏi; đường dẫn bắt đầu bằng / thì nối sau http.baseUrl.")
                .optional("method", Shape.choice("get", "head"), "get", "head: chỉ hỏi phần đầu.")
                .optional(
                        "expect",
                        Shape.nonEmptyList(Shape.text("^[1-5](xx|[0-9]{2})$", "200 hoặc 2xx")),
                        "Các mã HTTP coi là tốt; bỏ trống là 2xx.")
                .optional("text", Shape.text(), "Chữ phải có trong trang.")
                .optional(
                        "redirects",
                        Shape.choice("follow", "up", "down"),
                        "follow",
                        "Trang chuyển hướng: đi theo, coi là tốt, hay coi là hỏng.");
    }
}
