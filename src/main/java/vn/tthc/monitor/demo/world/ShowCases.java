package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.tthc.monitor.deadline.WorkingCalendar;

/**
 * The dossiers staged for what visitors should see at once. All that makes them remarkable lies before the start and is
 * counted back from it in working hours, so that no weekday, holiday or hour of the night changes it.
 */
final class ShowCases {
    private static final int FIRST_NUMBER = 90_001;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DemoAgency HERE = DemoAgency.ALL.get(0);
    private static final DemoAgency THERE = DemoAgency.ALL.get(1);

    private static final DemoProcedure RESIDENCE = procedure("1.004222");
    private static final DemoProcedure STAY = procedure("1.004194");
    private static final DemoProcedure SIGNATURE = procedure("2.000884");
    private static final DemoProcedure BUILDING = procedure("1.009994");
    private static final DemoProcedure CHILD =
            new DemoProcedure("1.004944", "Chấm dứt việc chăm sóc thay thế cho trẻ em", "G18-TE", "Trẻ em", 40, 0);

    /** One dossier as one system knows it. */
    record Staged(ShowCase show, String system, DemoDossier dossier) {}

    private final Instant start;
    private final Instant faultDue;
    private final WorkingCalendar calendar;
    private final Terms terms;
    private final List<Staged> staged = new ArrayList<>();

    ShowCases(Instant start, WorkingCalendar calendar, Duration faultAfter) {
        this.start = start;
        this.calendar = calendar;
        var due = start.plus(faultAfter);
        // A due time of 00:00 means the whole day.
        var midnight = due.atZone(calendar.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
        this.faultDue = midnight ? due.plusSeconds(1) : due;
        this.terms = new Terms(calendar);
        handOvers();
        pauses();
        dueTimes();
        dates();
        states();
        values();
        registrations();
    }

    /** Every one; of those that several systems know the city's first. */
    List<Staged> all() {
        return List.copyOf(staged);
    }

    private static DemoProcedure procedure(String code) {
        return Stream.concat(Stream.of(SystemPlans.city()), SystemPlans.ministries().stream())
                .flatMap(plan -> plan.procedures().stream())
                .filter(procedure -> procedure.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void handOvers() {
        var day = latestOpening().atZone(calendar.zone()).toLocalDate();
        var early = latestOpening().plus(Duration.ofMinutes(10));
        // Passing it on may take until closing time; the applicant was told an hour before.
        city(
                ShowCase.STRUCTURALLY_LATE,
                dossier(SIGNATURE, early)
                        .withDueAt(calendar.closing(day).minus(Duration.ofHours(1)))
                        .with(Particulars.transferred(new DemoTransfer(HERE, THERE, early.plusSeconds(900)))));
        var received = before(24);
        var passedOn = calendar.plus(received, Duration.ofMinutes(30));
        city(
                ShowCase.TRANSFERRED,
                dossier(RESIDENCE, received)
                        .withDueAt(terms.due(passedOn, RESIDENCE))
                        .with(Particulars.transferred(new DemoTransfer(HERE, THERE, passedOn))));
    }

    private void pauses() {
        city(ShowCase.PAUSED, dossier(RESIDENCE, before(32), life -> life.step(before(16), 5, null)));
        var asked = before(48);
        var due = terms.due(asked, RESIDENCE);
        city(
                ShowCase.REPEATED_SUPPLEMENT,
                dossier(
                                RESIDENCE,
                                asked,
                                life -> life.step(before(40), 5, null)
                                        .handled(before(36))
                                        .step(before(8), 5, null))
                        .withDueAt(calendar.plus(due, Duration.ofHours(4)))
                        .with(Particulars.putOffFrom(due)));
        var longAgo = calendar.plus(start.minus(Duration.ofDays(45)), Duration.ofHours(-1));
        city(
                ShowCase.UNANSWERED_SUPPLEMENT,
                dossier(RESIDENCE, calendar.plus(longAgo, Duration.ofHours(-8)), life -> life.step(longAgo, 5, null)));
        alone(
                ShowCase.PAYMENT,
                DemoWorld.CONSTRUCTION,
                dossier(BUILDING, before(40), life -> life.step(before(8), 6, null)));
    }

    private void dueTimes() {
        var received = before(40);
        var due = terms.due(received, RESIDENCE);
        city(
                ShowCase.EXTENDED,
                dossier(
                                RESIDENCE,
                                received,
                                life -> life.step(before(32), 5, null).handled(before(20)))
                        .withDueAt(calendar.plus(due, Duration.ofHours(12)))
                        .with(Particulars.putOffFrom(due)));
        city(ShowCase.COMPUTED, dossier(STAY, before(8)).withDueAt(null));
        city(ShowCase.SOURCE_DIFFERS, dossier(STAY, before(8)).withDueAt(calendar.plus(start, Duration.ofHours(40))));
        alone(
                ShowCase.MISSING_LIMIT,
                DemoWorld.WELFARE,
                dossier(procedure("1.001731"), before(8)).withDueAt(null));
        // Due while the ministry's system is down by plan; until then it is in time.
        var kin = procedure("1.010833");
        var term = terms.length(kin).minus(Duration.between(start, faultDue));
        alone(
                ShowCase.LATE_BY_FAULT,
                DemoWorld.HOME,
                dossier(kin, calendar.plus(start, term.negated())).withDueAt(faultDue));
        city(ShowCase.LATE_ENTRY, dossier(STAY, before(20)).with(Particulars.enteredAt(before(8))));
        city(ShowCase.WRONG_SYSTEM, dossier(BUILDING, before(16)));
    }

    /** The same person twice, in two systems under two codes, two hours apart. */
    private void registrations() {
        var nursery = procedure("1.004492");
        var day = before(12).atZone(calendar.zone()).toLocalDate();
        var first = calendar.opening(day).plus(Duration.ofMinutes(30));
        var typedHere = dossier(nursery, first);
        var typedThere = dossier(nursery, first.plus(Duration.ofHours(2))).of(typedHere.applicant());
        city(ShowCase.DUPLICATE, typedHere);
        alone(ShowCase.DUPLICATE, DemoWorld.EDUCATION, typedThere);
    }

    private void dates() {
        var zone = calendar.zone();
        city(
                ShowCase.DUE_BEFORE_RECEIVED,
                dossier(STAY, before(4)).withDueAt(before(4).minus(Duration.ofDays(1))));
        var ended = before(12);
        var reentered = dossier(STAY, before(4));
        var life = new Life(new SplittableRandom(1), 1, before(20)).handled(before(19));
        city(
                ShowCase.FINISHED_BEFORE_RECEIVED,
                reentered.withSteps(life.step(ended, 9, null).steps()));
        var due = terms.due(before(8), RESIDENCE).atZone(zone);
        city(
                ShowCase.YEAR_FAR_OFF,
                dossier(RESIDENCE, before(8)).withDueAt(due.withYear(2062).toInstant()));
        city(
                ShowCase.DATE_ONLY,
                dossier(RESIDENCE, before(8))
                        .withDueAt(due.toLocalDate().atStartOfDay(zone).toInstant()));
    }

    /** Of what two systems know the ministry's word counts, so that the dossier stays in the queue where it is open there. */
    private void states() {
        var spirits = procedure("2.000620");
        var paused = dossier(spirits, before(32), life -> life.step(before(16), 5, null));
        pair(ShowCase.PAUSED_FINISHED, DemoWorld.TRADE, paused, ended(paused, 9, before(16)));
        var allowance = dossier(procedure("1.001776"), before(24));
        pair(ShowCase.STATUS_DIFFERS, DemoWorld.WELFARE, allowance, ended(allowance, 5, before(12)));
        var permit = ended(dossier(BUILDING, before(32)), 9, before(8));
        pair(ShowCase.RESULT_MISSING, DemoWorld.CONSTRUCTION, permit, ended(permit, 10, before(4)));
        alone(ShowCase.MISSING, DemoWorld.WELFARE, dossier(CHILD, before(24)));
    }

    private void values() {
        var repair = dossier(procedure("1.009995"), before(24));
        var later = calendar.plus(terms.due(before(24), repair.procedure()), Duration.ofHours(16));
        pair(ShowCase.DUE_DIFFERS, DemoWorld.CONSTRUCTION, repair, repair.withDueAt(later));
        var nursery = dossier(procedure("1.004492"), before(24));
        pair(
                ShowCase.FEE_MISSING,
                DemoWorld.EDUCATION,
                nursery.with(Particulars.paid(2)),
                nursery.with(Particulars.paid(3)));
    }

    private void city(ShowCase show, DemoDossier dossier) {
        alone(show, DemoWorld.CITY, dossier);
    }

    private void alone(ShowCase show, String system, DemoDossier dossier) {
        staged.add(new Staged(show, system, dossier.withCode(code(dossier), null)));
    }

    private void pair(ShowCase show, String ministry, DemoDossier there, DemoDossier inCity) {
        var code = code(inCity);
        staged.add(new Staged(show, DemoWorld.CITY, inCity.withCode(code, null)));
        staged.add(new Staged(show, ministry, there.withCode(code, null)));
    }

    private String code(DemoDossier dossier) {
        var day = LocalDate.ofInstant(dossier.receivedAt(), calendar.zone()).format(DAY);
        return "%s-%s-%05d".formatted(dossier.agency().code(), day, FIRST_NUMBER + staged.size());
    }

    private DemoDossier dossier(DemoProcedure procedure, Instant received) {
        return dossier(procedure, received, UnaryOperator.identity());
    }

    private DemoDossier dossier(DemoProcedure procedure, Instant received, UnaryOperator<Life> then) {
        int number = staged.size();
        var life = new Life(new SplittableRandom(number), 1, received).handled(received.plusSeconds(300));
        return new DemoDossier(
                "",
                null,
                procedure,
                HERE,
                DemoPerson.staged(number),
                1,
                received,
                terms.due(received, procedure),
                then.apply(life).steps(),
                Particulars.NONE);
    }

    private static DemoDossier ended(DemoDossier dossier, int status, Instant at) {
        var last = dossier.steps().getLast();
        var steps = new ArrayList<>(
                dossier.steps().stream().filter(step -> step.at().isBefore(at)).toList());
        steps.add(new DemoStep(at, status, last.department(), last.officer(), null));
        return dossier.withSteps(steps);
    }

    /** So many working hours before the start. */
    private Instant before(int hours) {
        return calendar.plus(start, Duration.ofHours(-hours));
    }

    /** The last opening of the office that lies half an hour back. */
    private Instant latestOpening() {
        var day = calendar.plus(start.minus(Duration.ofMinutes(30)), Duration.ofSeconds(-1))
                .atZone(calendar.zone());
        return calendar.opening(day.toLocalDate());
    }
}
