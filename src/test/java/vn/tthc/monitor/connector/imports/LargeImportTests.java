package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.platform.TestDatabase;

/** A year of a city in one workbook: 100,000 rows of 18 columns, in the memory of two pages. */
@ExtendWith(TestDatabase.class)
class LargeImportTests {
    private static final int ROWS = 100_000;

    @TempDir
    Path folder;

    private Path workbook() throws IOException {
        var path = folder.resolve("lon.xlsx");
        try (var out = Files.newOutputStream(path);
                var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Danh sách");
            var head =
                    ("STT,Mã hồ sơ,Mã thủ tục,Tên thủ tục,Lĩnh vực,Chủ hồ sơ,Số CCCD,Số điện thoại,Cơ quan tiếp nhận,"
                                    + "Phòng ban,Cán bộ xử lý,Ngày nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,"
                                    + "Kênh thực hiện,Ghi chú")
                            .split(",", -1);
            for (var column = 0; column < head.length; column++) {
                sheet.value(0, column, head[column]);
            }
            for (var row = 1; row <= ROWS; row++) {
                row(sheet, row);
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return path;
    }

    private static void row(Worksheet sheet, int row) {
        var received = LocalDateTime.of(2026, 1, 1, 8, 0).plusMinutes(row);
        sheet.value(row, 0, row);
        sheet.value(row, 1, "H24.1-26%04d-%06d".formatted(row % 1_000, row));
        sheet.value(row, 2, "1.001193.000.00.00.H24");
        sheet.value(row, 3, "Đăng ký khai sinh cho trẻ em số " + row % 40);
        sheet.value(row, 4, "Hộ tịch");
        sheet.value(row, 5, "Nguyễn Văn Số " + row);
        sheet.value(row, 6, "031%09d".formatted(row));
        sheet.value(row, 7, "09%08d".formatted(row));
        sheet.value(row, 8, "H24.24.1");
        sheet.value(row, 9, "Phòng Văn hoá - Xã hội");
        sheet.value(row, 10, "Trần Thị Bình");
        for (var column = 11; column <= 13; column++) {
            sheet.value(row, column, received.plusDays(column));
            sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
        }
        sheet.value(row, 15, "Đang xử lý");
        sheet.value(row, 16, "Trực tuyến");
        sheet.value(row, 17, "Ghi chú của dòng " + row);
    }

    @Test
    void aHundredThousandRowsStream() throws IOException {
        var path = workbook();
        try (var world = new TestingImports(folder, TestingImports.SYSTEM)) {
            ImportEntry entry;
            try (var content = Files.newInputStream(path)) {
                entry = world.imports()
                        .bring(
                                new Imports.Brought("ho-tich", Way.PAGE, "lon.xlsx", TestingImports.NOW, false, "lan"),
                                content);
            }
            var all = new Counts(ROWS, ROWS, 0, 0, 0, 0, 0);
            assertThat(world.imports().preview(entry.id(), null, "lan").entry().counts())
                    .isEqualTo(all);
            assertThat(world.imports().run(entry.id(), "lan").counts()).isEqualTo(all);
            world.imports().undo(entry.id(), "lan");
            assertThat(world.dossiers().openCodes("ho-tich", TestingImports.NOW.plusSeconds(1), 1))
                    .isEmpty();
        }
    }
}
