package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Ways in which a node dies in the middle of its work, or loses its database. */
final class Breakage {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(60);

    private final AlertBench bench;
    private final CutDatabase database;
    private final List<String> wrong;

    /** Whatever must not happen meanwhile is added to the list. */
    Breakage(AlertBench bench, CutDatabase database, List<String> wrong) {
        this.bench = bench;
        this.database = database;
        this.wrong = wrong;
    }

    /** A node dies at a named point of its way, with a message in its hands. */
    void kill(Schedule.Fault point) {
        var channel = bench.plan.channels().getFirst();
        var lease = bench.gate.claim(channel, CALL).orElse(null);
        if (lease == null || point == Schedule.Fault.KILLED_CLAIMED || !bench.outbox.begin(lease, bench.now())) {
            return;
        }
        if (point != Schedule.Fault.KILLED_BEGUN) {
            send(channel, lease, point == Schedule.Fault.KILLED_SETTLING);
        }
    }

    private void send(ChannelPlan channel, Message.Leased lease, boolean settling) {
        var answer = bench.channels.find(channel.id()).orElseThrow().send(Dispatcher.outgoing(lease));
        if (settling) {
            new TransactionTemplate(bench.transactions()).executeWithoutResult(status -> {
                bench.gate.settle(channel, lease, answer);
                status.setRollbackOnly();
            });
        }
    }

    void databaseAway() {
        database.cut();
        mustFail(() -> bench.health.runs("T"));
        mustFail(bench::deliver);
        bench.clock.advance(AWAY);
        database.mend();
    }

    /** The database goes away while the chat is being called. */
    void databaseCut() {
        bench.chat.onCall.set(database::cut);
        try {
            bench.deliver();
        } catch (DataAccessException | TransactionException _) {
            // The tick's last look at the depth of the queue fails, as it must.
        }
        bench.chat.onCall.set(() -> {});
        if (database.away()) {
            bench.clock.advance(AWAY);
            database.mend();
        }
    }

    private void mustFail(Runnable work) {
        try {
            work.run();
            wrong.add("the database was away and nobody noticed");
        } catch (DataAccessException | TransactionException _) {
            // Nothing else can be said without a database.
        }
    }
}
