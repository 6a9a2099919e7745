package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.web.PushBench.alert;
import static vn.tthc.monitor.web.PushBench.code;
import static vn.tthc.monitor.web.PushBench.dossier;
import static vn.tthc.monitor.web.PushBench.step;
import static vn.tthc.monitor.web.PushBench.stored;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.alert.Hooks;
import vn.tthc.monitor.platform.TestDatabase;

/** Systems that send or call of their own accord, over real HTTP, to the whole application on a real database. */
@ExtendWith(TestDatabase.class)
class PushTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static PushBench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = new PushBench(folder);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void logIn() {
        bench.logIn();
    }

    @Test
    void aDossierThatIsSentStandsInTheQueueAtOnce() {
        var answer = bench.send("DongBoHoSoMC", false, dossier("a", "2"), dossier("b", "4"));
        assertThat(code(answer)).isEqualTo("0");
        assertThat(answer.path("message").asString()).contains("hành công");
        assertThat(answer.path("result").size()).isEqualTo(2);
        assertThat(stored("a", "status")).isEqualTo("2");
        assertThat(stored("a", "receiving_agency")).isEqualTo("H24.1");
        assertThat(stored("b", "is_open")).isEqualTo("true");
    }

    @Test
    void aKnownDossierSentAsNewIsTakenAndSaidToExist() {
        bench.send("DongBoHoSoMC", false, dossier("a", "2"));
        var answer = bench.send("DongBoHoSoMC", false, dossier("a", "4"));
        assertThat(code(answer)).isEqualTo("3");
        assertThat(answer.path("message").asString()).contains("đã tồn tại").doesNotContain("thành công");
        assertThat(stored("a", "status")).isEqualTo("4");
        assertThat(code(bench.send("DongBoHoSoMC", true, dossier("a", "4")))).isEqualTo("0");
    }

    @Test
    void aStepIsLaidOverItsDossierWheneverItComes() {
        bench.send("DongBoHoSoMC", false, dossier("a", "2"));
        assertThat(code(bench.send("CapNhatTienDoHoSoMC", true, step("a", "4", "20261119090000", "Trần B"))))
                .isEqualTo("0");
        assertThat(stored("a", "status || officer || department")).isEqualTo("4Trần BTư pháp");
        var early = bench.send("CapNhatTienDoHoSoMC", true, step("sau", "4", "20261119090000", "Lê C"));
        assertThat(early.path("result").path(0).path("message").asString()).contains("chờ hồ sơ");
        assertThat(stored("sau", "status")).isEmpty();
        bench.send("DongBoHoSoMC", false, dossier("sau", "2"));
        assertThat(stored("sau", "status || officer")).isEqualTo("4Lê C");
        assertThat(stored("sau", "received_at")).isNotEmpty();
    }

    @Test
    void anOlderMessageNeverOverwritesANewerState() {
        bench.send("DongBoHoSoMC", false, dossier("a", "4", "NgayCapNhat", "20261119100000"));
        bench.send("DongBoHoSoMC", true, dossier("a", "2", "NgayCapNhat", "20261119090000"));
        assertThat(stored("a", "status")).isEqualTo("4");
        bench.send("DongBoHoSoMC", false, dossier("b", "9", "NgayKetThucXuLy", "20261119100000"));
        bench.send("DongBoHoSoMC", true, dossier("b", "4"));
        assertThat(stored("b", "status")).isEqualTo("9");
        bench.send("CapNhatTienDoHoSoMC", true, step("b", "4", "20261119093000", "Trần B"));
        assertThat(stored("b", "status || officer")).isEqualTo("9Trần B");
        bench.send(
                "DongBoHoSoMC",
                true,
                dossier("b", "10", "NgayKetThucXuLy", "20261119100000", "NgayTra", "20261119110000"));
        assertThat(stored("b", "status")).isEqualTo("10");
    }

    @Test
    void twentyAtOnceInAnyOrderEndInTheNewestState() throws Exception {
        for (var round = 0; round < 3; round++) {
            var code = "h" + round;
            var calls = new ArrayList<Callable<JsonNode>>();
            calls.add(() -> bench.send("DongBoHoSoMC", false, dossier(code, "2")));
            IntStream.range(0, 10)
                    .forEach(minute -> calls.add(() -> bench.send(
                            "DongBoHoSoMC",
                            true,
                            dossier(code, "4", "NgayCapNhat", "2026111909" + (10 + minute) + "00"))));
            IntStream.range(0, 9)
                    .forEach(minute -> calls.add(() -> bench.send(
                            "CapNhatTienDoHoSoMC",
                            true,
                            step(
                                    code,
                                    minute == 8 ? "5" : "4",
                                    "2026111910" + (10 + minute) + "00",
                                    "người " + minute))));
            Collections.shuffle(calls, new Random(round));
            try (var threads = Executors.newFixedThreadPool(20)) {
                for (var answer : threads.invokeAll(calls)) {
                    assertThat(code(answer.get())).isIn("0", "3");
                }
            }
            assertThat(stored(code, "status || officer")).isEqualTo("5người 8");
        }
    }

    @Test
    void callsThatShareDossiersInOppositeOrderDoNotBlockEachOther() throws Exception {
        var forwards =
                IntStream.range(0, 20).mapToObj(one -> dossier("x" + one, "2")).toArray();
        var backwards = List.of(forwards).reversed().toArray();
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var call = 0; call < 10; call++) {
            var records = call % 2 == 0 ? forwards : backwards;
            calls.add(() -> bench.send("DongBoHoSoMC", true, records));
        }
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(code(answer.get())).isEqualTo("0");
            }
        }
    }

    @Test
    void aBadRecordIsKeptAndTheOthersAreTaken() {
        var answer = bench.send("DongBoHoSoMC", false, dossier("a", "2"), Map.of("TenTTHC", "không mã"), "chữ");
        assertThat(code(answer)).isEqualTo("1");
        assertThat(answer.path("message").asString()).startsWith("2/3 bản ghi");
        assertThat(answer.path("result").path(0).path("error_code").asString()).isEqualTo("0");
        assertThat(stored("a", "status")).isEqualTo("2");
        var kept = TestDatabase.jdbc()
                .sql("SELECT raw FROM connector.quarantine WHERE connector = 'nguon'")
                .query(String.class)
                .list();
        assertThat(kept).hasSize(2).anyMatch(raw -> raw.contains("không mã"));
    }

    @Test
    void everyWrongCallIsAnsweredInTheWayOfThePortal() {
        assertThat(code(bench.post("nguon", Map.of("username", "mot-cua", "password", "sai"))))
                .isEqualTo("-300");
        assertThat(code(bench.post("nguon", Map.of("session", "x", "service", "DongBoHoSoMC", "data", List.of()))))
                .isEqualTo("-301");
        assertThat(code(bench.send("LayThuTuc", true, dossier("a", "2")))).isEqualTo("-4");
        assertThat(code(bench.post("nguon", List.of()))).isEqualTo("-2");
        assertThat(code(bench.post("khong-co", Map.of()))).isEqualTo("-304");
        assertThat(bench.exchange("khong-co", new byte[0]).statusCode()).isEqualTo(404);
        var many =
                IntStream.range(0, 51).mapToObj(one -> dossier("m" + one, "2")).toArray();
        assertThat(code(bench.send("DongBoHoSoMC", true, many))).isEqualTo("-5");
        var large = bench.exchange("nguon", new byte[70_000]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(code(PushBench.JSON.readTree(large.body()))).isEqualTo("-5");
        assertThat(stored("m1", "status")).isEmpty();
    }

    @Test
    void passwordsCannotBeGuessedForLong() {
        for (var guess = 0; guess < 5; guess++) {
            assertThat(code(bench.post("nguon", Map.of("username", "ke-la", "password", "doan" + guess))))
                    .isEqualTo("-300");
        }
        assertThat(code(bench.post("nguon", Map.of("username", "ke-la", "password", "doan"))))
                .isEqualTo("-303");
        assertThat(code(bench.post("nguon", Map.of("username", "mot-cua", "password", PushBench.PASSWORD))))
                .as("somebody else is not locked out")
                .isEqualTo("0");
    }

    @Test
    void aSessionIsKeptOnlyAsItsHashAndEndsWithItsTime() {
        var columns = TestDatabase.jdbc()
                .sql("SELECT encode(hash, 'hex') || encode(proof, 'hex') || username FROM connector.push_session")
                .query(String.class)
                .single();
        assertThat(columns).doesNotContain(bench.session()).doesNotContain(PushBench.PASSWORD);
        TestDatabase.jdbc()
                .sql("UPDATE connector.push_session SET expires_at = opened_at")
                .update();
        assertThat(code(bench.send("DongBoHoSoMC", true, dossier("a", "2")))).isEqualTo("-301");
    }

    @Test
    void whatWasSentBecomesARunThatHealthCanJudge() {
        // What the other tests sent goes first.
        bench.record();
        bench.send("DongBoHoSoMC", false, dossier("a", "2"));
        bench.send("DongBoHoSoMC", true, dossier("a", "4"), Map.of());
        bench.record();
        var run = TestDatabase.jdbc()
                .sql(
                        "SELECT kind || ' ' || outcome || ' ' || records || ' ' || added || ' ' || changed || ' ' || rejected"
                                + " FROM connector.run WHERE connector = 'nguon' ORDER BY ended_at DESC LIMIT 1")
                .query(String.class)
                .list();
        assertThat(run).containsExactly("PUSH PARTIAL 3 1 1 1");
        var health = TestDatabase.jdbc()
                .sql("SELECT newest_record_at IS NOT NULL FROM incident.source_health WHERE source = 'nguon'")
                .query(Boolean.class)
                .single();
        assertThat(health).isTrue();
    }

    @Test
    void alertsOfAnotherSystemBecomeIncidentsOverHttp() {
        var shown = new String[] {"Authorization", "Bearer " + PushBench.TOKEN};
        var path = "/hook/alertmanager/grafana";
        assertThat(bench.status(path, alert("firing", ""))).isEqualTo(401);
        assertThat(bench.status(path + "-khac", alert("firing", ""), shown)).isEqualTo(404);
        assertThat(bench.status(path, "<html>".getBytes(StandardCharsets.UTF_8), shown))
                .isEqualTo(400);
        assertThat(bench.status(path, new byte[Hooks.LARGEST + 1], shown)).isEqualTo(413);
        assertThat(incidents()).isEmpty();
        assertThat(bench.status(path, alert("firing", ""), shown)).isEqualTo(200);
        assertThat(bench.status(path, alert("firing", ""), shown)).isEqualTo(200);
        assertThat(incidents()).containsExactly("EXTERNAL_CRITICAL open Đầy đĩa db1");
        bench.call(path, alert("resolved", ",\"endsAt\":\"2026-11-20T03:10:00Z\""), shown);
        assertThat(incidents()).containsExactly("EXTERNAL_CRITICAL closed Đầy đĩa db1");
    }

    @Test
    void whoWritesToTheBotTakesAnIncidentInHandOverHttp() {
        bench.call("/hook/alertmanager/grafana", alert("firing", ""), "Authorization", "Bearer " + PushBench.TOKEN);
        var number = TestDatabase.jdbc()
                .sql("SELECT number FROM incident.incident")
                .query(Long.class)
                .single();
        var said = """
                {"event_name":"message.text.received","message":{"message_id":"m%1$d","date":1750316131602,
                "from":{"id":"u1","display_name":"Lan","is_bot":false},"chat":{"id":"nhom-1","chat_type":"GROUP"},
                "text":"@Bot ack %1$d"}}""".formatted(number).getBytes(StandardCharsets.UTF_8);
        assertThat(bench.status("/hook/zalo/nhom", said)).isEqualTo(401);
        assertThat(bench.status("/hook/zalo/khac", said)).isEqualTo(404);
        assertThat(incidents()).containsExactly("EXTERNAL_CRITICAL open Đầy đĩa db1");
        assertThat(bench.status("/hook/zalo/nhom", said, "X-Bot-Api-Secret-Token", PushBench.TOKEN))
                .isEqualTo(200);
        assertThat(incidents()).containsExactly("EXTERNAL_CRITICAL open Đầy đĩa db1 Lan");
    }

    private static List<String> incidents() {
        return TestDatabase.jdbc()
                .sql("""
                SELECT concat_ws(' ', kind, CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END, title,
                    acknowledged_by) FROM incident.incident ORDER BY number""")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @ParameterizedTest
    @FieldSource("vn.tthc.monitor.web.PushBench#NONSENSE")
    void nonsenseIsAnsweredAndNeverAFault(String body) {
        var response = bench.exchange("nguon", body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(code(PushBench.JSON.readTree(response.body()))).startsWith("-");
    }

    @Test
    void aCallDamagedAnywhereIsAnsweredAndNeverAFault() {
        var random = new Random(7);
        for (var attempt = 0; attempt < 400; attempt++) {
            var cut = bench.damaged(attempt, random);
            var response = bench.exchange("nguon", cut);
            assertThat(response.statusCode())
                    .as(new String(cut, StandardCharsets.UTF_8))
                    .isEqualTo(200);
            assertThat(code(PushBench.JSON.readTree(response.body()))).isNotEmpty();
        }
    }
}
