package vn.tthc.monitor.connector.check;

import vn.tthc.monitor.connector.FailureCategory;

/** What to do about a failure of each category: one sentence for whoever presses the button. */
public final class Hints {
    private Hints() {}

    public static String of(FailureCategory category) {
        return switch (category) {
            case UNREACHABLE -> "Kiểm tra mạng, tường lửa và http.baseUrl.";
            case TLS -> "Báo đơn vị vận hành nguồn về chứng chỉ.";
            case TIMEOUT -> "Hỏi nguồn vì sao chậm, hoặc nới http.limits.call.";
            case AUTH -> "Kiểm tra http.auth và các biến môi trường của kết nối.";
            case RATE_LIMITED -> "Giảm http.limits.rate hoặc tăng schedule.every.";
            case HTTP_4XX -> "Kiểm tra đường dẫn và tham số ở read.";
            case HTTP_5XX -> "Chờ nguồn hồi phục hoặc báo đơn vị vận hành.";
            case REFUSED -> "Tra mã lỗi trong tài liệu của nguồn.";
            case UNREADABLE -> "Xem câu trả lời bằng lệnh read.";
            case SCHEMA -> "So read và mapping với câu trả lời của nguồn; lệnh read gợi ý cả hai.";
            case TOO_LARGE -> "Giảm số bản ghi mỗi trang.";
            case PAGING_LOOP -> "Kiểm tra read.list.paging.";
            case BREAKER_OPEN -> "Chờ một phút rồi thử lại.";
            case INTERNAL -> "Gửi nhật ký cho nhóm phát triển.";
        };
    }
}
