package vn.tthc.monitor.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.demo.world.ShowCases.Staged;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.DueOrigin;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.TestingAssessor;

/** What is staged is remarkable whenever the demo is started: at night, on rest days, after Tết, on 29 February. */
class ShowCasesTests {
    private static final Instant FROM = Instant.parse("2026-08-06T00:03:00Z");
    private static final Instant UNTIL = Instant.parse("2028-03-05T00:00:00Z");

    private static final Map<ShowCase, Set<FindingKind>> EXPECTED = Map.of(
            ShowCase.STRUCTURALLY_LATE, Set.of(FindingKind.STRUCTURALLY_LATE),
            ShowCase.REPEATED_SUPPLEMENT, Set.of(FindingKind.REPEATED_SUPPLEMENT),
            ShowCase.UNANSWERED_SUPPLEMENT, Set.of(FindingKind.UNANSWERED_SUPPLEMENT),
            ShowCase.SOURCE_DIFFERS, Set.of(FindingKind.DUE_DIFFERS),
            ShowCase.MISSING_LIMIT, Set.of(FindingKind.MISSING_LIMIT),
            ShowCase.DUE_BEFORE_RECEIVED, Set.of(FindingKind.DUE_BEFORE_RECEIVED, FindingKind.DUE_DIFFERS),
            ShowCase.FINISHED_BEFORE_RECEIVED, Set.of(FindingKind.FINISHED_BEFORE_RECEIVED),
            ShowCase.YEAR_FAR_OFF, Set.of(FindingKind.YEAR_FAR_OFF, FindingKind.DUE_DIFFERS),
            ShowCase.DATE_ONLY, Set.of(FindingKind.DATE_ONLY));

    private static final Set<ShowCase> STILL_IN_TIME = EnumSet.of(
            ShowCase.COMPUTED, ShowCase.EXTENDED, ShowCase.SOURCE_DIFFERS, ShowCase.TRANSFERRED, ShowCase.DATE_ONLY);

    private final Deadlines deadlines = TestingDeadlines.withLimits(Path.of("config/demo/procedures.csv"));

    private final TestingAssessor assessor = new TestingAssessor(deadlines);

    @Test
    void everyOneIsWhatItShouldBeWheneverTheDemoIsStarted() {
        var step = Duration.ofMinutes(7 * 60 + 13);
        for (var start = FROM; start.isBefore(UNTIL); start = start.plus(step)) {
            for (var one : new ShowCases(start, deadlines.calendar(), Duration.ofMinutes(4)).all()) {
                check(one, start);
            }
        }
        for (var start : new String[] {"2027-02-07T05:00:00Z", "2028-02-29T03:00:00Z", "2026-08-22T00:31:00Z"}) {
            new ShowCases(Instant.parse(start), deadlines.calendar(), Duration.ofMinutes(4))
                    .all()
                    .forEach(one -> check(one, Instant.parse(start)));
        }
    }

    @Test
    void thereIsOneOfEachKindAndNoPersonHasTwo() {
        var staged = new ShowCases(FROM, deadlines.calendar(), Duration.ofMinutes(4)).all();
        var kinds = EnumSet.of(ShowCase.FINISHED_ELSEWHERE);
        staged.forEach(one -> kinds.add(one.show()));
        assertThat(kinds).containsExactly(ShowCase.values());
        assertThat(new DemoWorld(1, FROM, deadlines.calendar(), Duration.ofMinutes(4)).showCases())
                .containsOnlyKeys(ShowCase.values());
        assertThat(staged.stream().map(one -> one.dossier().applicant().idNumber()))
                .allMatch(number -> number.matches("000998\\d{6}"));
    }

    private void check(Staged one, Instant start) {
        var dossier = one.dossier();
        assertThat(dossier.steps())
                .as("%s at %s", one, start)
                .allMatch(step -> step.at().isBefore(start));
        assertThat(dossier.receivedAt()).as("%s at %s", one, start).isBefore(start);
        var pausedSince = dossier.at(start).paused() ? dossier.at(start).at() : null;
        var judged = assessor.judge(said(dossier, start), pausedSince, start);
        // Of two due times that differ one differs from the limit as well.
        assertThat(one.show() == ShowCase.DUE_DIFFERS ? Set.of() : judged.findings())
                .as("%s at %s", one, start)
                .isEqualTo(EXPECTED.getOrDefault(one.show(), Set.of()));
        if (one.show() == ShowCase.COMPUTED || one.show() == ShowCase.EXTENDED) {
            assertThat(judged.origin())
                    .as("%s at %s", one, start)
                    .isEqualTo(DueOrigin.valueOf(one.show().name()));
        }
        if (STILL_IN_TIME.contains(one.show()) && dossier.dueAt() != null) {
            assertThat(dossier.dueAt()).as("%s at %s", one, start).isAfter(start);
        }
        if (one.show() == ShowCase.STATUS_DIFFERS) {
            assertThat(dossier.at(start).at()).isBefore(start.minus(Duration.ofHours(5)));
        }
        if (one.show() == ShowCase.MISSING) {
            assertThat(dossier.receivedAt()).isBefore(start.minus(Duration.ofHours(25)));
        }
    }

    private static DossierStatus status(int code) {
        return Arrays.stream(DossierStatus.values())
                .filter(status -> status.code() == code)
                .findFirst()
                .orElseThrow();
    }

    /** As the connectors read it. */
    private static SourceDossier said(DemoDossier dossier, Instant now) {
        var handling = new SourceDossier.Handling(
                dossier.agency().code(), dossier.handler(now).code(), null, null);
        var status = status(dossier.at(now).status());
        return new SourceDossier(
                dossier.code(),
                null,
                null,
                new SourceDossier.Procedure(
                        dossier.procedure().code(),
                        dossier.procedure().name(),
                        dossier.procedure().field()),
                handling,
                new SourceDossier.Applicant(null, null, null, null),
                new SourceDossier.Submission(SourceDossier.Channel.DIRECT, null, null, null),
                new SourceDossier.Status(status, null, null),
                new SourceDossier.Milestones(
                        dossier.submittedAt(),
                        dossier.receivedAt(),
                        dossier.dueAt(),
                        false,
                        dossier.reached(9, now),
                        dossier.reached(10, now),
                        null,
                        dossier.at(now).at()),
                dossier.supplements(now).stream()
                        .map(asked -> new SourceDossier.Supplement(
                                asked.askedAt(), asked.answeredAt(), asked.dueBefore(), asked.dueAfter()))
                        .toList(),
                dossier.particulars().transfers().stream()
                        .map(moved -> new SourceDossier.Transfer(
                                moved.from().code(), moved.to().code(), moved.at()))
                        .toList(),
                null,
                "{}",
                "0".repeat(64));
    }
}
