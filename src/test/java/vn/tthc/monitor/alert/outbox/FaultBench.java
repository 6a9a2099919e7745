package vn.tthc.monitor.alert.outbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.alert.Notifications.ChannelView;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.DigestPlan;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.incident.HealthBench;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.StoredTime;
import vn.tthc.monitor.platform.TestDatabase;

/** Lets schedules happen to two nodes on one real database that can be cut off, in front of two real chats. */
final class FaultBench implements AutoCloseable {
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(3);
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration[] ESCALATED = {Duration.ofMinutes(10), Duration.ofMinutes(40)};

    /** What the model promises: once faults stop, everybody knows the truth within five minutes. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);

    private final CutDatabase database = new CutDatabase();
    final AlertBench bench = new AlertBench(database);
    private final Dispatcher second = bench.anotherNode();
    private final List<String> wrong = new ArrayList<>();
    private final Breakage breakage = new Breakage(bench, database, wrong);
    private final Set<Long> begunInSilence = new HashSet<>();
    private final List<Long> silences = new ArrayList<>();
    private int runs;
    private int dossiers;
    private Instant silentUntil = Instant.EPOCH;

    /** Whether messages leave after each run and not only after each step; then fewer of them meet. */
    private boolean eager;

    FaultBench() throws IOException {
        bench.chat.clock = bench.clock;
        bench.other.clock = bench.clock;
        bench.plan =
                TestingPlan.with(bench.plan, new DigestPlan(bench.plan.digest().times(), Set.of("1.000001"), 5));
        bench.watch.add("a", SourceState.UP, false, HealthBench.START);
    }

    /** What one schedule led to. */
    Verdict run(Schedule schedule) {
        database.wired(schedule.has(Schedule.Fault.DATABASE_AWAY) || schedule.has(Schedule.Fault.DATABASE_CUT));
        bench.narrow(schedule.seed() % 4 == 1 ? 2 : Verdict.PER_MINUTE, AlertBench.TOKEN + "-" + runs++);
        eager = schedule.seed() % 2 == 0;
        bench.escalate(schedule.seed() % 5 == 2 ? ESCALATED : new Duration[0]);
        reset();
        schedule.steps().forEach(this::step);
        end(schedule.seed() % 3 == 0 ? "TTTT" : "GGGG");
        var verdict = new Verdict(schedule, wrong);
        var owed = incidents();
        verdict.judge(bench.chat, "nhom", owed, begunInSilence, LedgerFacts.facts("nhom"));
        verdict.judge(bench.other, "khac", owed, begunInSilence, LedgerFacts.facts("khac"));
        if (!verdict.wrong().isEmpty()) {
            verdict.wrong().add("what happened: " + bench.health.told());
            verdict.wrong().add("ledger: " + bench.ledger("nhom") + " | " + bench.ledger("khac"));
        }
        return verdict;
    }

    private void reset() {
        TestDatabase.empty();
        wrong.clear();
        begunInSilence.clear();
        silences.clear();
        silentUntil = Instant.EPOCH;
        bench.chat.forget();
        bench.other.forget();
        bench.health.told().clear();
        bench.queue.forget();
        comesDue(HealthBench.START.minusSeconds(7200));
        bench.clock.set(HealthBench.START);
        bench.desk.afterPropertiesSet();
        bench.health.runs("Ro");
        bench.clock.set(HealthBench.START);
    }

    private void step(Schedule.Step step) {
        switch (step.fault()) {
            case NONE -> {
                if (step.runs().isEmpty()) {
                    bench.clock.advance(Duration.ofSeconds(step.seconds()));
                    comesDue(bench.now());
                    bench.desk.watchDeadlines();
                } else {
                    runs(step.runs());
                }
            }
            case LIMITED -> mode(TestingChat.Mode.LIMITED);
            case LIMITED_WITHOUT_TIME -> mode(TestingChat.Mode.LIMITED_WITHOUT_TIME);
            case BROKEN -> mode(TestingChat.Mode.BROKEN);
            case LOST -> mode(TestingChat.Mode.LOST);
            case REFUSED -> mode(TestingChat.Mode.REFUSED);
            case KILLED_CLAIMED, KILLED_BEGUN, KILLED_SENT, KILLED_SETTLING -> breakage.kill(step.fault());
            case CLOCK_FORWARD -> bench.clock.advance(Duration.ofHours(1));
            case CLOCK_BACK -> bench.clock.advance(Duration.ofHours(-1));
            case DATABASE_AWAY -> breakage.databaseAway();
            case DATABASE_CUT -> breakage.databaseCut();
            case TWO_NODES -> bothAtOnce();
            case RESTART -> bench.desk.afterPropertiesSet();
            case SUSPENSION -> runs("ST.R");
            case FILE_GONE -> runs("x.o");
            case WINDOW -> window(Duration.ofSeconds(step.seconds()));
            case SILENCE -> silence(Duration.ofSeconds(step.seconds()));
            case IN_HAND ->
                incidents()
                        .forEach(incident ->
                                bench.health.actions.acknowledge(incident.number(), "kythuat", IncidentEvent.Via.PAGE));
            case PAUSE -> bench.clock.advance(Duration.ofSeconds(step.seconds()));
        }
        if (step.fault() != Schedule.Fault.NONE || !step.runs().isEmpty()) {
            ticks();
        }
    }

    private void comesDue(Instant at) {
        bench.queue.add("H25.16-" + ++dossiers, TestingAgencies.CODE, "a", Urgency.OVERDUE, at);
    }

    private void window(Duration length) {
        var from = bench.now().plusSeconds(60);
        // The reason tells one window from the other in what the chats heard.
        var reason = "Nâng cấp lần " + bench.health.windows.windows().planned().size() + " lúc " + from;
        bench.health.windows.put("a", reason, from, from.plus(length));
    }

    private void silence(Duration length) {
        var until = bench.now().plus(length);
        silences.add(bench.silences.begin(
                new Silences.Matchers(null, "a", null, null, null), "đang sửa đường truyền", until, "kythuat"));
        silentUntil = until.isAfter(silentUntil) ? until : silentUntil;
    }

    /** The chats misbehave until the next step that says something else about them. */
    private void mode(TestingChat.Mode mode) {
        bench.chat.mode = mode;
        bench.other.mode = mode;
        runs("T");
        ticks();
        bench.clock.advance(Duration.ofSeconds(30));
        ticks();
        if (bench.clock.instant().getEpochSecond() % 2 == 0) {
            bench.chat.mode = TestingChat.Mode.OK;
            bench.other.mode = TestingChat.Mode.OK;
        }
    }

    private void runs(String word) {
        word.chars().forEach(letter -> {
            if (eager) {
                ticks();
            }
            // Ticks come every second; here each run would be a pause otherwise.
            jdbc().sql("UPDATE alert.pulse SET beat_at = :now")
                    .param("now", StoredTime.utc(bench.now()))
                    .update();
            var silent = bench.now().isBefore(silentUntil);
            var before = silent ? bench.health.incidentNumbers() : List.<Long>of();
            run((char) letter);
            if (silent) {
                bench.health.incidentNumbers().stream()
                        .filter(number -> !before.contains(number))
                        .forEach(begunInSilence::add);
            }
        });
    }

    private void run(char letter) {
        if (letter != '.' || bench.health.state() != SourceState.UNKNOWN) {
            bench.health.runs(String.valueOf(letter));
            return;
        }
        var known = word(incidents());
        bench.health.runs(".");
        if (bench.health.state() == SourceState.UNKNOWN && !word(incidents()).equals(known)) {
            wrong.add("(f) an incident changed while its source was not evaluated");
        }
    }

    private static String word(List<Incident> incidents) {
        return incidents.stream()
                .map(incident -> incident.number() + (incident.open() ? "+" : "-"))
                .collect(Collectors.joining());
    }

    private void ticks() {
        bench.health.windows.watch().look();
        bench.desk.followIncidents();
        bench.desk.auditFollowUps();
        bench.deliver();
        bench.clock.advance(Duration.ofSeconds(2));
        if (LedgerFacts.waiting(bench.now()) > 0) {
            second.tick();
            settleDown(second);
        }
    }

    private void bothAtOnce() {
        var one = Thread.ofVirtual().start(bench.dispatcher::tick);
        second.tick();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> !one.isAlive());
        settleDown(second);
        settleDown(bench.dispatcher);
    }

    private static void settleDown(Dispatcher node) {
        if (!node.idle()) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(node::idle);
        }
    }

    /** Faults stop: the source speaks plainly once more, a person looks at refused channels, and time passes. */
    private void end(String lastRuns) {
        bench.chat.mode = TestingChat.Mode.OK;
        bench.other.mode = TestingChat.Mode.OK;
        endOfWindowsAndSilences();
        runs("Ro");
        runs(lastRuns);
        ticks();
        var calls = List.of(bench.chat.calls.size(), bench.other.calls.size());
        bench.desk.channels().stream()
                .filter(channel -> channel.problem() != null)
                .map(ChannelView::id)
                .forEach(this::tryOut);
        trim(bench.chat.calls, calls.getFirst());
        trim(bench.other.calls, calls.getLast());
        var until = bench.now().plus(SETTLED_WITHIN).plus(TICK);
        do {
            bench.clock.advance(TICK);
            bench.deliver();
        } while (LedgerFacts.waiting(bench.now()) > 0 && bench.now().isBefore(until));
        if (LedgerFacts.waiting(bench.now()) > 0) {
            wrong.add("(e) not settled five minutes after the faults: " + bench.ledger("nhom") + " | "
                    + bench.ledger("khac"));
        }
    }

    /** Who is told that the bot has to wait tries once more after that. */
    private void tryOut(String channel) {
        if (!bench.desk.test(channel).accepted()) {
            bench.clock.advance(TRIED_AGAIN);
            bench.desk.test(channel);
        }
    }

    /** These are no faults; what they held back must have come out once they are over. */
    private void endOfWindowsAndSilences() {
        silences.forEach(silence -> bench.silences.end(silence, "kythuat"));
        silentUntil = Instant.EPOCH;
        var windows = bench.health.windows.windows();
        windows.planned().forEach(planned -> windows.end(planned.window().id(), "kythuat"));
    }

    /** A test message is no part of the limits. */
    private static void trim(List<Instant> calls, int size) {
        while (calls.size() > size) {
            calls.removeLast();
        }
    }

    private List<Incident> incidents() {
        return bench.health.everyIncident();
    }

    private static JdbcClient jdbc() {
        return TestDatabase.jdbc();
    }

    @Override
    public void close() throws IOException {
        bench.close();
        database.close();
    }
}
