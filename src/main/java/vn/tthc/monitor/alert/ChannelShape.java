package vn.tthc.monitor.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What a channel of alerts.yaml may say, by its kind. Limits are those we dare to use, below the providers' own. */
final class ChannelShape {
    static final String WORD = "[a-z0-9][a-z0-9-]*";

    private static final String HTTP = "https?://.+";
    private static final String UNITS = "Số ký tự (UTF-16) nhiều nhất của một tin.";
    private static final String BYTES = "Số byte UTF-8 nhiều nhất của phần chữ trong một tin.";
    private static final String ADDRESS = "Địa chỉ webhook; ai có nó đều gửi được nên là mã bí mật.";

    /** Why Telegram asks for a signature, as it were; said wherever the key is missing or false. */
    static final String RISK =
            "Ghi true khi người có thẩm quyền đã đồng ý bằng văn bản: từ 21/5/2025 Cục Viễn thông yêu cầu"
                    + " nhà mạng chặn Telegram và chưa có thông báo gỡ bỏ, nên tin có thể không tới.";

    private ChannelShape() {}

    static Shape channel() {
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put("zalo-bot", zaloBot());
        kinds.put("zalo-oa", zaloOa());
        kinds.put("telegram", telegram());
        kinds.put("teams", hook(common("kênh Microsoft Teams (Workflows)", "1", "60", "16000", BYTES)));
        kinds.put("slack", hook(common("kênh Slack", "1", "60", "2900", UNITS)));
        kinds.put("mattermost", mattermost());
        kinds.put("rocket-chat", hook(common("kênh Rocket.Chat", "2", "120", "4500", UNITS)));
        kinds.put("lark", lark());
        kinds.put("ntfy", ntfy());
        kinds.put("webhook", webhook());
        kinds.put("smtp", mail());
        return Shape.variants("type", Map.copyOf(kinds));
    }

    private static ObjectShape common(String title, String perSecond, String perMinute, String length, String unit) {
        return Shape.object(title)
                .required("id", Shape.text(WORD, "nhom-ky-thuat"), "Tên ngắn của kênh.")
                .optional("enabled", Shape.flag(), "true", "Tắt kênh mà không xoá.")
                .optional(
                        "dryRun",
                        Shape.flag(),
                        "false",
                        "Chạy thử: mọi việc như thật nhưng không tin nào rời khỏi máy; sổ tin ghi \"chạy thử\".")
                .optional("perSecond", Shape.integer(1, 50), perSecond, "Số tin nhiều nhất trong một giây.")
                .optional("perMinute", Shape.integer(1, 1000), perMinute, "Số tin nhiều nhất trong một phút.")
                .optional("timeout", Shape.positiveDuration(), "10s", "Thời gian chờ một lần gửi.")
                .optional("maxLength", Shape.integer(400, 100000), length, unit)
                .optional(
                        "digestOffset",
                        Shape.duration(),
                        "Bản tin hồ sơ của kênh này gửi muộn hơn giờ ghi ở digest bấy lâu (nhiều nhất 30m), để các kênh không cùng gửi"
                                + " một lúc; mặc định: kênh đầu trong tệp đúng giờ, mỗi kênh sau chậm thêm 30s (nhiều nhất"
                                + " 5m), riêng Lark ít nhất 3m vì Lark bận vào phút :00 và :30.");
    }

    private static ObjectShape hook(ObjectShape shape) {
        return shape.required("url", Shape.secret(), ADDRESS);
    }

    private static ObjectShape baseUrl(ObjectShape shape, String usual, String meaning) {
        return shape.optional("baseUrl", Shape.text(HTTP, usual), usual, meaning);
    }

    private static ObjectShape zaloBot() {
        return baseUrl(
                        common("kênh Zalo Bot", "1", "10", "1900", UNITS),
                        "https://bot-api.zaloplatforms.com",
                        "Địa chỉ của Zalo Bot Platform.")
                .required("token", Shape.secret(), "Mã của bot, lấy trong Zalo Bot Manager.")
                .optional(
                        "chatId",
                        Shape.text(),
                        "Mã nhóm chat mà bot được mời vào; chưa biết thì bỏ trống, bật inbound, viết cho bot một dòng rồi xem trang Cảnh báo.")
                .optional(
                        "inbound",
                        Shape.choice("none", "poll", "webhook"),
                        "none",
                        "Nghe người trong nhóm viết cho bot: poll là ta hỏi (không cần địa chỉ công khai), webhook là Zalo gọi"
                                + " /hook/zalo/<id>.")
                .optional("webhookSecret", Shape.secret(), "Mã Zalo gửi kèm khi gọi ta (secret_token của setWebhook).");
    }

    private static ObjectShape zaloOa() {
        return baseUrl(
                        common("kênh nhóm của Zalo OA", "1", "60", "1900", UNITS),
                        "https://openapi.zalo.me",
                        "Địa chỉ của Zalo OA OpenAPI.")
                .optional(
                        "loginUrl",
                        Shape.text(HTTP, "https://oauth.zaloapp.com"),
                        "https://oauth.zaloapp.com",
                        "Địa chỉ đổi mã.")
                .required("appId", Shape.text(), "Mã ứng dụng ở developers.zalo.me; gói OA phải có quyền API (GMF).")
                .required("appSecret", Shape.secret(), "Khoá bí mật của ứng dụng; cũng dùng để mã hoá mã đã lưu.")
                .required(
                        "refreshToken",
                        Shape.secret(),
                        "Mã làm mới đầu tiên do người quản trị OA cấp. Mỗi mã chỉ dùng một lần, các mã sau phần mềm tự giữ;"
                                + " khi cấp quyền lại thì thay mã này.")
                .required("groupId", Shape.text(), "Mã nhóm GMF.");
    }

    private static ObjectShape telegram() {
        return baseUrl(
                        common("kênh Telegram", "1", "15", "3900", UNITS),
                        "https://api.telegram.org",
                        "Địa chỉ của Telegram Bot API, hoặc của máy chủ trung gian.")
                .required("acceptedRisk", Shape.flag(), RISK)
                .required("token", Shape.secret(), "Mã của bot, lấy từ @BotFather.")
                .required("chatId", Shape.text("-?\\d+|@\\w+", "-1001234567890"), "Mã nhóm hoặc kênh.")
                .optional("thread", Shape.integer(1, Integer.MAX_VALUE), "Mã chủ đề trong nhóm có chủ đề.")
                .optional(
                        "proxy",
                        Shape.text("http://[^/:]+:\\d+", "http://10.0.0.1:3128"),
                        "Máy chủ proxy HTTP để ra ngoài.");
    }

    private static ObjectShape mattermost() {
        return hook(common("kênh Mattermost", "5", "300", "3900", UNITS))
                .optional("channel", Shape.text(), "Kênh khác với kênh đã định cho webhook, nếu webhook cho phép.");
    }

    private static ObjectShape lark() {
        return hook(common("kênh Lark (Feishu)", "1", "60", "18000", BYTES))
                .optional("signingKey", Shape.secret(), "Khoá ký, nếu bot bật kiểm tra chữ ký.");
    }

    private static ObjectShape ntfy() {
        return baseUrl(common("kênh ntfy", "1", "12", "3900", BYTES), "https://ntfy.sh", "Máy chủ ntfy; nên tự dựng.")
                .required("topic", Shape.secret(), "Chủ đề; ai biết tên đều đọc được nên là mã bí mật.")
                .optional("token", Shape.secret(), "Mã đăng nhập, nếu máy chủ hỏi.");
    }

    private static ObjectShape webhook() {
        return common("kênh webhook", "5", "60", "3900", UNITS)
                .required("url", Shape.text(), "Địa chỉ nhận JSON; nên lấy từ biến môi trường.")
                .required("signingKey", Shape.secret(), "Khoá ký HMAC-SHA256.")
                .optional(
                        "format",
                        Shape.choice("tthc", "alertmanager"),
                        "tthc",
                        "Dạng nội dung: của ta, hoặc như Alertmanager gửi (v4).")
                .optional(
                        "allowPrivate",
                        Shape.flag(),
                        "false",
                        "Cho gửi tới địa chỉ trong mạng nội bộ hay chính máy này; mặc định bị chặn.");
    }

    private static ObjectShape mail() {
        return common("kênh thư điện tử", "1", "30", "20000", UNITS)
                .required("host", Shape.text(), "Máy chủ thư.")
                .optional("port", Shape.integer(1, 65535), "587", "Cổng.")
                .optional(
                        "encryption", Shape.choice("none", "starttls", "tls"), "starttls", "Cách bảo vệ đường truyền.")
                .optional("user", Shape.text(), "Tên đăng nhập; bỏ trống nếu máy chủ không hỏi.")
                .optional("password", Shape.secret(), "Mật khẩu đăng nhập.")
                .required("from", Shape.text("[^@\\s]+@[^@\\s]+", "giamsat@haiphong.gov.vn"), "Người gửi.")
                .required(
                        "to",
                        Shape.nonEmptyList(Shape.text("[^@\\s]+@[^@\\s]+", "tokythuat@haiphong.gov.vn")),
                        "Những người nhận.");
    }
}
