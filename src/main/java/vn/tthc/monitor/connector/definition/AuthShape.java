package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
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
        kinds.put("basic", account("HTTP Basic"));
        kinds.put("digest", account("HTTP Digest"));
        kinds.put("bearer", Shape.object("Bearer").required("token", Shape.secret(), "Token cố định."));
        kinds.put("hmac", hmac());
        kinds.put(
                "oauth2-client-credentials",
                token(Shape.object("OAuth 2 client credentials")
                        .required("clientId", Shape.text(), "Mã ứng dụng.")
                        .required("clientSecret", Shape.secret(), "Bí mật ứng dụng.")));
        kinds.put(
                "oauth2-password",
                token(account("OAuth 2 password")
                        .optional("clientId", Shape.text(), "Mã ứng dụng; bỏ trống khi hệ thống không đòi.")
                        .optional("clientSecret", Shape.secret(), "Bí mật ứng dụng, đi cùng clientId.")));
        kinds.put("session-login", sessionLogin());
        kinds.put("form-login", formLogin());
        return Shape.variants("type", kinds);
    }

    private static ObjectShape account(String title) {
        return Shape.object(title)
                .required("username", Shape.text(), "Tên đăng nhập.")
                .required("password", Shape.secret(), "Mật khẩu.");
    }

    private static ObjectShape token(ObjectShape shape) {
        return shape.required("tokenUrl", Shape.text(), "Địa chỉ lấy token, nối sau baseUrl hoặc đầy đủ.")
                .optional("scope", Shape.text(), "Phạm vi xin.")
                .optional(
                        "credentials",
                        Shape.choice("header", "form"),
                        "header",
                        "Mã và bí mật đi trong header Basic hay trong biểu mẫu.")
                .optional("parameters", Shape.map(Shape.text()), "Tham số biểu mẫu khác, ví dụ audience.")
                .optional(
                        "expiresAfter",
                        Shape.positiveDuration(),
                        "1h",
                        "Token dùng bao lâu khi câu trả lời không có expires_in.");
    }

    private static ObjectShape hmac() {
        return Shape.object("chữ ký HMAC")
                .optional(
                        "algorithm",
                        Shape.choice(Arrays.stream(SigningRule.Algorithm.values())
                                .map(SigningRule.Algorithm::word)
                                .toList()),
                        "HmacSHA256",
                        "Thuật toán.")
                .required("secret", Shape.secret(), "Khoá ký.")
                .optional("secretForm", Shape.choice("text", "base64", "hex"), "text", "Khoá ký viết ở dạng nào.")
                .optional("keyId", Shape.text(), "Mã của khoá, là ${keyId}.")
                .required("canonical", Shape.text(), "Chữ được ký; dùng được " + names(SigningRule.CANONICAL) + ".")
                .optional(
                        "headers",
                        Shape.map(Shape.text()),
                        "Header gửi kèm; dùng được " + names(SigningRule.SENT) + ".")
                .optional("query", Shape.map(Shape.text()), "Tham số gửi kèm trên địa chỉ; như headers.")
                .optional(
                        "timestamp",
                        Shape.text(),
                        "epoch-seconds",
                        "epoch-seconds, epoch-millis, iso, hoặc mẫu như yyyyMMddHHmmss; giờ UTC.")
                .optional("encoding", Shape.choice("hex", "base64"), "hex", "Chữ ký viết ở dạng nào.");
    }

    private static String names(Iterable<String> names) {
        var text = new StringBuilder();
        names.forEach(
                name -> text.append(text.isEmpty() ? "${" : ", ${").append(name).append('}'));
        return text.toString();
    }

    private static ObjectShape sessionLogin() {
        var elsewhere = Shape.object("chỗ của token")
                .optional("path", HttpShape.PATH, "Trong thân câu trả lời.")
                .optional("header", Shape.text(), "Trong header này.")
                .optional("cookie", Shape.text(), "Trong cookie này; cookie tự gửi lại, không cần place.")
                .exactlyOne("path", "header", "cookie");
        return Shape.object("đăng nhập lấy phiên")
                .optional(
                        "steps",
                        Shape.list(CallShape.call("bước trước đăng nhập")
                                .required(
                                        "take",
                                        Shape.map(HttpShape.PATH),
                                        "Tên tự đặt: đường dẫn trong câu trả lời; các lời gọi sau dùng ${tên}.")),
                        "Các lời gọi trước lời gọi đăng nhập, ví dụ xin mã thách đố.")
                .required(
                        "login",
                        CallShape.call("lời gọi đăng nhập"),
                        "Lời gọi đăng nhập; ${username} và ${password} là hai khoá dưới đây.")
                .required("username", Shape.text(), "Tên đăng nhập.")
                .required("password", Shape.secret(), "Mật khẩu.")
                .required("token", Shape.either(HttpShape.PATH, elsewhere), "Token nằm ở đâu trong câu trả lời.")
                .optional("place", HttpShape.PLACEMENT, "Gửi token ở đâu; bỏ trống khi các lời gọi tự ghi ${token}.")
                .optional("prefix", Shape.text(), "", "Chữ đứng trước token, ví dụ \"Bearer \".")
                .optional(
                        "success",
                        HttpShape.VALUE_RULE,
                        "Đăng nhập chỉ thành công khi giá trị này khớp; bỏ trống thì theo http.success.")
                .optional(
                        "expiresAfter", Shape.positiveDuration(), "Đăng nhập lại sau; bỏ trống là đến khi bị từ chối.");
    }

    private static ObjectShape formLogin() {
        return account("đăng nhập bằng trang web")
                .required("page", Shape.text(), "Địa chỉ trang đăng nhập, nối sau baseUrl hoặc đầy đủ.")
                .optional(
                        "form", Shape.text(), "Bộ chọn CSS của biểu mẫu; bỏ trống là biểu mẫu đầu tiên có ô mật khẩu.")
                .optional("usernameField", Shape.text(), "Tên ô tài khoản; bỏ trống là ô chữ đứng trước ô mật khẩu.")
                .optional("passwordField", Shape.text(), "Tên ô mật khẩu; bỏ trống là ô mật khẩu của biểu mẫu.")
                .optional("fields", Shape.map(Shape.text()), "Các ô khác cần điền, hoặc giá trị khác trang đề nghị.")
                .optional(
                        "success",
                        Shape.object("dấu hiệu đã vào")
                                .optional("cookie", Shape.text(), "Có cookie này.")
                                .optional("text", Shape.text(), "Trang sau đăng nhập có chữ này.")
                                .exactlyOne("cookie", "text"),
                        "Thế nào là đã vào; bỏ trống là không còn ở trang đăng nhập.")
                .optional(
                        "expiresAfter", Shape.positiveDuration(), "Đăng nhập lại sau; bỏ trống là đến khi bị từ chối.");
    }
}
