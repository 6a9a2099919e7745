package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.connector.Reachability;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;
import vn.tthc.monitor.incident.condition.NetworkRule;

/**
 * Asks our own gateway, something public and the core system. Only where all of them are silent is it our network: then one
 * incident speaks for all sources, which are not judged until each has brought a fresh sample after its end.
 */
@Component("networkWatch")
class WitnessedNetwork implements NetworkWatch {
    static final String SOURCE = "mang-cua-ta";

    private static final Logger LOG = LoggerFactory.getLogger(WitnessedNetwork.class);
    private static final String TARGET = "[^\\s:/]+:[0-9]{1,5}";

    private final NetworkStore store;
    private final HealthStore rows;
    private final IncidentStore incidents;
    private final IncidentNews news;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Reachability reachability;
    private final List<String> targets;
    private final @Nullable String core;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WitnessedNetwork(
            NetworkStore store,
            HealthStore rows,
            IncidentStore incidents,
            IncidentNews news,
            Dossiers dossiers,
            Deadlines deadlines,
            Reachability reachability,
            Environment settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.incidents = incidents;
        this.news = news;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.reachability = reachability;
        this.targets = targets(settings);
        this.core = settings.getProperty("tthc.network.core");
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Both or none: one witness alone proves nothing. */
    private static List<String> targets(Environment settings) {
        var named = Stream.of("gateway", "outside")
                .map(name -> settings.getProperty("tthc.network." + name, ""))
                .filter(target -> !target.isBlank())
                .toList();
        for (var target : named) {
            if (!target.matches(TARGET)) {
                throw new IllegalArgumentException("tthc.network trong config/application.yaml: \"" + target
                        + "\" không phải là máy:cổng, ví dụ 192.168.1.1:443. (Not host:port.)");
            }
        }
        if (named.size() == 1) {
            throw new IllegalArgumentException(
                    "tthc.network trong config/application.yaml cần cả gateway (cổng mạng của"
                            + " ta) và outside (một địa chỉ công cộng), hoặc bỏ cả hai. (Name both witnesses or none.)");
        }
        return named;
    }

    @Override
    public void look() {
        if (targets.isEmpty()) {
            return;
        }
        var answers = targets.stream().anyMatch(reachability::reaches) || coreAnswers();
        transaction.executeWithoutResult(_ -> settle(answers));
    }

    private boolean coreAnswers() {
        return core != null
                && rows.find(core)
                        .filter(row -> row.evidence().streaks().good().count() > 0)
                        .isPresent();
    }

    private void settle(boolean answers) {
        var now = clock.instant();
        var before = store.lock();
        var after = NetworkRule.after(before.network(), answers, now);
        var number = before.incident();
        if (after.down() && number == null) {
            number = open(now);
        } else if (!after.down() && number != null) {
            close(number, now);
            number = null;
        }
        store.save(after, number);
    }

    private long open(Instant now) {
        var title = IncidentText.title("", Incident.Kind.NETWORK, null, false, false);
        var affected = dossiers.openBySource().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        var bare = new Incident(
                incidents.nextNumber(),
                SOURCE,
                "Mạng của ta",
                Incident.Kind.NETWORK,
                null,
                title,
                null,
                now,
                null,
                affected,
                0,
                null);
        var message =
                IncidentText.message(bare, title, false, deadlines.calendar().zone(), now);
        var incident = bare.withMessage(message);
        incidents.insert(incident);
        news.tell(incident, Change.OPENED, now);
        LOG.warn("Mạng của ta không ra ngoài được; các hệ thống chưa được đánh giá / our own network is away");
        return incident.number();
    }

    private void close(long number, Instant now) {
        incidents.find(number).filter(Incident::open).ifPresent(incident -> {
            var closed = incident.closed(now);
            incidents.update(closed);
            news.tell(closed, Change.CLOSED, now);
        });
        LOG.info("Mạng của ta đã thông / our own network is back");
    }
}
