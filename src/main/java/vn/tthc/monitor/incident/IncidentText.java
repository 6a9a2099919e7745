package vn.tthc.monitor.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/** The Vietnamese sentences of incidents: what happened, since when, what it costs, what to do. No personal data. */
final class IncidentText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM");

    private IncidentText() {}

    /** Short title without a time, so that it stays true while the incident lasts. */
    static String title(
            String name,
            Incident.Kind kind,
            @Nullable FailureCategory category,
            boolean onlyWatched,
            boolean unstable) {
        var cause = category == null ? "" : " (" + cause(category) + ")";
        return switch (kind) {
            case REACH ->
                unstable
                        ? name + " kết nối chập chờn"
                        : name + (onlyWatched ? " không truy cập được" : reach(category)) + cause;
            case AUTH -> name + " từ chối đăng nhập của ta";
            case FRESHNESS -> name + " không có số liệu mới";
            case EXTERNAL, EXTERNAL_CRITICAL -> name;
            case LATENCY -> name + " trả lời chậm hoặc thiếu" + cause;
            case NETWORK -> "Đường truyền của ta không ra ngoài được";
            case TLS -> name + ": chứng thư bảo mật cần gia hạn";
            case CREDENTIAL -> name + ": tài khoản kết nối của ta cần gia hạn";
            case SCHEMA -> name + " đổi cấu trúc dữ liệu";
            case VOLUME -> name + " trả số lượng hồ sơ bất thường";
            case CHANNEL -> name + " không nhận tin cảnh báo";
            case SELF -> name + " không giữ được việc nhắc và báo tiếp sự cố";
        };
    }

    /** A source that answers, but not what we can use, is not disconnected; the group would look for the wrong fault. */
    private static String reach(@Nullable FailureCategory category) {
        return switch (category) {
            case null -> " mất kết nối";
            case UNREACHABLE, TLS, TIMEOUT, BREAKER_OPEN -> " mất kết nối";
            case AUTH,
                    RATE_LIMITED,
                    HTTP_4XX,
                    HTTP_5XX,
                    REFUSED,
                    UNREADABLE,
                    SCHEMA,
                    TOO_LARGE,
                    PAGING_LOOP,
                    INTERNAL -> " không đọc được số liệu";
        };
    }

    /** One sentence with the time, the dossiers concerned and the next step, after what is wrong. */
    static String message(Incident incident, String wrong, boolean onlyWatched, ZoneId zone, Instant now) {
        var since = time(incident.openedAt(), zone, now);
        var reading = incident.kind() == Incident.Kind.FRESHNESS
                ? "; số liệu mới nhất "
                : onlyWatched ? "; lần thử tốt gần nhất " : "; lần đọc tốt gần nhất ";
        var lastGood = incident.lastGoodAt() == null ? "" : reading + time(incident.lastGoodAt(), zone, now);
        return subject(incident) + wrong + (incident.kind().ends() ? "" : " từ " + since + lastGood) + "; "
                + (onlyWatched ? "hệ thống này chỉ được theo dõi, không đọc hồ sơ" : dossiers(incident))
                + merged(incident)
                + "; cần làm: "
                + step(incident.kind(), incident.category());
    }

    /** Where a person said that another incident stands for the cause, people are to look there. */
    private static String merged(Incident incident) {
        var cause = incident.course().mergedInto();
        return cause == null ? "" : "; cùng nguyên nhân với sự cố #" + cause;
    }

    /** Since when a source comes and goes this time. */
    static String unstable(Instant since, ZoneId zone, Instant now) {
        return "lúc được lúc không, lần này từ " + time(since, zone, now);
    }

    /** A source that came and went does so no more, and is not well. */
    static String settled(ZoneId zone, Instant now) {
        return "hết chập chờn lúc " + time(now, zone, now);
    }

    /** The last sentence of an incident whose source is not read any more. */
    static String unwatched(Incident incident) {
        return subject(incident) + incident.title()
                + "; khép lại vì tệp kết nối đã bị gỡ và hệ thống không còn được đọc,"
                + " chưa biết đã khắc phục hay chưa; " + incident.affectedDossiers()
                + " hồ sơ đang mở giữ số liệu cũ; cần làm: tra cứu trên hệ thống gốc, hoặc đặt lại tệp kết nối";
    }

    /** The last sentence of what another monitoring system does not tell any more. */
    static String lapsed(Incident incident, Instant heardAt, ZoneId zone, Instant now) {
        return incident.sourceName() + " báo lần cuối lúc " + time(heardAt, zone, now)
                + "; khép lại vì từ đó không còn được báo lại, chưa biết đã khắc phục hay chưa; cần làm: "
                + step(incident.kind(), null);
    }

    /** Many systems carry the word in their name already. */
    private static String subject(Incident incident) {
        return incident.sourceName().startsWith("Hệ thống") ? "" : "Hệ thống ";
    }

    private static String dossiers(Incident incident) {
        var affected = incident.affectedDossiers() + " hồ sơ đang mở "
                + switch (incident.kind()) {
                    case NETWORK, REACH, AUTH, FRESHNESS, EXTERNAL, EXTERNAL_CRITICAL, CHANNEL, SELF ->
                        "dùng số liệu cũ";
                    case LATENCY -> "có thể cập nhật chậm";
                    case TLS, CREDENTIAL -> "sẽ không được cập nhật khi hết hạn";
                    case SCHEMA, VOLUME -> "có thể thiếu hoặc sai số liệu";
                };
        return incident.dueInside() == 0
                ? affected
                : affected + ", trong đó " + incident.dueInside() + " hồ sơ đến hạn trong thời gian này";
    }

    private static String time(Instant at, ZoneId zone, Instant now) {
        var local = at.atZone(zone);
        return local.toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? TIME.format(local)
                : DAY_AND_TIME.format(local);
    }

    private static String cause(FailureCategory category) {
        return switch (category) {
            case UNREACHABLE -> "không tới được máy chủ";
            case TLS -> "lỗi chứng thư bảo mật";
            case TIMEOUT -> "quá thời gian chờ";
            case AUTH -> "tài khoản bị từ chối";
            case RATE_LIMITED -> "bị giới hạn số lần gọi";
            case HTTP_4XX -> "yêu cầu bị trả lỗi 4xx";
            case HTTP_5XX -> "máy chủ báo lỗi 5xx";
            case REFUSED -> "hệ thống báo không thực hiện được";
            case UNREADABLE -> "không đọc được nội dung trả lời";
            case SCHEMA -> "nội dung trả lời khác cấu trúc đã khai";
            case TOO_LARGE -> "nội dung trả lời quá lớn";
            case PAGING_LOOP -> "các trang lặp lại không dứt";
            case BREAKER_OPEN -> "đang tạm ngừng gọi";
            case INTERNAL -> "lỗi bên trong phần mềm giám sát";
        };
    }

    private static String step(Incident.Kind kind, @Nullable FailureCategory category) {
        return switch (kind) {
            case REACH -> category == null ? "kiểm tra đường truyền" : remedy(category);
            case AUTH -> "nhập lại hoặc xin cấp lại tài khoản kết nối, rồi bấm Thử đăng nhập lại";
            case FRESHNESS ->
                "hỏi đơn vị quản lý hệ thống xem có ngừng đồng bộ không; mở hệ thống gốc khi cần số liệu mới";
            case EXTERNAL, EXTERNAL_CRITICAL -> "mở hệ thống đã báo để xem chi tiết";
            case LATENCY -> "theo dõi thêm; nếu kéo dài, báo đơn vị quản lý hệ thống";
            case NETWORK -> "kiểm tra đường truyền và thiết bị mạng của ta, rồi gọi nhà mạng";
            case TLS -> "báo đơn vị quản lý hệ thống gia hạn chứng thư";
            case CREDENTIAL -> "xin gia hạn hoặc cấp lại tài khoản kết nối trước ngày hết hạn";
            case SCHEMA -> "bộ phận kỹ thuật xem mục thay đổi trên trang Hệ thống và sửa tệp kết nối";
            case VOLUME -> "hỏi đơn vị quản lý hệ thống, so số lượng với hệ thống gốc";
            case SELF -> "mở trang Sự cố và xử lý trực tiếp, rồi xem nhật ký của phần mềm giám sát";
            case CHANNEL -> "xem mục Kênh ở trang Cảnh báo, sửa mã bí mật hoặc mời lại bot vào nhóm, rồi bấm Gửi thử";
        };
    }

    private static String remedy(FailureCategory category) {
        return switch (category) {
            case UNREACHABLE, TIMEOUT, HTTP_5XX, BREAKER_OPEN ->
                "kiểm tra đường truyền của ta, rồi báo đơn vị quản lý hệ thống; xử lý hồ sơ gấp trên hệ thống gốc";
            case TLS -> "báo đơn vị quản lý hệ thống gia hạn chứng thư";
            case AUTH -> "nhập lại tài khoản kết nối";
            case RATE_LIMITED -> "giảm tần suất đọc trong tệp cấu hình, hoặc xin nâng hạn mức";
            case HTTP_4XX, REFUSED, UNREADABLE, SCHEMA, TOO_LARGE, PAGING_LOOP ->
                "bộ phận kỹ thuật so lại tệp cấu hình với hệ thống nguồn (Kiểm tra ngay)";
            case INTERNAL -> "bộ phận kỹ thuật xem nhật ký của phần mềm giám sát";
        };
    }
}
