package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.Suspicions.Agreed;
import vn.tthc.monitor.dossier.Suspicions.Filter;
import vn.tthc.monitor.dossier.Suspicions.Kind;
import vn.tthc.monitor.dossier.Suspicions.State;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.platform.TestDatabase;

/** Which dossiers are suspected to be one, on what evidence, and how a suspicion ends. */
@ExtendWith(TestDatabase.class)
class SuspicionTests {
    private final TestingStore store = new TestingStore();
    private final Links links = store.decisions();

    private static TestingRecord city() {
        return TestingRecord.of("H24.24-261116-0001");
    }

    private static TestingRecord trade() {
        return TestingRecord.of("HKD-77").received("2026-11-18T02:00:00Z").procedure("1.001193");
    }

    private List<Suspicion> look(State... states) {
        store.suspicionRound().look();
        return listed(states);
    }

    private List<Suspicion> listed(State... states) {
        return store.suspicions()
                .page(new Filter(Set.of(states), Set.of(), Set.of(), Set.of()), 0, 100)
                .items();
    }

    private long newestVersion() {
        return store.jdbc
                .sql("select max(version) from dossier.dossier")
                .query(Long.class)
                .single();
    }

    private List<String> suspected() {
        return store.jdbc
                .sql("select code from dossier.dossier where suspected order by code")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void onePersonWithOneProcedureInTwoSystemsIsSuspectedWithItsEvidence() {
        store.store("city", city());
        store.store("trade", trade().name("NGUYEN THI DAO"));
        assertThat(look(State.OPEN)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.ACROSS);
            assertThat(found.agreed()).containsExactly(Agreed.ID, Agreed.NAME, Agreed.PHONE);
            assertThat(found.procedureCode()).isEqualTo("1.001193");
            assertThat(found.one().code()).isEqualTo("H24.24-261116-0001");
            assertThat(found.other().receivedAt()).isEqualTo("2026-11-18T02:00:00Z");
        });
        assertThat(suspected()).containsExactly("H24.24-261116-0001", "HKD-77");
        assertThat(store.count("dossier")).isEqualTo(2);
    }

    @Test
    void lookingAgainChangesNothing() {
        store.store("city", city());
        store.store("trade", trade());
        var first = look(State.OPEN);
        store.suspicionRound().look();
        var version = newestVersion();
        assertThat(look(State.OPEN)).isEqualTo(first);
        assertThat(newestVersion()).isEqualTo(version);
    }

    @Test
    void withoutAnIdNumberNameAndPhoneMustAgree() {
        store.store("city", city().person(null, "+84 912 345 678"));
        store.store("trade", trade());
        assertThat(look(State.OPEN))
                .singleElement()
                .satisfies(found -> assertThat(found.agreed()).containsExactly(Agreed.NAME, Agreed.PHONE));
        store.store("tax", trade().person(null, "0912345678").name("Trần Văn Bình"));
        store.store("health", trade().person(null, null));
        store.store("labour", trade().person("031085009999", "0912345678"));
        assertThat(look(State.OPEN))
                .filteredOn(found -> Set.of("tax", "health")
                                .contains(found.one().system())
                        || Set.of("tax", "health").contains(found.other().system()))
                .isEmpty();
    }

    @Test
    void otherPersonsProceduresAndDaysAreNotSuspected() {
        store.store("city", city());
        store.store("trade", trade().person("031085009999", "0912345678"));
        store.store("tax", trade().procedure("1.001194"));
        store.store("health", trade().received("2026-11-19T02:00:01Z"));
        store.store("labour", trade().received(null));
        assertThat(look(State.OPEN))
                .noneMatch(found -> found.one().system().equals("city")
                        || found.other().system().equals("city"));
    }

    @Test
    void twoCodesWithinOneSystemAreAClassOfTheirOwn() {
        store.store("city", city(), TestingRecord.of("H24.24-261117-0005"));
        assertThat(look(State.OPEN))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.WITHIN));
        store.store("city", TestingRecord.of("H24.24-261117-0005").status(DossierStatus.WITHDRAWN));
        assertThat(look(State.OPEN)).isEmpty();
    }

    @Test
    void aCorrectedPersonEndsItAndItMayReturn() {
        store.store("city", city());
        store.store("trade", trade());
        look();
        store.now = store.now.plusSeconds(60);
        store.store("trade", trade().person("031085009999", "0987654321"));
        assertThat(look(State.CHANGED)).hasSize(1);
        assertThat(suspected()).isEmpty();
        store.now = store.now.plusSeconds(60);
        store.store("trade", trade());
        assertThat(look(State.OPEN))
                .singleElement()
                .satisfies(found -> assertThat(found.returned()).isOne());
    }

    @Test
    void aCodeThatLinksThemEndsIt() {
        store.store("city", city());
        store.store("trade", trade());
        look();
        store.now = store.now.plusSeconds(60);
        store.store("trade", trade().national("H24.24-261116-0001"));
        assertThat(look(State.LINKED)).hasSize(1);
        assertThat(suspected()).isEmpty();
    }

    @Test
    void mergingEndsItAndUndoingBringsItBack() {
        store.store("city", city());
        store.store("trade", trade());
        var suspicion = look().getFirst().id();
        var merged = links.merge(suspicion, "lan", "gõ hai lần");
        assertThat(store.only().records()).hasSize(2);
        assertThat(suspected()).isEmpty();
        assertThat(listed(State.LINKED)).hasSize(1);
        assertThatThrownBy(() -> links.merge(suspicion, "hoa", null)).hasMessageContaining("đã là một");
        assertThatThrownBy(() -> links.dismiss(suspicion, "hoa", null)).hasMessageContaining("đã là một");
        links.undo(merged, "lan", null);
        assertThat(listed(State.OPEN)).hasSize(1);
        assertThat(suspected()).hasSize(2);
    }

    @Test
    void aDismissedPairIsNeverSuspectedAgainUnlessThatIsUndone() {
        store.store("city", city());
        store.store("trade", trade());
        var dismissed = links.dismiss(look().getFirst().id(), "lan", "hai cơ sở khác nhau");
        assertThat(suspected()).isEmpty();
        store.now = store.now.plusSeconds(60);
        store.store("trade", trade().status(DossierStatus.RECEIVED));
        store.now = store.now.plusSeconds(60);
        store.store("trade", trade().received("2026-11-17T02:00:00Z"));
        assertThat(look(State.DISMISSED)).hasSize(1);
        assertThat(listed(State.OPEN)).isEmpty();
        assertThatThrownBy(() -> links.merge(listed().getFirst().id(), "hoa", null))
                .hasMessageContaining("không phải một hồ sơ");
        links.undo(dismissed, "lan", null);
        assertThat(listed(State.OPEN)).hasSize(1);
    }

    @Test
    void aSplitRecordIsNotSuspectedOfWhatItWasPartedFrom() {
        store.store("city", city());
        store.store("trade", trade().national("H24.24-261116-0001"));
        links.split(store.only().row().id(), new Links.RecordName("trade", "HKD-77"), "lan", "khác");
        assertThat(look()).isEmpty();
    }

    @Test
    void anOfficeWithManyDossiersIsComparedWithNobody() {
        var many = new ArrayList<SourceDossier>();
        for (var number = 0; number <= SuspicionStore.MOST_OF_ONE_PERSON; number++) {
            many.add(TestingRecord.of("VP-" + number).make());
        }
        store.store("city", many);
        store.store("trade", trade());
        assertThat(look()).isEmpty();
    }

    @Test
    void aDecisionIsSeenByTheReaderOfBothAgenciesOnly() {
        store.store("city", city().agency("H24.24"));
        store.store("trade", trade().agency("H24.31"));
        look();
        var one = new Filter(Set.of(), Set.of(), Set.of(), Set.of("H24.24"));
        var both = new Filter(Set.of(), Set.of(), Set.of(), Set.of("H24.24", "H24.31"));
        assertThat(store.suspicions().page(one, 0, 10).total()).isZero();
        assertThat(store.suspicions().page(both, 0, 10).total()).isOne();
    }

    @Test
    void ofTwoPeopleAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        store.store("city", city());
        store.store("trade", trade());
        var suspicion = look().getFirst().id();
        var ready = new CountDownLatch(2);
        var told = new ConcurrentLinkedQueue<String>();
        try (var people = Executors.newFixedThreadPool(2)) {
            List<Runnable> deeds =
                    List.of(() -> links.merge(suspicion, "lan", null), () -> links.dismiss(suspicion, "hoa", null));
            for (var deed : deeds) {
                people.execute(() -> {
                    ready.countDown();
                    try {
                        ready.await();
                        deed.run();
                    } catch (LinkRefused refused) {
                        told.add(String.valueOf(refused.getMessage()));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        assertThat(told).hasSize(1);
        assertThat(store.count("link_decision")).isOne();
        assertThat(listed(State.OPEN)).isEmpty();
    }
}
