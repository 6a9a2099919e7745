package vn.tthc.monitor.demo.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A list as such software exports it: a letterhead, a title, a header of two lines with merged cells and words of its own,
 * identity numbers kept as numbers that only a cell format gives their zeros back, sums and signatures below.
 */
public final class RegisterSheet {
    private static final String MOMENT = "dd/mm/yyyy hh:mm";
    private static final String IDENTITY = "000000000000";
    private static final int HEADER = 6;
    private static final List<String> UPPER = List.of(
            "TT",
            "Số biên nhận",
            "Thủ tục",
            "",
            "Người nộp hồ sơ",
            "",
            "",
            "Thời gian",
            "",
            "",
            "Tình trạng",
            "Chuyên viên thụ lý",
            "Đơn vị giải quyết");
    private static final List<String> LOWER = List.of(
            "",
            "",
            "Mã TTHC",
            "Tên TTHC",
            "Họ và tên",
            "Số CCCD",
            "Điện thoại",
            "Ngày nhận",
            "Hạn trả",
            "Ngày trả",
            "",
            "",
            "");
    private static final int[] WIDTHS = {5, 22, 12, 44, 24, 15, 13, 17, 17, 17, 24, 18, 28};

    private RegisterSheet() {}

    /** Writes the list of a system as it stands at a moment. */
    public static void write(String system, List<RegisterLine> lines, Instant now, OutputStream to) {
        try (var book = new Workbook(to, "TTHC Monitor demo", "1.0")) {
            var sheet = book.newWorksheet("Danh sách hồ sơ");
            letterhead(sheet, system, now);
            header(sheet);
            int row = HEADER + 2;
            for (var line : lines) {
                line(sheet, row++, line);
            }
            sheet.value(row, 0, "Tổng cộng");
            sheet.range(row, 0, row, 1).merge();
            sheet.value(row, 2, lines.size() + " hồ sơ");
            sheet.value(row + 2, 1, "Người lập biểu");
            sheet.value(row + 2, 10, "Thủ trưởng đơn vị");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void letterhead(Worksheet sheet, String system, Instant now) {
        sheet.value(0, 0, "UỶ BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG");
        sheet.value(0, 7, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        sheet.value(1, 0, "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG");
        sheet.value(1, 7, "Độc lập - Tự do - Hạnh phúc");
        sheet.value(3, 0, "DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH - " + system);
        sheet.value(4, 0, "(Số liệu đến " + RegisterLine.moment(now) + "; dữ liệu bịa của bản minh hoạ)");
        sheet.range(3, 0, 3, UPPER.size() - 1).merge();
        sheet.range(4, 0, 4, UPPER.size() - 1).merge();
        sheet.style(3, 0).bold().set();
    }

    private static void header(Worksheet sheet) {
        for (int column = 0; column < UPPER.size(); column++) {
            sheet.value(HEADER, column, UPPER.get(column));
            sheet.value(HEADER + 1, column, LOWER.get(column));
            sheet.width(column, WIDTHS[column]);
            if (LOWER.get(column).isEmpty()) {
                sheet.range(HEADER, column, HEADER + 1, column).merge();
            }
        }
        sheet.range(HEADER, 2, HEADER, 3).merge();
        sheet.range(HEADER, 4, HEADER, 6).merge();
        sheet.range(HEADER, 7, HEADER, 9).merge();
        sheet.range(HEADER, 0, HEADER + 1, UPPER.size() - 1).style().bold().set();
    }

    private static void line(Worksheet sheet, int row, RegisterLine line) {
        var dossier = line.dossier();
        sheet.value(row, 0, row - HEADER - 1);
        sheet.value(row, 1, dossier.code());
        sheet.value(row, 2, dossier.procedure().code());
        sheet.value(row, 3, dossier.procedure().name());
        sheet.value(row, 4, dossier.applicant().name());
        sheet.value(row, 5, Long.parseLong(dossier.applicant().idNumber()));
        sheet.style(row, 5).format(IDENTITY).set();
        sheet.value(row, 6, dossier.applicant().phone());
        moment(sheet, row, 7, line.receivedAt());
        moment(sheet, row, 8, dossier.dueAt());
        moment(sheet, row, 9, line.returnedAt());
        sheet.value(row, 10, line.status());
        sheet.value(row, 11, line.officer());
        sheet.value(row, 12, line.unit());
    }

    private static void moment(Worksheet sheet, int row, int column, @Nullable Instant at) {
        var local = SourceTimes.local(at);
        if (local != null) {
            sheet.value(row, column, local);
            sheet.style(row, column).format(MOMENT).set();
        }
    }
}
