package vn.tthc.monitor.alert.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.AlertPlan.Route;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.PressingDossiers;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.platform.Secret;

/** One look at deadlines at a digest time, on the parts of a running application, with the clock standing there. */
public final class DigestTrial {
    private DigestTrial() {}

    /**
     * A look at this instant, which is a digest time.
     *
     * @param parts of the application, by their type
     * @param officers whether every officer gets his own as well
     */
    public static Runnable at(Instant instant, Parts parts, boolean officers) {
        var deadlines = parts.of(Deadlines.class);
        var words = new MessageText(deadlines, new MockEnvironment());
        var clock = Clock.fixed(instant, ZoneOffset.UTC);
        var time = LocalTime.ofInstant(instant, deadlines.calendar().zone());
        CurrentPlan plan = () -> plan(time, officers);
        var writer = TestingDigests.writer(
                new TestingDigests.Sources(
                        parts.of(PressingDossiers.class),
                        parts.of(DeadlineMoments.class),
                        parts.of(SourceWatch.class),
                        parts.of(Silences.class)),
                new TestingDigests.Setting(plan, parts.of(Agencies.class), deadlines, words, clock),
                parts.of(JdbcClient.class),
                parts.of(PlatformTransactionManager.class));
        return writer::watch;
    }

    /** Where the parts of the application are. */
    @FunctionalInterface
    public interface Parts {
        <T> T of(Class<T> type);
    }

    private static AlertPlan plan(LocalTime time, boolean officers) {
        var channel = new ChannelPlan(
                "nhom",
                ChannelPlan.Type.ZALO_BOT,
                true,
                new ChannelPlan.ZaloBot(URI.create("http://127.0.0.1:9"), Secret.of("1234:trial"), "nhom-1"),
                null,
                new ChannelPlan.Limits(1, 10, Duration.ofSeconds(5)),
                TextLimit.units(1900));
        var all = new Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("nhom"));
        var each = new Route("can-bo", Set.of(), Set.of(), Set.of(), Set.of(), Set.of("*"), List.of("nhom"));
        return new AlertPlan(List.of(channel), officers ? List.of(all, each) : List.of(all), List.of(time));
    }
}
