package vn.tthc.monitor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A large Excel file read and mapped in a process with a small heap. */
final class TableRows {
    static final int ROWS = 100_000;

    private static final int HEAP = 256;
    private static final double BUDGET = 20_000;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 7, 30);
    private static final String[] TITLES = {
        "STT",
        "Mã hồ sơ",
        "Mã thủ tục",
        "Tên thủ tục",
        "Lĩnh vực",
        "Chủ hồ sơ",
        "Số CCCD",
        "Số điện thoại",
        "Địa chỉ",
        "Kênh thực hiện",
        "Cơ quan tiếp nhận",
        "Cán bộ thụ lý",
        "Ngày nộp",
        "Ngày tiếp nhận",
        "Hạn xử lý",
        "Ngày xử lý xong",
        "Trạng thái",
        "Ghi chú"
    };

    void measure(ResultTable table) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("tthc-bench-table-");
        var file = folder.resolve("danh-sach.xlsx");
        try {
            write(file);
            var size = Files.size(file) >> 20;
            var figures = child(file);
            var speed = Double.parseDouble(figures.getFirst());
            table.add(
                    "table of 100,000 × 18, %d MB, read and mapped".formatted(size),
                    ResultTable.number(speed) + " rows/s",
                    "bare parser " + ResultTable.number(Double.parseDouble(figures.getLast())) + "/s",
                    "≥ 20,000 rows/s",
                    speed >= BUDGET);
            table.add("heap that was enough for it", HEAP + " MB", "", "≤ 512 MB", true);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** Rows per second, and rows per second of a bare parser. */
    private static List<String> child(Path file) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx" + HEAP + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TableReading.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The reading of a table ended with " + process.exitValue());
        }
        return List.of(answer.lines().toList().getLast().split(" ", -1));
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "bench", "1.0")) {
            var sheet = book.newWorksheet("Danh sách");
            sheet.value(0, 0, "DANH SÁCH HỒ SƠ");
            for (var column = 0; column < TITLES.length; column++) {
                sheet.value(3, column, TITLES[column]);
            }
            for (var column = 12; column < 16; column++) {
                sheet.style(3, column).format("dd/mm/yyyy hh:mm").set();
            }
            for (var index = 0; index < ROWS; index++) {
                row(sheet, index + 4, index);
                if (index % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void row(org.dhatim.fastexcel.Worksheet sheet, int row, int index) {
        var received = START.plusMinutes(index * 3L);
        sheet.value(row, 0, index + 1);
        sheet.value(
                row,
                1,
                "H24.24-%s-%04d"
                        .formatted(
                                received.toLocalDate().toString().substring(2).replace("-", ""), index));
        sheet.value(row, 2, "1.00" + (4000 + index % 200));
        sheet.value(row, 3, "Thủ tục đăng ký số " + index % 200);
        sheet.value(row, 4, "Lĩnh vực " + index % 15);
        sheet.value(row, 5, "Nguyễn Thị " + index);
        sheet.value(row, 6, "0310%08d".formatted(index));
        sheet.value(row, 7, "09%08d".formatted(index));
        sheet.value(row, 8, index + " đường Lạch Tray, phường Gia Viên, Hải Phòng");
        sheet.value(row, 9, index % 3 == 0 ? "Trực tuyến" : "Trực tiếp");
        sheet.value(row, 10, "UBND phường " + index % 114);
        sheet.value(row, 11, "Trần Văn " + index % 400);
        for (var column = 12; column < 16; column++) {
            sheet.value(row, column, received.plusHours(column));
            sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
        }
        sheet.value(row, 16, index % 2 == 0 ? "Đang xử lý" : "Đã trả kết quả");
        sheet.value(row, 17, "Ghi chú cho hồ sơ " + index);
    }
}
