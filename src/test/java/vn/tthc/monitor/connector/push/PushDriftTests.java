package vn.tthc.monitor.connector.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.platform.TestDatabase;

/** Records that a system sends and that are not as they were: real calls to two nodes on one real database. */
@ExtendWith(TestDatabase.class)
class PushDriftTests {
    private static final int RECORDS = 10;
    private static final String MONTH_13 = "20261330170000";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static PushNodes nodes;

    /** The connectors differ only in their verb for everything. */
    @BeforeAll
    static void start() throws IOException {
        var files = new HashMap<String, String>();
        for (var verb : List.of("accept", "keep", "quarantine", "refuse")) {
            files.put(verb, """
                    id: %1$s
                    name: Phần mềm một cửa %1$s
                    preset: dvcqg
                    push:
                      accounts: [{username: mot-cua, password: "${file:../mat-khau.txt}"}]
                    drift: {newField: %1$s, missingField: %1$s, retyped: %1$s, unmappedCode: %1$s}
                    mapping:
                      fields: {officer: NguoiXuLy, receivingAgency: madonvi}
                    """.formatted(verb));
        }
        nodes = PushNodes.start(2, folder, files);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @AfterEach
    void minute() {
        nodes.minute();
    }

    private static JsonNode dossiers(String connector, IntFunction<Map<String, String>> record) {
        var records = IntStream.range(0, RECORDS).mapToObj(record).toList();
        return nodes.send(0, connector, "DongBoHoSoMC", records);
    }

    private static JsonNode step(String connector, String status) {
        var step = Map.of("MaHoSo", "d1", "TrangThai", status, "ThoiDiemXuLy", "20261119090000", "NguoiXuLy", "Trần B");
        return nodes.send(0, connector, "CapNhatTienDoHoSoMC", List.of(step));
    }

    private static Map<String, String> usual(int number) {
        var record = new LinkedHashMap<String, String>();
        record.put("MaHoSo", "d" + number);
        record.put("TrangThaiHoSo", "2");
        record.put("NgayTiepNhan", "20261118080000");
        record.put("NgayHenTra", "20261130170000");
        return record;
    }

    private static Map<String, String> with(int number, String key, String value) {
        var record = usual(number);
        record.put(key, value);
        return record;
    }

    private static Map<String, String> withoutDue(int number) {
        var record = usual(number);
        record.remove("NgayHenTra");
        return record;
    }

    /** The first minutes, after which the source is known. */
    private void learn(String connector) {
        for (var minute = 0; minute < 3; minute++) {
            assertThat(code(dossiers(connector, PushDriftTests::usual))).isEqualTo("0");
            minute();
        }
        assertThat(events(connector)).isEmpty();
    }

    private static String code(JsonNode answer) {
        return answer.path("error_code").asString();
    }

    private static List<String> texts(String sql, String connector) {
        return TestDatabase.jdbc()
                .sql(sql)
                .param(connector)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> events(String connector) {
        return texts(
                "SELECT concat_ws(' ', kind, place, verb, state, records) FROM connector.drift_event"
                        + " WHERE connector = ? AND state <> 'OVER' ORDER BY kind, place",
                connector);
    }

    /** The last run: how it ended, and what it says. */
    private static String run(String connector) {
        return texts(
                        "SELECT concat_ws(' ', outcome, category, message) FROM connector.run"
                                + " WHERE connector = ? ORDER BY ended_at DESC LIMIT 1",
                        connector)
                .getFirst();
    }

    private static List<String> quarantined(String connector) {
        return texts(
                "SELECT code || ': ' || reason FROM connector.quarantine WHERE connector = ? AND resolved_at IS NULL"
                        + " ORDER BY code",
                connector);
    }

    /** How many of the dossiers have a due time and the status as first sent. */
    private static long untouched(String connector) {
        return texts(
                        "SELECT code FROM dossier.source_record"
                                + " WHERE source = ? AND due_at IS NOT NULL AND status = '2'",
                        connector)
                .size();
    }

    @Test
    void anUnreadableDateKeepsTheStoredOneAndIsToldUntilItIsReadableAgain() {
        learn("keep");
        assertThat(code(dossiers("keep", number -> with(number, "NgayHenTra", MONTH_13))))
                .isEqualTo("0");
        assertThat(untouched("keep")).isEqualTo(RECORDS);
        minute();
        assertThat(events("keep")).containsExactly("RETYPED dueAt KEEP OPEN 10");
        assertThat(run("keep")).startsWith("OK Đã lưu").contains("không đọc được", "dueAt (NgayHenTra)", "vốn là");
        step("keep", "4");
        assertThat(texts(
                        "SELECT due_at || officer FROM dossier.source_record WHERE source = ? AND code = 'd1'", "keep"))
                .singleElement()
                .asString()
                .contains("Trần B");
        dossiers("keep", PushDriftTests::usual);
        minute();
        assertThat(events("keep")).isEmpty();
    }

    @Test
    void aMissingFieldKeepsTheStoredOneUntilAPersonKnows() {
        learn("keep");
        dossiers("keep", PushDriftTests::withoutDue);
        minute();
        assertThat(untouched("keep")).isEqualTo(RECORDS);
        assertThat(events("keep")).containsExactly("MISSING_FIELD dueAt KEEP OPEN 10");
        assertThat(run("keep")).startsWith("OK Khoá của dueAt (NgayHenTra)");
        var drift = nodes.bean(Drift.class);
        drift.acknowledge("keep", drift.events("keep").getFirst().id(), "kỹ thuật viên");
        dossiers("keep", PushDriftTests::withoutDue);
        minute();
        assertThat(run("keep")).isEqualTo("OK");
    }

    @Test
    void anUnknownCodeIsToldOfRecordsAndOfSteps() {
        learn("keep");
        assertThat(code(dossiers("keep", number -> with(number, "TrangThaiHoSo", number == 3 ? "77" : "2"))))
                .isEqualTo("0");
        assertThat(code(step("keep", "78"))).isEqualTo("0");
        assertThat(code(step("keep", "4"))).isEqualTo("0");
        minute();
        assertThat(events("keep"))
                .containsExactly("UNMAPPED_CODE status = 77 KEEP OPEN 1", "UNMAPPED_CODE status = 78 KEEP OPEN 1");
        assertThat(run("keep")).startsWith("OK ").contains("status = 77", "status = 78");
    }

    @Test
    void whatTheFileAcceptsIsOnlyNoted() {
        learn("accept");
        dossiers("accept", number -> {
            var record = withoutDue(number);
            record.put("GhiChu", "mới");
            return record;
        });
        minute();
        assertThat(untouched("accept")).isZero();
        assertThat(events("accept"))
                .containsExactly("MISSING_FIELD dueAt ACCEPT NOTED 10", "NEW_FIELD GhiChu ACCEPT NOTED 10");
        assertThat(run("accept")).isEqualTo("OK");
    }

    @Test
    void recordsThatShowTheChangeGoToQuarantine() {
        learn("quarantine");
        var answer = dossiers("quarantine", number -> number < 4 ? usual(number) : withoutDue(number));
        assertThat(code(answer)).isEqualTo("1");
        assertThat(answer.path("result").path(3).path("error_code").asString()).isEqualTo("0");
        assertThat(answer.path("result").path(4).path("message").asString())
                .contains("Thiếu dueAt (NgayHenTra)", "khu cách ly");
        assertThat(quarantined("quarantine")).hasSize(6).allMatch(row -> row.contains("Thiếu dueAt (NgayHenTra)"));
        minute();
        assertThat(run("quarantine")).startsWith("PARTIAL").contains("dueAt (NgayHenTra)");
        dossiers("quarantine", number -> number == 5 ? with(5, "GhiChu", "mới") : usual(number));
        assertThat(quarantined("quarantine")).singleElement().asString().startsWith("d5: Có khoá mới GhiChu");
        assertThat(untouched("quarantine")).isEqualTo(RECORDS);
    }

    @Test
    void aCallThatShowsWhatTheFileRefusesIsRefusedAndKept() {
        learn("refuse");
        var answer = dossiers("refuse", number -> number < 4 ? usual(number) : withoutDue(number));
        assertThat(code(answer)).isEqualTo("1");
        assertThat(answer.path("message").asString())
                .contains("không nhận lời gọi này: Thiếu dueAt (NgayHenTra)", "Cả 10 bản ghi")
                .doesNotContain("hành công");
        assertThat(quarantined("refuse")).hasSize(RECORDS).allMatch(row -> row.contains("Thiếu dueAt"));
        minute();
        assertThat(run("refuse")).startsWith("FAILED schema Nguồn đổi cấu trúc nên không nhận lời gọi này");
        assertThat(events("refuse")).containsExactly("MISSING_FIELD dueAt REFUSE OPEN 6");
        assertThat(code(dossiers("refuse", PushDriftTests::usual))).isEqualTo("0");
        assertThat(quarantined("refuse")).isEmpty();
        minute();
        assertThat(events("refuse")).isEmpty();
    }

    @Test
    void anUnknownCodeCanRefuseItsCallButNotTheNextOne() {
        learn("refuse");
        assertThat(code(dossiers("refuse", number -> with(number, "TrangThaiHoSo", number == 3 ? "77" : "4"))))
                .isEqualTo("1");
        assertThat(step("refuse", "78").path("message").asString()).contains("không nhận lời gọi này: Mã 78");
        assertThat(untouched("refuse")).isEqualTo(RECORDS);
        assertThat(quarantined("refuse")).hasSize(RECORDS);
        assertThat(texts("SELECT steps FROM connector.pushed WHERE connector = ? AND steps IS NOT NULL", "refuse"))
                .isEmpty();
        assertThat(code(dossiers("refuse", PushDriftTests::usual))).isEqualTo("0");
        minute();
        assertThat(run("refuse")).startsWith("PARTIAL schema").contains("Mã 78");
        assertThat(events("refuse"))
                .containsExactly("UNMAPPED_CODE status = 77 REFUSE OPEN 1", "UNMAPPED_CODE status = 78 REFUSE OPEN 1");
    }

    @Test
    void manyCallsToTwoNodesAreJudgedTogether() throws Exception {
        learn("keep");
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var call = 0; call < 20; call++) {
            var number = call;
            var records = IntStream.range(0, RECORDS)
                    .mapToObj(one -> {
                        var record = withoutDue(number * RECORDS + one);
                        record.put("TrangThaiHoSo", "77");
                        return record;
                    })
                    .toList();
            calls.add(() -> nodes.send(number % 2, "keep", "DongBoHoSoMC", records));
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(code(answer.get())).isEqualTo("0");
            }
        }
        minute();
        assertThat(events("keep"))
                .containsExactly("MISSING_FIELD dueAt KEEP OPEN 100", "UNMAPPED_CODE status = 77 KEEP OPEN 100");
        assertThat(texts(
                        "SELECT outcome || records || (message LIKE '%dueAt (NgayHenTra)%') FROM connector.run"
                                + " WHERE connector = ? ORDER BY ended_at DESC LIMIT 2",
                        "keep"))
                .containsExactly("OK100true", "OK100true");
    }
}
