package vn.tthc.monitor.platform.config;

import java.util.Map;

/** What to do about a finding: the sentence after "what stands there" and "what should". */
final class Advice {
    private static final String GENERAL = "Sửa như phần \"cần\" rồi chạy lint lại.";

    private static final Map<String, String> BY_RULE = Map.ofEntries(
            Map.entry("unknown-key", "Sửa tên khoá hoặc bỏ khoá; mọi khoá của tệp kết nối ở docs/connector-format.md."),
            Map.entry("removed-key", "Thay bằng cách viết mới; CHANGELOG.md nói vì sao khoá này bỏ."),
            Map.entry("missing-key", "Thêm khoá này vào đúng nhóm, thụt lề như các khoá bên cạnh."),
            Map.entry("one-of", "Giữ đúng một trong các khoá ấy."),
            Map.entry("empty-value", "Ghi giá trị sau dấu hai chấm, hoặc bỏ cả dòng."),
            Map.entry("wrong-type", "Sửa kiểu giá trị; số và true/false viết không có dấu nháy."),
            Map.entry("duplicate-key", "Gộp hai chỗ thành một; YAML chỉ giữ chỗ sau."),
            Map.entry("literal-secret", "Chuyển bí mật ra biến môi trường hoặc tệp, rồi đổi bí mật đã lộ."),
            Map.entry(
                    "missing-variable", "Đặt biến trong môi trường của dịch vụ; chỉ kiểm tra tệp thì dùng --skip-env."),
            Map.entry(
                    "missing-file", "Đặt tệp đúng chỗ và cho dịch vụ quyền đọc; chỉ kiểm tra tệp thì dùng --skip-env."),
            Map.entry("id-mismatch", "Tên tệp là mã kết nối: đổi một trong hai cho trùng."),
            Map.entry("duplicate-id", "Đổi tên một bên; mã chỉ được dùng một lần."),
            Map.entry("unknown-preset", "Chọn một bộ dựng sẵn có trong config/presets."),
            Map.entry("missing-field", "Thêm trường ấy vào mapping.fields; lệnh read gợi ý đường dẫn."),
            Map.entry("unknown-code-list", "Khai bảng mã ở mapping.codes, hoặc sửa tên bảng."),
            Map.entry("unknown-word", "Dùng đúng một tên chuẩn, viết hoa như trong danh sách."),
            Map.entry("no-paging", "Khai read.list.paging theo tài liệu của hệ thống."),
            Map.entry("unused-code-list", "Thêm codes: ở trường cần dịch, hoặc bỏ bảng."),
            Map.entry("missing-timezone", "Thêm mapping.timezone: Asia/Ho_Chi_Minh."),
            Map.entry("bad-timezone", "Dùng tên vùng của IANA, ở Việt Nam là Asia/Ho_Chi_Minh."),
            Map.entry(
                    "bad-format", "Viết mẫu theo DateTimeFormatter của Java; lệnh read gợi ý mẫu từ câu trả lời thật."),
            Map.entry("unknown-placeholder", "Dùng một trong các tên ấy; chữ thường không cần ${…}."),
            Map.entry("nothing-to-check", "Chạy lint config, hoặc chỉ thẳng một tệp .yaml."),
            Map.entry("unreadable-file", "Kiểm tra đường dẫn và quyền đọc của tệp."),
            Map.entry("empty-file", "Chép một tệp mẫu trong config/connectors/examples rồi sửa."));

    private Advice() {}

    static String of(Problem problem) {
        var nearest = problem.nearest();
        var sentence = BY_RULE.getOrDefault(problem.rule(), GENERAL);
        return nearest == null ? sentence : "Có phải là " + nearest + "? " + sentence;
    }
}
