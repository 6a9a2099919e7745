package vn.tthc.monitor.connector.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.platform.SystemClock;

/** Checks 24 and 25 of files that bring tables: a workbook as offices export them, with the columns of this file; twice, renamed, and cut off. */
final class TableChecks {
    private static final String WHO = "conformance";
    private static final String TYPED = "dd/mm/yyyy hh:mm";
    private static final LocalDateTime RECEIVED = LocalDateTime.parse("2026-03-16T08:05:00");

    /** In the order of the fields: the code comes first, so that its column has the sum of the table. */
    private static final Map<DossierField, String> TITLES = new EnumMap<>(Map.of(
            DossierField.CODE, "Mã hồ sơ",
            DossierField.APPLICANT_NAME, "Chủ hồ sơ",
            DossierField.APPLICANT_ID, "Số CCCD",
            DossierField.RECEIVED_AT, "Ngày tiếp nhận",
            DossierField.STATUS, "Trạng thái"));

    private TableChecks() {}

    private static Judgement brought(Stage stage, String tests, Function<Desk, Judgement> body) {
        return stage.storing().on(tests, engine -> {
            var definition = stage.file().definition().orElseThrow();
            var letters = definition.files().table().knowing(definition.mapping()).columns().values().stream()
                    .anyMatch(ValueSource.Letter.class::isInstance);
            if (letters) {
                return Judgement.skip("tệp khai cột theo chữ cái; chứng minh ở " + tests);
            }
            engine.knows(definition);
            return body.apply(new Desk(engine.imports(), definition));
        });
    }

    static Judgement table(Stage stage) {
        return brought(stage, "FormatsTests, TableFilesTests", desk -> {
            var preview = desk.imports()
                    .preview(desk.bring("bang.xlsx", desk.workbook("24")).id(), null, WHO);
            var first =
                    preview.rows().isEmpty() ? null : preview.rows().getFirst().dossier();
            if (first == null) {
                return Judgement.fail("không đọc được dòng nào của bảng: " + preview.finding());
            }
            return new Judgement.Parts()
                    .expect(
                            preview.rows().size() == 2,
                            "tên bảng gộp ô, phần đầu trang, dòng tổng và trang ẩn không thành hồ sơ",
                            preview.rows().size() + " hồ sơ")
                    .expect("H24.24-992401-0001".equals(first.code()), "mã hồ sơ", String.valueOf(first.code()))
                    .expect(
                            "000999100001".equals(first.applicant().idNumber()),
                            "số giấy tờ giữ số 0 đầu",
                            String.valueOf(first.applicant().idNumber()))
                    .expect(
                            RECEIVED.atZone(desk.definition().mapping().timezone())
                                    .toInstant()
                                    .equals(first.times().receivedAt()),
                            "ngày lưu dạng số của Excel",
                            String.valueOf(first.times().receivedAt()))
                    .leave("100 nghìn dòng, tệp nén độc hại, .xls (LargeImportTests, HostileFilesTests, FormatsTests)")
                    .judge();
        });
    }

    static Judgement again(Stage stage) {
        return brought(stage, "FolderArrivalTests, ImportDeskTests, LaterImportTests", desk -> {
            var content = desk.workbook("25");
            var first = desk.run(desk.bring("bang.xlsx", content));
            var second = desk.bring("ten-khac.xlsx", content);
            var known = desk.imports().sameAs(second.id()).isPresent();
            var repeated = desk.run(second);
            return new Judgement.Parts()
                    .expect(first.counts().added() == 2, "lần đầu nhập đủ", first.state() + " " + first.sentence())
                    .expect(known, "tệp đã nhập được nhận ra dù đổi tên", "không nhận ra")
                    .expect(
                            repeated.counts().added() == 0 && repeated.counts().changed() == 0,
                            "nhập lại không thêm, không đổi hồ sơ nào",
                            repeated.counts().toString())
                    .expect(refusesHalf(desk, content), "tệp chép dở bị từ chối bằng một câu", "vẫn được nhận")
                    .judge();
        });
    }

    private static boolean refusesHalf(Desk desk, byte[] content) {
        try {
            var half = desk.bring("do-dang.xlsx", Arrays.copyOf(content, content.length / 2));
            desk.imports().preview(half.id(), null, WHO);
            return false;
        } catch (ImportRefused e) {
            return !String.valueOf(e.getMessage()).isBlank();
        }
    }

    /** The desk to which one connector's files are brought. */
    private record Desk(Imports imports, ConnectorDefinition definition) {
        ImportEntry bring(String name, byte[] content) {
            var now = Instant.now(SystemClock.clock());
            var brought = new Imports.Brought(definition.id(), ImportEntry.Way.API, name, now, false, WHO);
            return imports.bring(brought, new ByteArrayInputStream(content));
        }

        ImportEntry run(ImportEntry entry) {
            imports.preview(entry.id(), null, WHO);
            return imports.run(entry.id(), WHO);
        }

        /** A workbook with two dossiers under the titles that this file knows. */
        byte[] workbook(String check) {
            var settings = definition.files().table().knowing(definition.mapping());
            var out = new ByteArrayOutputStream();
            try (var book = new Workbook(out, "TTHC", "1.0")) {
                var sheet = book.newWorksheet(sheetName(settings));
                var row = letterhead(sheet, settings);
                var column = 0;
                for (var field : TITLES.keySet()) {
                    sheet.value(row, column, title(settings, field));
                    for (var number = 1; number <= 2; number++) {
                        fill(sheet, row + number, column, field, "H24.24-99" + check + "01-000" + number, number);
                    }
                    column++;
                }
                sheet.value(row + 3, 0, "Tổng cộng: 2");
                var hidden = book.newWorksheet("An");
                hidden.value(0, 0, "nháp");
                hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        private static String sheetName(TableSettings settings) {
            var named = settings.sheet();
            return named == null || named.matches("\\d+") ? "Danh sách" : named;
        }

        /** What stands above the table; answers the row of its header. */
        private static int letterhead(Worksheet sheet, TableSettings settings) {
            var header = settings.header().row();
            var row = header == null ? 4 : header - 1;
            if (row > 1) {
                sheet.value(0, 0, "DANH SÁCH HỒ SƠ");
                sheet.range(0, 0, 0, 3).merge();
            }
            return row;
        }

        private static String title(TableSettings settings, DossierField field) {
            return settings.columns().get(field) instanceof ValueSource.Column column
                            && !column.titles().isEmpty()
                    ? column.titles().getFirst()
                    : String.valueOf(TITLES.get(field));
        }

        private static void fill(Worksheet sheet, int row, int column, DossierField field, String code, int number) {
            switch (field) {
                case CODE -> sheet.value(row, column, code);
                case APPLICANT_NAME -> sheet.value(row, column, "Trần Thị Giả Định " + number);
                case APPLICANT_ID -> {
                    sheet.value(row, column, 999_100_000L + number);
                    sheet.style(row, column).format("000000000000").set();
                }
                case RECEIVED_AT -> {
                    sheet.value(row, column, RECEIVED);
                    sheet.style(row, column).format(TYPED).set();
                }
                default -> sheet.value(row, column, "Đang xử lý");
            }
        }
    }
}
