package vn.tthc.monitor.connector.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.Quarantine.Choice;
import vn.tthc.monitor.connector.Quarantine.Replayed;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.platform.TestDatabase;

/** Bad records are kept, shown without their people, and read once more. */
@ExtendWith(TestDatabase.class)
class QuarantineTests {
    private static final Instant READ = Instant.parse("2026-11-20T02:00:00Z");

    private final TestingDefinition definition = new TestingDefinition();
    private final Clock clock = Clock.fixed(READ.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    private final RealDossiers real = new RealDossiers(clock);
    private final QuarantineDesk desk = TestingQuarantine.desk();
    private final Dossiers dossiers = real.dossiers((page, _) -> {
        if (!page.dossiers().isEmpty()) {
            desk.resolve(
                    page.source(),
                    page.dossiers().stream().map(one -> one.code()).toList(),
                    page.readAt());
        }
    });
    private final List<DossierPage> pages = new ArrayList<>();
    private final Quarantine quarantine = TestingQuarantine.quarantine(
            () -> Optional.of(mapping()),
            page -> {
                pages.add(page);
                dossiers.store(page);
            },
            real.reversals(),
            clock);

    private RecordMapping mapping() {
        return new RecordMapping(definition.at(URI.create("http://localhost")));
    }

    private static String raw(String code, String status) {
        return "{\"code\":\"%s\",\"status\":\"%s\",\"due\":\"2026-11-30\",\"name\":\"Lê Thị Sáu\",\"soDienThoai\":\"0912345678\"}"
                .formatted(code, status);
    }

    private void put(Instant at, RejectedRecord... records) {
        desk.put("nguon", UUID.randomUUID(), at, List.of(records));
    }

    private static RejectedRecord unknown(String code, String status) {
        return new RejectedRecord(
                code,
                "Mã " + status + " của status không có trong danh mục status; cần một mã đã khai.",
                raw(code, status));
    }

    private static RejectedRecord unreadable(String code, String value) {
        return new RejectedRecord(
                code, "Không đọc được dueAt = " + value + "; cần một thời điểm theo formats đã khai.", raw(code, "4"));
    }

    private void mend() {
        definition.codes.put("status", new CodeList(Map.of("4", "PROCESSING", "77", "FINISHED"), DriftVerb.QUARANTINE));
    }

    private long only() {
        return quarantine.records("nguon", Choice.ALL, 0, 10).getFirst().id();
    }

    @Test
    void reasonsThatDifferOnlyByAValueAreOne() {
        put(READ, unreadable("a", "31/02/2026"), unreadable("b", "30/02/2026"), unknown("c", "77"));
        put(READ.plusSeconds(60), unreadable("d", "x"));
        var reasons = quarantine.reasons("nguon");
        assertThat(reasons).extracting(Quarantine.Reason::records).containsExactly(3L, 1L);
        assertThat(reasons.getFirst().text())
                .isEqualTo("Không đọc được dueAt = …; cần một thời điểm theo formats đã khai.");
        assertThat(reasons.getFirst().firstSeenAt()).isEqualTo(READ);
        assertThat(reasons.getFirst().lastSeenAt()).isEqualTo(READ.plusSeconds(60));
        assertThat(quarantine.records("nguon", new Choice(reasons.getLast().key(), null), 0, 10))
                .extracting(Quarantine.Waiting::code)
                .containsExactly("c");
    }

    @Test
    void peopleAreMaskedWhetherTheMappingKnowsThemOrNot() {
        put(READ, unknown("a", "77"));
        var shown = quarantine.records("nguon", Choice.ALL, 0, 10).getFirst().masked();
        assertThat(shown)
                .contains("\"code\" : \"a\"", "\"status\" : \"77\"", "\"due\" : \"2026-11-30\"")
                .contains("\"name\" : \"Aa Aaa Aaa\"", "\"soDienThoai\" : \"0000000000\"")
                .doesNotContain("Sáu", "0912");
        assertThat(quarantine.raw("nguon", only())).contains(raw("a", "77"));
        assertThat(quarantine.raw("khac", only())).isEmpty();
    }

    @Test
    void whatCanBeReadNowIsStoredAndNamesWhoSawToIt() {
        put(READ, unknown("a", "77"), unknown("b", "78"));
        mend();
        assertThat(quarantine.replay("nguon", Choice.ALL, "lan")).satisfies(result -> {
            assertThat(result.stored()).isEqualTo(1);
            assertThat(result.failing()).isEqualTo(1);
            assertThat(result.reasons()).singleElement().asString().contains("Mã 78");
        });
        assertThat(real.record("nguon", "a").status().sourceCode()).isEqualTo("77");
        assertThat(pages)
                .singleElement()
                .satisfies(page -> assertThat(page.readAt()).isEqualTo(READ));
        assertThat(quarantine.records("nguon", Choice.ALL, 0, 10))
                .extracting(Quarantine.Waiting::code)
                .containsExactly("b");
        assertThat(TestDatabase.jdbc()
                        .sql("SELECT resolved_by FROM connector.quarantine WHERE resolved_at IS NOT NULL")
                        .query(String.class)
                        .list())
                .containsExactly("lan");
    }

    @Test
    void aRecordThatStillFailsGetsItsPresentReason() {
        put(READ, unknown("a", "77"));
        definition.codes.put("status", new CodeList(Map.of("4", "PROCESSING"), DriftVerb.QUARANTINE));
        var before = quarantine.reasons("nguon").getFirst().key();
        quarantine.replay("nguon", Choice.of(only()), "lan");
        var after = quarantine.records("nguon", Choice.ALL, 0, 10).getFirst();
        assertThat(after.reason()).contains("Thêm mã này vào mapping.codes.status");
        assertThat(after.reasonKey()).isNotEqualTo(before);
        assertThat(after.times()).isEqualTo(1);
    }

    @Test
    void anOlderRecordDoesNotReplaceWhatHasBeenStoredSince() {
        put(READ, unknown("a", "77"));
        mend();
        var newer = mapping().map(TestingDefinition.json(raw("a", "4")));
        var dossier = ((vn.tthc.monitor.connector.mapping.Mapped.Whole) newer).dossier();
        real.dossiers((_, _) -> {})
                .store(new DossierPage(
                        "nguon", UUID.randomUUID(), 0, READ.plusSeconds(60), List.of(dossier), List.of(), null));
        assertThat(quarantine.replay("nguon", Choice.ALL, "lan")).isEqualTo(new Replayed(0, 1, 0, 0, List.of()));
        assertThat(real.record("nguon", "a").status().sourceCode()).isEqualTo("4");
        assertThat(quarantine.reasons("nguon")).isEmpty();
    }

    @Test
    void whatARecordDoesNotSpeakOfStays() {
        mend();
        var whole = mapping().map(TestingDefinition.json(raw("a", "4")));
        dossiers.store(new DossierPage(
                "nguon",
                UUID.randomUUID(),
                0,
                READ.minusSeconds(60),
                List.of(((vn.tthc.monitor.connector.mapping.Mapped.Whole) whole).dossier()),
                List.of(),
                null));
        put(READ, new RejectedRecord("a", "Mã 77 của status không có trong danh mục", "{\"status\":\"77\"}"));
        quarantine.replay("nguon", Choice.ALL, "lan");
        assertThat(real.record("nguon", "a").status().sourceCode()).isEqualTo("77");
        assertThat(real.record("nguon", "a").applicant().name()).isEqualTo("Lê Thị Sáu");
    }

    @Test
    void aDryRunChangesNothing() {
        put(READ, unknown("a", "77"), unknown("b", "78"));
        mend();
        var result = quarantine.rehearse("nguon", Choice.ALL);
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.failing()).isEqualTo(1);
        assertThat(pages).isEmpty();
        assertThat(quarantine.records("nguon", Choice.ALL, 0, 10)).hasSize(2);
    }

    @Test
    void recordsWithoutTheirDetailOrFromAFileAreLeftForTheirSource() {
        put(READ, new RejectedRecord("a", "Không lấy được chi tiết: HTTP 404 (/one/a)", raw("a", "4"), true));
        put(READ, new RejectedRecord("b", "Không lấy được chi tiết: HTTP 404 (/one/b)", raw("b", "4"), true));
        var run = UUID.randomUUID();
        desk.put("nguon", run, READ, List.of(unknown("c", "4")));
        TestDatabase.jdbc().sql("""
                INSERT INTO connector.run (run, connector, kind, started_at, ended_at, outcome, pages, records, added,
                    changed, unchanged, rejected, slowest_ms) VALUES (?, 'nguon', 'UPLOAD', now(), now(), 'PARTIAL', 1, 1, 0, 0, 0, 1, 1)
                """).param(run).update();
        assertThat(quarantine.replay("nguon", Choice.ALL, "lan")).isEqualTo(new Replayed(0, 0, 0, 3, List.of()));
        assertThat(quarantine.reasons("nguon"))
                .extracting(Quarantine.Reason::text)
                .contains("Không lấy được chi tiết");
    }

    @Test
    void anOlderRunNeitherReopensNorResolvesWhatALaterOneSaid() {
        put(READ, unknown("a", "78"));
        put(READ.minusSeconds(60), unknown("a", "77"));
        assertThat(quarantine.records("nguon", Choice.ALL, 0, 10).getFirst().reason())
                .contains("Mã 78");
        desk.resolve("nguon", List.of("a"), READ.minusSeconds(30));
        assertThat(quarantine.reasons("nguon")).hasSize(1);
        desk.resolve("nguon", List.of("a"), READ.plusSeconds(30));
        assertThat(quarantine.reasons("nguon")).isEmpty();
    }

    @Test
    void manyRecordsAreReadInSteps() {
        mend();
        put(
                READ,
                java.util.stream.IntStream.range(0, 1_234)
                        .mapToObj(number -> unknown("a" + number, "77"))
                        .toArray(RejectedRecord[]::new));
        assertThat(quarantine.replay("nguon", Choice.ALL, "lan").stored()).isEqualTo(1_234);
        assertThat(pages).hasSize(3);
        var lines = new ArrayList<String>();
        quarantine.export("nguon", Choice.ALL, line -> lines.add(line.raw()));
        assertThat(lines).isEmpty();
    }

    @Test
    void everyRecordIsExportedOnce() {
        put(
                READ,
                java.util.stream.IntStream.range(0, 1_000)
                        .mapToObj(number -> unknown("a" + number, "77"))
                        .toArray(RejectedRecord[]::new));
        var lines = new ArrayList<String>();
        quarantine.export("nguon", Choice.ALL, line -> lines.add(line.raw()));
        assertThat(lines).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void aConnectorWithoutAValidFileReadsNothing() {
        var none = TestingQuarantine.quarantine(Optional::empty, _ -> {}, real.reversals(), clock);
        assertThatThrownBy(() -> none.replay("nguon", Choice.ALL, "lan"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sửa tệp kết nối trước");
        put(READ, unknown("a", "77"));
        assertThat(none.records("nguon", Choice.ALL, 0, 10).getFirst().masked()).doesNotContain("77", "Sáu");
    }

    @Test
    void resolvedRecordsAreForgottenAfterAWhile() {
        put(READ, unknown("a", "77"));
        desk.resolve("nguon", List.of("a"), READ);
        assertThat(desk.apply(READ.plus(Duration.ofDays(89)))).isZero();
        assertThat(desk.apply(READ.plus(Duration.ofDays(91)))).isEqualTo(1);
    }
}
