package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.platform.TestDatabase;

/** The same dossier in several systems. */
@ExtendWith(TestDatabase.class)
class LinkingTests {
    private final TestingStore store = new TestingStore();

    @ParameterizedTest
    @CsvSource({
        "000.00.24.H24-260122-0001, H24.24-260122-1",
        "H24.24-260122-00001, H24.24-260122-1",
        "000.00.00.H24-260122-0010, H24-260122-10",
        "001.02.24.H24-260122-0010, H24.24.02.001-260122-10",
        "h24.24 - 260122 - 0001, H24.24-260122-1",
        "G09.11-260122-0007, G09.11-260122-7"
    })
    void theOldAndTheShortFormAreOneCode(String code, String key) {
        assertThat(LinkKey.national(code)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"03706/2026/07906", "A-1", "H24.24-2601-0001", "H24.24-260122-00A1"})
    void otherFormsAreNotNational(String code) {
        assertThat(LinkKey.national(code)).isEmpty();
    }

    @Test
    void recordsOfOneNationalCodeAreOneDossier() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("justice", TestingRecord.of("HT-77").national("000.00.24.H24-260122-0001"));
        assertThat(store.only().row().sources()).containsExactly("city", "justice");
        assertThat(store.only().row().mismatch()).isFalse();
    }

    @Test
    void anExplicitCrossReferenceLinks() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("land", TestingRecord.of("LD-5").crossReference("H24.24-260122-0001"));
        assertThat(store.only().records()).hasSize(2);
    }

    @Test
    void aReferenceToAnOwnCodeLinksInBothOrders() {
        store.store("land", TestingRecord.of("LD-5").crossReference("HT-77"));
        store.store("justice", TestingRecord.of("HT-77").national("G22.99-260122-000123"));
        assertThat(store.only().records()).hasSize(2);
        store.store("tax", TestingRecord.of("T-1").crossReference("LD-5"));
        assertThat(store.only().records()).hasSize(3);
    }

    @Test
    void aReferenceThatTwoSystemsCouldMeanLinksNothing() {
        store.store("land", TestingRecord.of("LD-5").crossReference("77"));
        store.store("justice", TestingRecord.of("77"));
        store.store("tax", TestingRecord.of("77"));
        store.store("trade", TestingRecord.of("77"));
        assertThat(store.count("dossier")).isEqualTo(4);
    }

    @Test
    void theReferringRecordIsKnownByItsOwnCodesToo() {
        store.store("land", TestingRecord.of("H24.24-260122-0009").crossReference("H24.24-260122-0001"));
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("portal", TestingRecord.of("P-1").national("000.00.24.H24-260122-0009"));
        assertThat(store.only().records()).hasSize(3);
        store.store("land", TestingRecord.of("H24.24-260122-0009"));
        assertThat(store.count("dossier")).isEqualTo(2);
    }

    @Test
    void likeOwnCodesOfTwoSystemsAreTwoDossiers() {
        store.store("city", TestingRecord.of("HT-77"));
        store.store("justice", TestingRecord.of("HT-77"));
        assertThat(store.count("dossier")).isEqualTo(2);
    }

    @Test
    void openHereAndFinishedThereIsShownOpenWithAMismatch() {
        store.store("city", TestingRecord.of("H24.24-260122-0001").updated("2026-11-18T02:00:00Z"));
        store.store(
                "justice",
                TestingRecord.of("HT-77")
                        .national("H24.24-260122-0001")
                        .finished("2026-11-19T02:00:00Z")
                        .updated("2026-11-19T02:00:00Z"));
        assertThat(store.only().row()).satisfies(row -> {
            assertThat(row.source()).isEqualTo("city");
            assertThat(row.mismatch()).isTrue();
            assertThat(row.status()).isEqualTo(DossierStatus.PROCESSING);
        });
    }

    @Test
    void pausedHereAndFinishedThereIsAMismatch() {
        store.store("city", TestingRecord.of("H24.24-260122-0001").status(DossierStatus.SUPPLEMENT_REQUESTED));
        store.store(
                "portal", TestingRecord.of("P-1").national("H24.24-260122-0001").finished("2026-11-19T02:00:00Z"));
        assertThat(store.only().row().mismatch()).isTrue();
    }

    @Test
    void ofTwoOpenRecordsTheOneWithTheNewerSourceTimeIsShown() {
        store.store("city", TestingRecord.of("H24.24-260122-0001").updated("2026-11-19T02:00:00Z"));
        store.store(
                "justice",
                TestingRecord.of("HT-77")
                        .national("H24.24-260122-0001")
                        .updated("2026-11-18T02:00:00Z")
                        .status(DossierStatus.RECEIVED));
        assertThat(store.only().row().source()).isEqualTo("city");
    }

    @Test
    void aNationalCodeThatComesLaterKeepsTheDossier() {
        store.store("justice", TestingRecord.of("HT-77"));
        var id = store.only().row().id();
        store.store("justice", TestingRecord.of("HT-77").national("H24.24-260122-0001"));
        assertThat(store.only().row().id()).isEqualTo(id);
    }

    @Test
    void aNationalCodeThatComesLaterJoinsTwoDossiers() {
        store.store("justice", TestingRecord.of("HT-77"));
        var gone = store.only().row().id();
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("justice", TestingRecord.of("HT-77").national("H24.24-260122-0001"));
        assertThat(store.only().records()).hasSize(2);
        assertThat(store.dossiers.find(gone))
                .map(DossierDetail::row)
                .contains(store.only().row());
    }

    @Test
    void aNationalCodeTakenBackPartsThem() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("justice", TestingRecord.of("HT-77").national("H24.24-260122-0001"));
        store.store("justice", TestingRecord.of("HT-77"));
        assertThat(store.count("dossier")).isEqualTo(2);
    }

    @Test
    void theMergedTimelineIsNewestFirst() {
        store.store("city", TestingRecord.of("H24.24-260122-0001").updated("2026-11-17T02:00:00Z"));
        store.store(
                "justice",
                TestingRecord.of("HT-77").national("H24.24-260122-0001").updated("2026-11-19T02:00:00Z"));
        assertThat(store.only().history())
                .extracting(DossierDetail.Change::source)
                .containsExactly("justice", "city");
    }
}
