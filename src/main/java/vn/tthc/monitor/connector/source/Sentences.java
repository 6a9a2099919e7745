package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.SecretMask;

/** The Vietnamese sentences of failures: what happened, where, what was expected, what to do. */
final class Sentences {
    private static final int LONGEST_QUOTE = 200;
    /** Where the readers of these sentences are. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private Sentences() {}

    /** Method and address; values of the query are hidden, for they carry keys and personal data. */
    static String place(Request request) {
        return request.method() + " " + address(request.url());
    }

    static String address(HttpUrl url) {
        var bare = url.newBuilder().query(null).fragment(null).username("").password("");
        var names = url.queryParameterNames();
        var query = names.isEmpty()
                ? ""
                : names.stream().map(name -> name + "=" + SecretMask.MASK).collect(Collectors.joining("&", "?", ""));
        return SecretMask.mask(bare.build() + query);
    }

    static String quote(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "không có lời giải thích";
        }
        var line = SecretMask.mask(text).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    static String seconds(Duration duration) {
        var millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " giây" : millis + " mili giây";
    }

    static String day(Instant moment) {
        return DAY.format(moment.atZone(ZONE));
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(ZONE));
    }

    static String unknownHost(Request request) {
        return "Không tìm thấy tên máy chủ " + request.url().host() + " trong DNS khi gọi " + place(request)
                + "; cần một tên máy phân giải được. Kiểm tra http.baseUrl và máy chủ DNS của đơn vị.";
    }

    static String unreachable(Request request, IOException cause) {
        return "Không kết nối được tới " + request.url().host() + ":"
                + request.url().port() + " khi gọi " + place(request) + " (" + quote(cause.getMessage())
                + "); cần cổng này mở và không bị ngắt. Kiểm tra mạng, tường lửa và tình trạng hệ thống nguồn.";
    }

    static String proxy(Request request, String host, int port, IOException cause) {
        return "Không đi qua được proxy " + host + ":" + port + " khi gọi " + place(request) + " ("
                + quote(cause.getMessage())
                + "); cần proxy chạy và cho phép tới máy này. Kiểm tra http.proxy: host, port, username, noProxy.";
    }

    static String hungUp(Request request, IOException cause, String own) {
        return request.url().host() + " ngắt kết nối khi gọi " + place(request) + " (" + quote(cause.getMessage())
                + "), có thể vì nguồn không nhận " + own
                + "; cần kết nối không bị ngắt. Nếu lần nào cũng vậy thì xin cấp lại rồi thay tệp ở http.tls.";
    }

    static String silentHandshake(Request request) {
        return "Cổng " + request.url().port() + " của " + request.url().host()
                + " mở mà không trả lời bắt tay TLS, có thể vì cổng này không nói TLS; cần cổng https. "
                + "Kiểm tra cổng và https:// trong http.baseUrl.";
    }

    static String timeout(Request request, Duration limit) {
        return place(request) + " không trả lời trọn vẹn trong " + seconds(limit)
                + "; cần trả lời trong giới hạn http.limits.call. Hỏi đơn vị vận hành, hoặc nới giới hạn nếu nguồn vốn chậm.";
    }

    static String tooLarge(Request request, long limit) {
        return "Câu trả lời của " + place(request) + " lớn hơn " + limit
                + " byte nên đã ngừng đọc; cần nhỏ hơn http.limits.body. Giảm số bản ghi mỗi trang hoặc nới giới hạn.";
    }

    static String unauthorized(Request request, int status) {
        return place(request) + " từ chối thông tin đăng nhập (HTTP " + status
                + "); cần tài khoản hoặc khóa còn hiệu lực. Kiểm tra http.auth và các biến môi trường của kết nối.";
    }

    static String loginRefused(String where, String why) {
        return "Đăng nhập tại " + where + " bị từ chối (" + quote(why)
                + "); cần tài khoản, mật khẩu hoặc khóa còn hiệu lực. Kiểm tra http.auth và các biến môi trường của kết nối.";
    }

    static String noLoginForm(String where, @Nullable String selector) {
        return where + " không có biểu mẫu đăng nhập "
                + (selector == null ? "(không có ô mật khẩu nào)" : "\"" + quote(selector) + "\"")
                + "; cần trang có biểu mẫu ấy ngay trong HTML. Kiểm tra http.auth.page và form; trang dựng bằng JavaScript"
                + " thì dùng session-login với lời gọi mà trang ấy gửi.";
    }

    static String noLoginField(String where, String key, @Nullable String named, Collection<String> found) {
        return where + " không có ô " + (named == null ? "nào hợp cho " + key : "\"" + quote(named) + "\"")
                + " trong biểu mẫu (chỉ có: " + quote(String.join(", ", found)) + "); cần tên ô đúng. Sửa http.auth."
                + key
                + ".";
    }

    static String captcha(String where) {
        return where + " đòi mã xác nhận (captcha) nên máy không đăng nhập được; cần tài khoản không phải qua captcha, "
                + "hoặc giao diện lập trình. Hỏi đơn vị vận hành.";
    }

    static String unsafeForm(String where, @Nullable String target, boolean posts) {
        return where
                + (posts
                        ? " gửi biểu mẫu đăng nhập tới " + (target == null ? "một địa chỉ không hợp lệ" : target)
                                + ", không phải máy đã khai"
                        : " gửi mật khẩu ngay trên địa chỉ (GET)")
                + ", nên không gửi; cần biểu mẫu POST trên cùng máy. Khai http.auth.page là địa chỉ đầy đủ của trang đăng nhập.";
    }

    static String noCookies(String where) {
        return where + " không đặt cookie nào cho máy của http.baseUrl sau khi đăng nhập; cần ít nhất một. "
                + "Kiểm tra http.auth.page, hoặc khai http.auth.success.";
    }

    static String loginFailed(String where, String why, FailureCategory told) {
        return "Đăng nhập tại " + where + " không thành (" + quote(why) + "), là lỗi loại " + told.word()
                + " theo http.failures; cần câu trả lời thành công. Xử lý theo loại lỗi ấy.";
    }

    static String loginStopped(LoginCount count, @Nullable Duration pause) {
        var until = pause == null ? "hẳn" : "đến " + moment(count.next(pause));
        return "Đăng nhập đã bị từ chối " + count.refusals() + " lần liền nên ngừng thử " + until
                + ", để nguồn khỏi khóa tài khoản; cần tài khoản, mật khẩu hoặc khóa còn hiệu lực. "
                + "Sửa tệp kết nối, hoặc bấm Thử đăng nhập lại ở trang của hệ thống. Lần cuối: " + count.reason();
    }

    static String loginBusy(String connector) {
        return "Máy khác đang thử đăng nhập " + connector + "; chờ kết quả ấy rồi mới gọi, để không thử thừa lần nào.";
    }

    static String rateLimited(Request request, @Nullable Duration asked, Duration cap) {
        if (asked == null) {
            return place(request)
                    + " báo gọi quá nhiều (HTTP 429); cần gọi thưa hơn. Giảm http.limits.rate hoặc tăng schedule.every.";
        }
        var verdict = asked.compareTo(cap) > 0
                ? ", lâu hơn mức chờ tối đa " + seconds(cap) + " (http.limits.retryAfterCap) nên lượt đọc dừng tại đây"
                : "";
        return place(request) + " báo gọi quá nhiều (HTTP 429) và yêu cầu chờ " + seconds(asked) + verdict
                + "; cần gọi thưa hơn. Giảm http.limits.rate hoặc tăng schedule.every.";
    }

    static String ownLimit(String host) {
        return "Quá nhiều yêu cầu của chính TTHC Monitor đang chờ tới lượt gọi máy chủ " + host
                + "; cần ít yêu cầu hơn mức cho phép. Tăng http.limits.rate, http.limits.concurrency hoặc schedule.every.";
    }

    static String clientError(Request request, int status, String body) {
        return place(request) + " trả HTTP " + status + " (" + quote(body)
                + "); cần HTTP 2xx. Kiểm tra đường dẫn và tham số trong tệp kết nối.";
    }

    static String serverError(Request request, int status) {
        return place(request) + " gặp lỗi bên trong (HTTP " + status
                + "); cần HTTP 2xx. Chờ nguồn hồi phục, báo đơn vị vận hành nếu kéo dài.";
    }

    static String redirects(Request request, int limit) {
        return place(request) + " chuyển hướng quá " + limit
                + " lần; cần địa chỉ trả lời trực tiếp. Sửa http.baseUrl theo địa chỉ mới.";
    }

    static String foreignRedirect(Request request, HttpUrl target) {
        return place(request) + " chuyển hướng một yêu cầu có nội dung sang máy khác (" + address(target)
                + ") nên không gửi tiếp, để khỏi lộ khóa; cần cùng một máy chủ. Sửa http.baseUrl nếu nguồn đã đổi địa chỉ.";
    }

    static String proxyLogin(Request request) {
        return "Proxy không cho " + place(request)
                + " đi qua (HTTP 407); cần tên và mật khẩu proxy đúng. Kiểm tra http.proxy.username và password.";
    }

    static String tellingRedirect(Request request, HttpUrl target) {
        return place(request) + " chuyển hướng sang máy khác với khoá của mình ngay trong địa chỉ (" + address(target)
                + ") nên không theo; cần cùng một máy chủ. Sửa http.baseUrl nếu nguồn đã đổi địa chỉ.";
    }

    static String unusableRedirect(Request request, int status) {
        return place(request) + " chuyển hướng (HTTP " + status
                + ") mà không nói tới địa chỉ http nào; cần địa chỉ hợp lệ trong đầu mục Location. Báo đơn vị vận hành.";
    }

    static String html(String where, boolean loginPage) {
        return where + " trả một trang web (HTML)" + (loginPage ? ", là trang đăng nhập," : "")
                + " thay cho dữ liệu; cần JSON hoặc XML. Kiểm tra đường dẫn, đăng nhập, và xem nguồn có đang bảo trì.";
    }

    static String undecodable(String where, String what, String body, String expected) {
        return where + " " + what + " (" + quote(body) + "); cần " + expected
                + ". Thử lại bằng lệnh read, rồi báo đơn vị vận hành.";
    }

    static String fault(String where, String code, String text, FailureCategory category) {
        return where + " trả lỗi SOAP " + quote(code) + " (" + quote(text) + "); "
                + (category == FailureCategory.AUTH
                        ? "cần tài khoản hoặc khóa còn hiệu lực. Kiểm tra http.auth và các biến môi trường của kết nối."
                        : "cần câu trả lời không có Fault. Tra mã lỗi này với đơn vị vận hành, so lại nội dung gửi đi.");
    }

    static String refused(String where, String path, String value, Collection<String> expected, @Nullable String said) {
        return where + " trả lời được nhưng nội dung báo lỗi: " + path + " = " + quote(value)
                + (said == null ? "" : " (" + quote(said) + ")") + "; cần " + path + " là một trong " + expected
                + ". Tra mã lỗi này với đơn vị vận hành.";
    }

    static String told(String where, FailureCategory category, @Nullable String said) {
        return where + " trả lời được nhưng nội dung báo lỗi loại " + category.word()
                + (said == null ? "" : " (" + quote(said) + ")")
                + "; cần câu trả lời không khớp dòng nào của http.failures. Xử lý theo loại lỗi ấy.";
    }

    static String successMissing(String where, String path, Collection<String> found) {
        return where + " trả nội dung không có " + path + " (chỉ có: " + quote(String.join(", ", found)) + "); cần "
                + path + " theo http.success. Kiểm tra lại http.success hoặc hỏi nguồn có đổi định dạng.";
    }

    static String breakerOpen(String connector) {
        return "Cầu dao của kết nối " + connector
                + " đang ngắt sau nhiều lỗi liên tiếp nên yêu cầu này chưa được gửi; cần một lần thử thành công. "
                + "Lượt đọc sau tự thử lại.";
    }

    static String stopping(Request request) {
        return place(request) + " bị ngừng vì chương trình đang dừng; cần chạy lại. Không phải làm gì.";
    }

    static String internal(String connector, Throwable cause) {
        return "Lỗi bên trong khi đọc kết nối " + connector + " ("
                + cause.getClass().getSimpleName() + ": " + quote(cause.getMessage())
                + "); đây là lỗi của chương trình. Gửi nhật ký cho nhóm phát triển.";
    }
}
