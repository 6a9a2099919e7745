package vn.tthc.monitor.connector.definition;

import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.platform.config.Shape.KeyDescription;

/** Writes the published schema and the reference page from the shape, so that neither can differ from the check. */
final class ConnectorFormat {
    private static final String OPENING = """
            # Định dạng tệp kết nối

            Trang này sinh ra từ chính khuôn mà `lint` dùng để kiểm tra; đừng sửa tay. Mỗi hệ thống một tệp
            `config/connectors/<id>.yaml`. Trình soạn thảo gợi ý khoá nhờ dòng đầu tệp
            `# yaml-language-server: $schema=../connector.schema.json`.

            - `${env:TÊN}`, `${env:TÊN:-mặc định}`, `${file:đường dẫn}` dùng được ở mọi giá trị; trong `{…}` phải đặt trong
              dấu nháy kép. Đường dẫn tính từ thư mục của tệp.
            - Ở chỗ bí mật chỉ nhận `${env:TÊN}` hoặc `${file:…}` không có mặc định; riêng tệp có `demo: true` (chỉ nạp trong
              hồ sơ chạy demo) được ghi mặc định.
            - `preset` được đặt bên dưới tệp: nhóm khoá gộp từng khoá, còn lại khoá của tệp thắng trọn; `get` thay `post`,
              `path` thay `firstOf`, nhóm `auth` hay `paging` khác loại và điều kiện về `path` khác thì thay cả nhóm.
            - Đường dẫn tới giá trị: `a.b`, `a[0].b`, `a[-1].b` (mục cuối), `a[khoá=giá trị].b` (mục đầu tiên khớp),
              `a[*].b` (mọi mục), `a.*.b` (mọi giá trị của nhóm), `**.b` (mọi b ở bất kỳ tầng nào), `a['khoá có chấm'].b`;
              rỗng là cả câu trả lời. Chỗ cần một giá trị lấy giá trị đầu tiên tìm thấy, chỗ cần danh sách lấy tất cả; một
              giá trị đứng lẻ là danh sách một mục.
            - XML đọc thành cùng một cây như JSON, phần tử gốc cũng là một tầng: phần tử gọi bằng tên không tiền tố, thuộc
              tính là `@tên`, phần tử lặp lại là danh sách, chữ của phần tử có thuộc tính là `#text` (đường dẫn tới chính
              phần tử ấy cũng đọc được).
            - Trong bảng: `nhóm(loại).khoá` là khoá chỉ có ở loại ấy, `danh sách[].khoá` là khoá của mỗi mục, `<khoá>` là khoá
              tự đặt.
            - Mỗi trường của bảng trường viết ngắn là một đường dẫn hay danh sách đường dẫn, hoặc viết dài như ở
              `mapping.fields.status` (trường mã, có `codes`) và `mapping.fields.dueAt` (trường thời gian, có `formats`).
            - Thứ tự xử lý: `decode` của lời gọi, `records`, `keep`, `detail`, `mapping.decode`, `mapping.jslt`, rồi từng
              trường: `rules` (luật đầu tiên khớp thắng), không có luật nào khớp thì chỗ lấy, `transform`, `codes`.
            - JSLT không nạp được tệp, không gọi được `now`, `random`, `uuid` (mỗi lần đọc một khác). Biểu thức chính quy quá
              200.000 bước, kết quả quá 200.000 giá trị, đệ quy không dừng: bản ghi ấy vào khu cách ly. Đệ quy có dừng nhưng
              lâu thì không ai dừng giúp: người viết tự giữ.
            - Nguồn đổi trong lúc đọc: xếp theo mốc cập nhật tăng dần thì hồ sơ vừa sửa trôi xuống cuối và hồ sơ ở đầu trang sau
              trôi lên chỗ đã đọc. Chọn một: xếp theo khoá không đổi, `overlap` (phân trang theo vị trí), `passes` (mọi kiểu).
              Mốc dưới luôn tính cả hai đầu và lùi `lookback`, nên nhiều hồ sơ cùng một mốc không bị sót giữa hai lần đọc.

            | Khoá | Kiểu | Bắt buộc | Mặc định | Nghĩa |
            |---|---|---|---|---|
            """;

    private ConnectorFormat() {}

    static String schema() {
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter();
        return json.writeValueAsString(ConnectorShape.jsonSchema()).replace("\r\n", "\n") + "\n";
    }

    static String page() {
        var page = new StringBuilder(OPENING);
        ConnectorShape.FILE.keys().stream().filter(key -> !repeated(key.path())).forEach(key -> page.append(row(key)));
        return page.toString();
    }

    /** Every field has the same long form; it is written out for one code and one time. */
    private static boolean repeated(String path) {
        var longForm = path.matches("mapping\\.(fields|(supplements|transfers)\\.fields)\\.\\w+\\..*");
        return longForm
                && !path.startsWith("mapping.fields.status.")
                && !path.startsWith("mapping.fields.dueAt.formats")
                && !path.startsWith("mapping.fields.dueAt.timezone");
    }

    private static String row(KeyDescription key) {
        var fallback = key.fallback();
        return "| `" + key.path() + "` | " + cell(key.type()) + " | " + (key.required() ? "có" : "") + " | "
                + (fallback == null || fallback.isEmpty() ? "" : "`" + cell(fallback) + "`") + " | "
                + cell(key.meaning()) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
