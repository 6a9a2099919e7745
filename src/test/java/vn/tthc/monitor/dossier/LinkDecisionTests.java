package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.Links.Kind;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.platform.TestDatabase;

/** What people say about records being one dossier: it outlives whatever is read again, and can be undone. */
@ExtendWith(TestDatabase.class)
class LinkDecisionTests {
    private static final String NATIONAL = "H24.24-260122-0001";

    private final TestingStore store = new TestingStore();
    private final Links links = store.decisions();

    private long id(String code) {
        return store.only(code).row().id();
    }

    private void two() {
        store.store("city", TestingRecord.of(NATIONAL));
        store.store("trade", TestingRecord.of("HKD-77").status(DossierStatus.RECEIVED));
    }

    private void linked() {
        store.store("city", TestingRecord.of(NATIONAL));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).status(DossierStatus.RECEIVED));
    }

    private long open() {
        return store.queue().page(QueueFilter.everythingOpen(), null, 50).total();
    }

    @Test
    void mergedOnesAreShownAndCountedOnceAndDisagree() {
        two();
        assertThat(open()).isEqualTo(2);
        var gone = id("HKD-77");
        links.merge(id(NATIONAL), gone, "lan", "gõ hai lần");
        assertThat(open()).isOne();
        assertThat(store.only().records()).hasSize(2);
        assertThat(store.only().row().mismatch()).isTrue();
        assertThat(store.dossiers.find(gone)).isPresent();
        assertThat(store.only().history())
                .extracting(DossierDetail.Change::what)
                .contains("merged", "merged");
        assertThat(links.of(store.only().row().id())).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(Kind.MERGED);
            assertThat(decision.said().by()).isEqualTo("lan");
            assertThat(decision.said().note()).isEqualTo("gõ hai lần");
        });
    }

    @Test
    void aMergeOutlivesWhateverIsReadAgain() {
        two();
        links.merge(id(NATIONAL), id("HKD-77"), "lan", null);
        store.now = store.now.plusSeconds(60);
        store.store("trade", TestingRecord.of("HKD-77").name("Tên mới"));
        store.store("city", TestingRecord.of(NATIONAL).name("Tên mới"));
        store.now = store.now.plusSeconds(60);
        store.store("trade", TestingRecord.of("HKD-77").national("G22.99-260122-000123"));
        store.store("portal", TestingRecord.of("G22.99-260122-123"));
        assertThat(store.only().records()).hasSize(3);
    }

    @Test
    void mergesChainAndEachIsUndoneAlone() {
        two();
        store.store("tax", TestingRecord.of("T-5"));
        links.merge(id("T-5"), id("HKD-77"), "lan", null);
        var second = links.merge(id("HKD-77"), id(NATIONAL), "hoa", null);
        assertThat(store.only().records()).hasSize(3);
        links.undo(second, "hoa", "nhầm");
        assertThat(store.count("dossier")).isEqualTo(2);
        assertThat(store.only("T-5").records()).hasSize(2);
        assertThat(store.only(NATIONAL).records()).hasSize(1);
    }

    @Test
    void aSplitRecordStandsAloneWhateverItsCodesSay() {
        linked();
        var split = links.split(store.only().row().id(), new RecordName("justice", "HT-77"), "lan", "khác người");
        assertThat(store.count("dossier")).isEqualTo(2);
        assertThat(store.only(NATIONAL).row().mismatch()).isFalse();
        store.now = store.now.plusSeconds(60);
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).name("Tên mới"));
        store.store("city", TestingRecord.of(NATIONAL).name("Tên mới"));
        store.store("portal", TestingRecord.of("P-1").national(NATIONAL));
        assertThat(store.only("HT-77").records()).hasSize(1);
        assertThat(store.only("P-1").records()).hasSize(2);
        links.undo(split, "lan", null);
        assertThat(store.only().records()).hasSize(3);
    }

    @Test
    void aSplitOutdoesAnEarlierMergeAndALaterMergeOutdoesTheSplit() {
        two();
        links.merge(id(NATIONAL), id("HKD-77"), "lan", null);
        var split = links.split(store.only().row().id(), new RecordName("trade", "HKD-77"), "hoa", "không phải");
        assertThat(store.count("dossier")).isEqualTo(2);
        var again = links.merge(id(NATIONAL), id("HKD-77"), "lan", null);
        assertThat(store.only().records()).hasSize(2);
        links.undo(again, "lan", null);
        assertThat(store.count("dossier")).isEqualTo(2);
        links.undo(split, "hoa", null);
        assertThat(store.count("dossier")).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        two();
        var one = id(NATIONAL);
        var other = id("HKD-77");
        assertThatThrownBy(() -> links.merge(one, one, "lan", null)).hasMessageContaining("với chính nó");
        assertThatThrownBy(() -> links.merge(one, 4711, "lan", null)).hasMessageContaining("không còn nữa");
        assertThatThrownBy(() -> links.split(one, new RecordName("city", NATIONAL), "lan", "x"))
                .hasMessageContaining("chỉ có một bản ghi");
        assertThatThrownBy(() -> links.split(one, new RecordName("trade", "HKD-77"), "lan", "x"))
                .hasMessageContaining("không còn thuộc hồ sơ này");
        var merged = links.merge(one, other, "lan", null);
        assertThatThrownBy(() -> links.merge(one, other, "hoa", null)).hasMessageContaining("vừa được gộp vào");
        links.undo(merged, "lan", null);
        assertThatThrownBy(() -> links.undo(merged, "hoa", null)).hasMessageContaining("lan hoàn tác");
        assertThat(store.count("link_decision")).isOne();
    }

    @Test
    void ownersOfDisagreementsFollowTheirRecords() {
        linked();
        store.store("portal", TestingRecord.of("P-1").crossReference("HT-77"));
        var mismatches = store.mismatchList();
        var open = new Mismatches.Filter(Set.of(Mismatches.State.OPEN), Set.of(), Set.of(), null, Set.of());
        var all = new Mismatches.Filter(Set.of(), Set.of(), Set.of("portal", "justice"), null, Set.of());
        var found = mismatches.page(all, null, 10).items();
        assertThat(found).hasSize(1);
        mismatches.assign(found.getFirst().id(), "lan");
        links.split(store.only().row().id(), new RecordName("city", NATIONAL), "hoa", "khác");
        assertThat(mismatches.page(all, null, 10).items()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.owner()).isEqualTo("lan");
            assertThat(mismatch.endedAt()).isNull();
            assertThat(mismatch.subject().dossier()).isEqualTo(id("HT-77"));
        });
        assertThat(mismatches.page(open, null, 10).items()).allMatch(each -> each.endedAt() == null);
    }

    @Test
    void recordsOfAnOlderRuleAreGroupedOnce() {
        store.store("city", TestingRecord.of(NATIONAL));
        store.store("portal", TestingRecord.of("G22.99-260122-7").national(NATIONAL));
        store.store("tax", TestingRecord.of("T-1").national("G22.99-260122-7"));
        store.jdbc.sql("delete from dossier.link_alias").update();
        store.jdbc
                .sql("update dossier.source_record set link_key = 'G22.99-260122-7' where source = 'tax'")
                .update();
        store.jdbc
                .sql("update dossier.source_record set link_key = 'H24.24-260122-1' where source <> 'tax'")
                .update();
        TestDatabase.transactions()
                .executeWithoutResult(
                        _ -> store.unified.refresh(List.of("G22.99-260122-7", "H24.24-260122-1"), store.now));
        assertThat(store.count("dossier")).isEqualTo(2);
        var rule = new LinkChange(store.links, store.linking, store.unified, store.recomputation(), store.clock);
        rule.apply();
        assertThat(store.only().records()).hasSize(3);
        rule.apply();
        assertThat(store.only().row().sources()).containsExactly("city", "portal", "tax");
    }
}
