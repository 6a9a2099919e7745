package vn.tthc.monitor.connector.imports;

import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.platform.TestDatabase;

/** One system that takes files, and tables of it brought and imported by hand. */
@ExtendWith(TestDatabase.class)
abstract class ImportDeskBench {
    static final String HEAD = "STT,Mã hồ sơ,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Ghi chú";

    @TempDir
    Path folder;

    TestingImports world;

    @BeforeEach
    void open() {
        world = new TestingImports(folder, TestingImports.SYSTEM);
    }

    @AfterEach
    void close() {
        world.close();
    }

    static byte[] three() {
        return text(
                HEAD,
                "1,H24.1-261116-0001,Nguyễn Văn A,16/11/2026,27/11/2026,Đang xử lý,",
                "2,H24.1-261116-0002,Trần Thị B,16/11/2026,27/11/2026,Đã trả kết quả,",
                "3,H24.1-261116-0003,Lê C,17/11/2026,30/11/2026,Mới đăng ký,");
    }

    ImportEntry bring(byte[] content) {
        return world.bring("ho-tich", "ho-so.csv", content);
    }

    ImportEntry imported(byte[] content) {
        var entry = bring(content);
        world.imports().preview(entry.id(), null, "lan");
        return world.imports().run(entry.id(), "lan");
    }

    DossierStatus status(String code) {
        return world.stored("ho-tich", code).orElseThrow().status().value();
    }
}
