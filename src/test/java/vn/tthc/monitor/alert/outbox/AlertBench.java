package vn.tthc.monitor.alert.outbox;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.DeadManPing;
import vn.tthc.monitor.alert.channel.TestingChannels;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.incident.HealthBench;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.incident.TestingDeadlines;
import vn.tthc.monitor.platform.Leadership;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;
import vn.tthc.monitor.platform.TestingLeases;

/** The module on a real database with two real HTTP chats, and the health of one source in front of it. */
final class AlertBench implements AutoCloseable {
    static final String TOKEN = TestingPlan.TOKEN;

    final TestingClock clock = new TestingClock(HealthBench.START);
    final TestingChat chat = new TestingChat();
    final TestingChat other = new TestingChat();
    final TestingQueue queue = new TestingQueue();
    final TestingWatch watch = new TestingWatch();
    final Map<String, WorkingCalendar> ownCalendars = new HashMap<>();
    private final Deadlines deadlines = TestingDeadlines.deadlines(ownCalendars);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    AlertPlan plan = TestingPlan.usual(chat, other);
    private final AlertMeters figures;
    final OutboxStore outbox;
    final LaneStore lanes;
    private final SummaryStore summaries;
    final SignedLinks links;
    final FollowUpStore followUpRows;
    final ChatCommands commands;
    private final StaticListableBeanFactory incidents = new StaticListableBeanFactory();
    final SilenceDesk silences;
    final FollowUps followUps;
    private final Gathering gathering;
    final Siren siren;
    final Leadership leadership;
    final Gate gate;
    final Dispatcher dispatcher;
    final NotificationDesk desk;
    final DigestWriter digests;
    final HealthBench health;
    final ChannelSet channels;
    private final DataSource database;
    private final MessageText words = new MessageText(
            TestingDeadlines.deadlines(),
            new MockEnvironment().withProperty("tthc.public-url", "https://tthc.example/"));

    AlertBench() throws IOException {
        this(TestDatabase.dataSource());
    }

    /** On a database that may go away. */
    AlertBench(DataSource database) throws IOException {
        this.database = database;
        outbox = new OutboxStore(JdbcClient.create(database));
        lanes = new LaneStore(JdbcClient.create(database));
        figures = new AlertMeters(meters, () -> plan);
        followUpRows = new FollowUpStore(JdbcClient.create(database));
        links = new SignedLinks(new LinkKeyStore(JdbcClient.create(database)), clock);
        commands = new ChatCommands(incidents.getBeanProvider(Incidents.class), followUpRows);
        silences = new SilenceDesk(
                new SilenceStore(JdbcClient.create(database)),
                followUpRows,
                incidents.getBeanProvider(Incidents.class),
                TestDatabase.audit(clock),
                clock);
        summaries = new SummaryStore(JdbcClient.create(database));
        var beans = new StaticListableBeanFactory();
        beans.addBean("sources", watch);
        var announcer = new IncidentAnnouncer(
                () -> plan, outbox, figures, words, links, followUpRows, silences, deadlines, clock);
        health = new HealthBench(clock, announcer, database);
        incidents.addBean("incidents", health.actions);
        health.windows.tell("messages", planned());
        gathering = gathering();
        gate = gate(gathering, figures);
        channels = new ChannelSet(() -> plan, TestingChannels.factory(clock));
        dispatcher = dispatcher(gate, gathering, figures);
        siren = new Siren(channels, words, clock);
        leadership = leadership();
        digests = TestingDigests.writer(this, database, words, deadlines);
        followUps = new FollowUps(
                followUpRows,
                announcer,
                () -> plan,
                silences,
                incidents.getBeanProvider(Incidents.class),
                beans.getBeanProvider(SourceWatch.class),
                health.own,
                deadlines,
                figures,
                transactions(),
                clock);
        desk = new NotificationDesk(
                () -> plan,
                channels,
                outbox,
                lanes,
                health.channels,
                dispatcher,
                digests,
                followUps,
                siren,
                leadership,
                words,
                clock);
        desk.afterPropertiesSet();
    }

    /** What writes of windows and stages. */
    PlannedAnnouncer planned() {
        return new PlannedAnnouncer(
                () -> plan,
                outbox,
                new PlannedStore(JdbcClient.create(database)),
                figures,
                silences,
                words,
                watch,
                health.actions,
                clock);
    }

    private Gathering gathering() {
        return new Gathering(
                new PulseStore(JdbcClient.create(database)),
                new QueueSummary(summaries, outbox, words),
                lanes,
                watch,
                () -> plan,
                transactions());
    }

    private Gate gate(Gathering held, AlertMeters counted) {
        return new Gate(
                outbox,
                new QueueSummary(summaries, outbox, words),
                held,
                lanes,
                health.channels,
                deadlines,
                counted,
                transactions(),
                clock);
    }

    private Dispatcher dispatcher(Gate through, Gathering held, AlertMeters counted) {
        return new Dispatcher(
                channels,
                through,
                outbox,
                new WaitStore(JdbcClient.create(database), transactions()),
                summaries,
                held,
                new Failover(new FailoverStore(JdbcClient.create(database)), () -> plan, counted),
                counted,
                clock);
    }

    /** The leases of one more node. */
    Leadership leadership() {
        return TestingLeases.leadership(database, new SimpleMeterRegistry(), clock);
    }

    /** Whether we are alive, with an outside watcher. */
    Heartbeat heartbeat(DeadManPing watcher, SourceWatch sources) {
        return new Heartbeat(
                leadership,
                () -> plan,
                outbox,
                dispatcher,
                watcher,
                siren,
                words,
                sources,
                health.actions,
                deadlines,
                clock);
    }

    /** Lets channels take only so many messages a minute. */
    void narrow(int perMinute) {
        narrow(perMinute, TOKEN);
    }

    /** The same with another bot, of which nothing is remembered. */
    void narrow(int perMinute, String token) {
        plan = TestingPlan.with(plan, TestingPlan.channels(chat, other, perMinute, token), plan.followUps());
    }

    /** Lets the other channel hear of what nobody takes in hand. */
    void escalate(Duration... after) {
        plan = TestingPlan.with(plan, plan.channels(), TestingPlan.escalating(after));
    }

    /** A second node on the same database. */
    Dispatcher anotherNode() {
        var apart = new AlertMeters(new SimpleMeterRegistry(), () -> plan);
        var held = gathering();
        return dispatcher(gate(held, apart), held, apart);
    }

    JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(database);
    }

    /** One tick, and its lanes to the end. */
    void deliver() {
        desk.deliver();
        if (!dispatcher.idle()) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(dispatcher::idle);
        }
    }

    /** Time passes in steps of ten seconds, with a tick each. */
    void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(10)) {
            clock.advance(Duration.ofSeconds(10));
            deliver();
        }
    }

    /** Runs of the source, one a minute, and two ticks after each. */
    void runs(String word) {
        word.chars().forEach(letter -> {
            health.runs(String.valueOf((char) letter));
            deliver();
            clock.advance(Duration.ofSeconds(2));
            deliver();
        });
    }

    /** The ledger of a channel, oldest first, as {@code KIND STATE}. */
    List<String> ledger(String channel) {
        return desk.recent(1000).reversed().stream()
                .filter(row -> row.channel().equals(channel))
                .map(row -> row.kind() + " " + row.state())
                .toList();
    }

    Notification newest() {
        return desk.recent(1).getFirst();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        chat.close();
        other.close();
    }
}
