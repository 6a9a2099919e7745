package vn.tthc.monitor.connector.conformance;

import static vn.tthc.monitor.connector.conformance.Level.CERTIFIED;
import static vn.tthc.monitor.connector.conformance.Level.DRAFT;

import java.util.List;
import java.util.Map;
import vn.tthc.monitor.connector.ConnectorView.Way;

/** The whole list, by number. What belongs to the engine and not to a file says where it is proven. */
final class Checks {
    static final List<Check> ALL = List.of(
            new Check(1, "lint sạch, không bí mật ghi thẳng", DRAFT, FileChecks::lint),
            new Check(2, "lệnh check gọi đúng tên lỗi, trong 10 giây", DRAFT, FileChecks::check)
                    .also(Way.PROBE, ProbeChecks::check),
            new Check(3, "lần đọc đầu đúng như mẫu", DRAFT, ReadingChecks::expected)
                    .also(Way.PUSH, PushChecks::expected),
            new Check(4, "đọc lại không thêm gì, mốc không lùi", CERTIFIED, ReadingChecks::again)
                    .also(Way.PUSH, PushChecks::again),
            new Check(5, "chết sau trang nào cũng không mất hồ sơ", CERTIFIED, ReadingChecks::fromEveryPage),
            new Check(6, "chết giữa lúc lưu không mất, không lặp", CERTIFIED, StoringChecks::killed)
                    .also(Way.PUSH, PushChecks::killed),
            new Check(7, "mốc đọc ở tương lai", CERTIFIED, ReadingChecks::future),
            new Check(8, "hai hồ sơ cùng một lúc ở hai trang", CERTIFIED, ReadingChecks::boundary),
            new Check(9, "cập nhật đến muộn", CERTIFIED, ReadingChecks::late),
            new Check(10, "đồng hồ lệch, giờ không múi giờ", CERTIFIED, ReadingChecks::clocks),
            new Check(11, "phân trang hỏng", CERTIFIED, PagingChecks::paging),
            new Check(12, "429 và Retry-After", CERTIFIED, FailureChecks::tooMany),
            new Check(13, "500, 502, ngắt, im lặng, nhỏ giọt", CERTIFIED, FailureChecks::broken),
            new Check(14, "trả lời mà không phải câu trả lời", DRAFT, FailureChecks::noAnswer)
                    .also(Way.PUSH, PushChecks::noCall),
            new Check(15, "hết phiên đăng nhập", DRAFT, LoginChecks::login).also(Way.PUSH, PushChecks::login),
            new Check(16, "giữ nhịp khi gặp lỗi", CERTIFIED, FailureChecks::politeness),
            new Check(17, "cầu dao ngắt và nối lại", CERTIFIED, BreakerChecks::breaker),
            new Check(18, "một bản ghi hỏng giữa nhiều bản ghi tốt", CERTIFIED, RecordChecks::oneBad)
                    .also(Way.PUSH, PushChecks::oneBad),
            new Check(19, "mã lạ", CERTIFIED, RecordChecks::unknownCode).also(Way.PUSH, PushChecks::unknownCode),
            new Check(20, "trường mới, mất, đổi kiểu", CERTIFIED, RecordChecks::shape),
            proven(21, "hồ sơ biến mất ở nguồn", "TombstonesTests, VanishedDossierTests"),
            new Check(22, "đọc được mà không có gì", CERTIFIED, RecordChecks::empty),
            new Check(23, "BOM, UTF-16, windows-1258, dấu tách rời", CERTIFIED, RecordChecks::letters),
            proven(24, "bảng Excel", "FormatsTests, TableFilesTests, HostileFilesTests")
                    .alsoForFiles(TableChecks::table),
            proven(25, "tệp lặp, đổi tên, chép dở", "FolderArrivalTests, ImportDeskTests, LaterImportTests")
                    .alsoForFiles(TableChecks::again),
            new Check(26, "SOAP Fault, CDATA, DTD", CERTIFIED, XmlChecks::xml),
            new Check(27, "chuyển hướng không mang khoá sang máy khác", DRAFT, LoginChecks::redirect),
            new Check(28, "bí mật không lộ ở đâu", DRAFT, SecretChecks::secrets).also(Way.PUSH, PushChecks::secrets),
            proven(29, "đổi tệp khi đang chạy", "EditedConnectorTests, RemovedConnectorTests, SwapUnderLoadTests"),
            new Check(30, "hai nút cùng chạy", CERTIFIED, StoringChecks::together),
            new Check(31, "bản cũ không đè bản mới", CERTIFIED, StoringChecks::older).also(Way.PUSH, PushChecks::older),
            new Check(
                    32,
                    "bộ nhớ phẳng, tốc độ sàn",
                    CERTIFIED,
                    Map.of(),
                    "không đo ở đây; tốc độ đo bằng SpeedBenchmark (./mvnw -Pbench verify)"));

    private Checks() {}

    private static Check proven(int number, String title, String tests) {
        return new Check(
                number, title, CERTIFIED, Map.of(), "tính chất của động cơ, không của tệp; chứng minh ở " + tests);
    }
}
