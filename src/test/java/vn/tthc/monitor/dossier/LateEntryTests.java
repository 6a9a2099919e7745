package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.dossier.Entry.Verdict;
import vn.tthc.monitor.platform.TestDatabase;

/** Dossiers typed in long after they were received: Monday 16 November 2026 at 09:00, seen on Friday at 09:00. */
@ExtendWith(TestDatabase.class)
class LateEntryTests {
    private final TestingStore store = new TestingStore();
    private @Nullable String watchedSince = "2026-11-02T02:00:00Z";
    private @Nullable String absentAt = "2026-11-20T01:59:00Z";

    @Test
    void whatTheSourceSaysCounts() {
        store.store("city", record().entered("2026-11-17T03:00:00Z"));
        look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
        assertThat(store.only().findings().getFirst().values())
                .containsExactly("2026-11-16T02:00:00Z", "2026-11-17T03:00:00Z", "2026-11-20T02:00:00Z", "", "540");
        assertThat(store.only().row().findings()).contains(FindingKind.LATE_ENTRY);
    }

    @Test
    void oneWorkingDayIsAllowed() {
        store.store("city", record().entered("2026-11-17T02:00:00Z"));
        look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aDayOfRestIsNoDelay() {
        store.store("city", record().received("2026-11-13T09:30:00Z").entered("2026-11-16T03:00:00Z"));
        look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void withoutThatItIsLateWhenTheSourceWasReadAndDidNotHaveIt() {
        store.store("city", record());
        look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
        assertThat(store.only().findings().getFirst().values()).contains("2026-11-20T01:59:00Z", "");
    }

    @Test
    void whatCameWithTheFirstListBlamesNobody() {
        watchedSince = "2026-11-20T02:00:10Z";
        absentAt = null;
        store.store("city", record());
        assertThat(look().entries(id())).extracting(Entry::verdict).containsExactly(Verdict.BEFORE_WATCH);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void whatWasReadLateBecauseTheSourceWasAwayBlamesNobody() {
        absentAt = "2026-11-16T03:00:00Z";
        store.store("city", record());
        assertThat(look().entries(id())).extracting(Entry::verdict).containsExactly(Verdict.NOT_READ);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void itIsAFactOfThePastWhateverTheSourceSaysNext() {
        store.store("city", record().entered("2026-11-18T02:00:00Z"));
        look();
        store.now = store.now.plusSeconds(3600);
        store.store("city", record().entered("2026-11-18T02:00:00Z").finished("2026-11-20T02:30:00Z"));
        look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
        var view = new QueueFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of())
                .withFindings(Set.of(FindingKind.LATE_ENTRY));
        assertThat(store.queue().page(view, null, 10).total()).isEqualTo(1);
    }

    @Test
    void aCorrectionOfTheTimesEndsIt() {
        store.store("city", record().entered("2026-11-18T02:00:00Z"));
        look();
        store.now = store.now.plusSeconds(3600);
        store.store("city", record().received("2026-11-17T09:00:00Z").entered("2026-11-18T02:00:00Z"));
        look();
        assertThat(kinds()).isEmpty();
        assertThat(store.only().row().findings()).isEmpty();
    }

    @Test
    void proofIsKeptWhenTheLogOfReadingsIsGone() {
        store.store("city", record());
        look();
        watchedSince = "2026-11-20T02:10:00Z";
        absentAt = null;
        store.now = store.now.plusSeconds(3600);
        store.store("city", record().national("000.00.24.H24-261116-0001"));
        look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
    }

    @Test
    void aCopyMadeLateInAnotherSystemIsNotLateWhicheverCameFirst() {
        absentAt = "2026-11-19T02:00:00Z";
        store.store("ministry", record().national("000.00.24.H24-261116-0001"));
        look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
        store.now = store.now.plusSeconds(600);
        store.store(
                "city",
                TestingRecord.of("000.00.24.H24-261116-0001")
                        .national("000.00.24.H24-261116-0001")
                        .entered("2026-11-16T02:30:00Z"));
        look();
        assertThat(kinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-15T02:00:00Z",
                "2026-11-21T02:00:00Z",
                "2062-11-17T02:00:00Z",
                "0206-11-17T02:00:00Z",
                "1970-01-01T00:00:00Z"
            })
    void timesThatCannotBeAreNoClaim(String entered) {
        store.store("city", record().entered(entered));
        look();
        assertThat(kinds()).doesNotContain(FindingKind.LATE_ENTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2062-11-16T02:00:00Z", "0026-11-16T02:00:00Z", "2026-11-22T02:00:00Z"})
    void neitherIsAReceptionThatCannotBe(String received) {
        store.store("city", record().received(received).entered("2026-11-18T02:00:00Z"));
        look();
        assertThat(kinds()).doesNotContain(FindingKind.LATE_ENTRY);
    }

    @Test
    void aSlipOfTheYearIsAFindingOfItsOwn() {
        store.store("city", record().entered("2062-11-17T02:00:00Z"));
        assertThat(kinds()).containsExactly(FindingKind.YEAR_FAR_OFF);
    }

    @Test
    void aRunThatMayStillGoOnIsWaitedForAndAStopLosesNothing() {
        store.store("city", record());
        store.entries(this::before).look();
        assertThat(kinds()).isEmpty();
        store.now = store.now.plusSeconds(180);
        store.entries(this::before).look();
        assertThat(kinds()).containsExactly(FindingKind.LATE_ENTRY);
        store.entries(this::before).look();
        assertThat(store.count("finding")).isEqualTo(1);
    }

    private EntryRound look() {
        store.now = store.now.plus(Duration.ofMinutes(3));
        var round = store.entries(this::before);
        round.look();
        return round;
    }

    private java.util.Map<SourceReads.Sighting, SourceReads.Before> before(
            java.util.Collection<SourceReads.Sighting> sightings) {
        return sightings.stream()
                .collect(Collectors.toMap(
                        Function.identity(), _ -> new SourceReads.Before(at(watchedSince), at(absentAt))));
    }

    private static @Nullable Instant at(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static TestingRecord record() {
        return TestingRecord.of("HT-1");
    }

    private long id() {
        return store.only().row().id();
    }

    private List<FindingKind> kinds() {
        return store.only().findings().stream().map(DossierDetail.Finding::kind).toList();
    }
}
