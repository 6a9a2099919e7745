package vn.tthc.monitor.connector.conformance.fake;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.recording.RecordedFolder;

/** A source on loopback that speaks as one connector file expects, and does wrong where it is told to. */
public final class FakeSource implements AutoCloseable {
    /** Small, so that a few records make several pages. */
    private static final int PAGE = 2;

    private final Clock clock;
    private final WireServer server;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Seen> log = new CopyOnWriteArrayList<>();
    private volatile Fault fault = (kind, number, good) -> null;
    private volatile PageQuirk quirk = PageQuirk.NONE;
    private volatile WireEncoding encoding = WireEncoding.UTF_8;
    private @Nullable FakeGate gate;
    private @Nullable FakeWorld world;
    private @Nullable FakeAnswers answers;

    /** What a request is for. */
    public enum Kind {
        LOGIN,
        LIST,
        DETAIL,
        RECHECK,
        OTHER
    }

    /** A request that came, and when by the rehearsal's clock. */
    public record Seen(Kind kind, WireRequest request, Instant at) {}

    /** Answers something else instead of the good answer. */
    @FunctionalInterface
    public interface Fault {
        /**
         * The answer instead; null for the good one.
         *
         * @param number which request of its kind it is, from 1
         */
        @Nullable WireAnswer instead(Kind kind, int number, Supplier<WireAnswer> good);
    }

    /** A server that answers nothing yet, so that its address is known before the file is read. */
    public FakeSource(Clock clock) {
        this.clock = clock;
        this.server = new WireServer(this::answer);
    }

    /** The address of the server, without a path. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Begins to be the source of this file. */
    public void play(ConnectorDefinition definition, RecordedFolder recorded) {
        this.world = new FakeWorld(definition, recorded.records(definition));
        this.gate = FakeGate.of(definition.http());
        this.answers = new FakeAnswers(definition, recorded, world, PAGE);
    }

    public FakeWorld world() {
        return present(world);
    }

    /** Does wrong from now on; the count of requests begins again. */
    public synchronized void misbehave(Fault wrong) {
        counts.clear();
        fault = wrong;
    }

    /** Pages so from now on. */
    public void page(PageQuirk how) {
        quirk = how;
    }

    /** Writes so from now on. */
    public void write(WireEncoding how) {
        encoding = how;
    }

    /** Refuses every token given so far. */
    public void forgetTokens() {
        present(gate).forgetTokens();
    }

    public int logins() {
        return present(gate).logins();
    }

    /** Every request so far. */
    public List<Seen> log() {
        return List.copyOf(log);
    }

    /** Forgets what was asked. */
    public void forgetLog() {
        log.clear();
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the fake source plays nothing yet");
        }
        return part;
    }

    private WireAnswer answer(WireRequest request) {
        var kind = kind(request);
        log.add(new Seen(kind, request, clock.instant()));
        var instead = fault.instead(kind, count(kind), () -> good(kind, request));
        return instead == null ? good(kind, request) : instead;
    }

    private synchronized int count(Kind kind) {
        return counts.merge(kind, 1, Integer::sum);
    }

    private Kind kind(WireRequest request) {
        if (gate == null || answers == null) {
            return Kind.OTHER;
        }
        return gate.isLogin(request) ? Kind.LOGIN : answers.kind(request);
    }

    private WireAnswer good(Kind kind, WireRequest request) {
        if (kind == Kind.OTHER) {
            return WireAnswer.json(404, "{\"message\":\"Không có đường dẫn này\"}");
        }
        if (kind == Kind.LOGIN) {
            return present(gate).login(request);
        }
        return present(gate).lets(request)
                ? present(answers).answer(kind, request, quirk, encoding)
                : present(gate).refusal();
    }

    @Override
    public void close() {
        server.close();
    }
}
