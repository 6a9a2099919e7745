package vn.tthc.monitor.connector.definition;

import java.util.LinkedHashMap;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how requests prove who we are. */
final class AuthShape {
    static final Shape AUTH = authentication();

    private AuthShape() {}

    private static Shape authentication() {
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put("none", Shape.object("không xác thực"));
        kinds.put(
                "api-key",
                Shape.object("khoá API")
                        .required("in", HttpShape.PLACEMENT, "Khoá nằm ở đâu.")
                        .required("value", Shape.secret(), "Khoá."));
        kinds.put(
                "basic",
                Shape.object("HTTP Basic")
                        .required("username", Shape.text(), "Tên đăng nhập.")
                        .required("password", Shape.secret(), "Mật khẩu."));
        kinds.put("bearer", Shape.object("Bearer").required("token", Shape.secret(), "Token cố định."));
        kinds.put(
                "oauth2-client-credentials",
                Shape.object("OAuth 2 client credentials")
                        .required("tokenUrl", Shape.text(), "Địa chỉ lấy token, nối sau baseUrl hoặc đầy đủ.")
                        .required("clientId", Shape.text(), "Mã ứng dụng.")
                        .required("clientSecret", Shape.secret(), "Bí mật ứng dụng.")
                        .optional("scope", Shape.text(), "Phạm vi xin.")
                        .optional(
                                "credentials",
                                Shape.choice("header", "form"),
                                "header",
                                "Mã và bí mật đi trong header Basic hay trong biểu mẫu.")
                        .optional("parameters", Shape.map(Shape.text()), "Tham số biểu mẫu khác, ví dụ audience."));
        kinds.put("session-login", sessionLogin());
        return Shape.variants("type", kinds);
    }

    private static ObjectShape sessionLogin() {
        return Shape.object("đăng nhập lấy phiên")
                .required(
                        "login",
                        CallShape.call("lời gọi đăng nhập"),
                        "Lời gọi đăng nhập; ${username} và ${password} là hai khoá dưới đây.")
                .required("username", Shape.text(), "Tên đăng nhập.")
                .required("password", Shape.secret(), "Mật khẩu.")
                .required("token", HttpShape.PATH, "Token nằm ở đâu trong câu trả lời.")
                .optional("place", HttpShape.PLACEMENT, "Gửi token ở đâu; bỏ trống khi các lời gọi tự ghi ${token}.")
                .optional("prefix", Shape.text(), "", "Chữ đứng trước token, ví dụ \"Bearer \".")
                .optional(
                        "expiresAfter", Shape.positiveDuration(), "Đăng nhập lại sau; bỏ trống là đến khi bị từ chối.");
    }
}
