package vn.tthc.monitor.connector.check;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ProbeSettings;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;

/** Checks a source from the network up: DNS, TCP, TLS, login, one page, mapping, clock. Ends within ten seconds. */
public final class SourceCheck {
    private static final Duration LIMIT = Duration.ofSeconds(9);
    private static final Duration PROBES = Duration.ofSeconds(8);

    private final SourceSessions sessions;
    private final Clock clock;
    private final NetworkSteps.Resolver resolver;
    private final Duration limit;

    public SourceCheck(SourceSessions sessions, Clock clock) {
        this(sessions, clock, InetAddress::getAllByName, LIMIT);
    }

    SourceCheck(SourceSessions sessions, Clock clock, NetworkSteps.Resolver resolver, Duration limit) {
        this.sessions = sessions;
        this.clock = clock;
        this.resolver = resolver;
        this.limit = limit;
    }

    /** Checks all sources at once, so that many that hang take no longer than one. */
    public List<CheckReport> checkAll(List<ConnectorDefinition> definitions, List<String> codes) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = definitions.stream()
                    .map(definition -> threads.submit(() -> check(definition, codes)))
                    .toList();
            var all = new ArrayList<CheckReport>();
            for (var report : reports) {
                all.add(report.get());
            }
            return List.copyOf(all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Lần kiểm tra bị ngừng. (The check was stopped.)", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Runs all steps; those after a failed one are skipped.
     *
     * @param codes known dossiers, for a source that answers only by code
     */
    public CheckReport check(ConnectorDefinition definition, List<String> codes) {
        if (!definition.polls()) {
            return new CheckReport(definition.id(), probes(definition));
        }
        var ends = System.nanoTime() + limit.toNanos();
        var trial = new SourceTrial(sessions, quick(definition), 1, codes);
        var steps = new ArrayList<Step>();
        // Never closed with a wait: a resolver that hangs must not hold the check.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            actions(definition, trial).forEach((name, action) -> {
                var over = !steps.isEmpty() && stops(steps.getLast().result());
                steps.add(over ? skipped(name) : step(name, action, threads, ends));
            });
        } finally {
            threads.shutdownNow();
            trial.close();
        }
        return new CheckReport(definition.id(), List.copyOf(steps));
    }

    private List<Step> probes(ConnectorDefinition definition) {
        var settings = definition.intake().probe();
        if (settings == null) {
            return List.of();
        }
        var patience = settings.timeout().compareTo(PROBES) < 0 ? settings.timeout() : PROBES;
        var session = sessions.openProbe(new ProbeSettings(settings.checks(), patience, settings.network()));
        try {
            return ProbeSteps.of(session);
        } finally {
            session.close();
        }
    }

    private Map<String, Callable<Found>> actions(ConnectorDefinition definition, SourceTrial trial) {
        var network = new NetworkSteps(definition.http(), trial, resolver, clock);
        var asked = new TrialSteps(trial, clock);
        var actions = new LinkedHashMap<String, Callable<Found>>();
        actions.put("dns", network::dns);
        actions.put("tcp", network::tcp);
        actions.put("tls", network::tls);
        actions.put("login", asked::login);
        actions.put("page", asked::page);
        actions.put("mapping", asked::mapping);
        actions.put("clock", asked::clockSkew);
        return actions;
    }

    private static boolean stops(Result result) {
        return switch (result) {
            case FAILED, SKIPPED -> true;
            case PASSED, WARNED -> false;
        };
    }

    private static Step skipped(String name) {
        return new Step(name, Result.SKIPPED, Duration.ZERO, "Chưa thử.", null, null);
    }

    private static Step step(String name, Callable<Found> action, ExecutorService threads, long ends) {
        var began = System.nanoTime();
        var found = outcome(action, threads, Math.max(1, ends - began));
        return new Step(
                name,
                found.result(),
                Duration.ofNanos(System.nanoTime() - began),
                found.sentence(),
                found.hint(),
                found.category());
    }

    private static Found outcome(Callable<Found> action, ExecutorService threads, long nanoseconds) {
        var future = threads.submit(action);
        try {
            return future.get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            future.cancel(true);
            return Found.failed(
                    FailureCategory.TIMEOUT,
                    "Bước này chưa xong trong thời hạn 10 giây của cả lần kiểm tra.",
                    "Thử lại; nếu vẫn vậy thì nguồn hoặc mạng quá chậm.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Found.failed(FailureCategory.INTERNAL, "Lần kiểm tra bị ngừng.", "Chạy lại lệnh kiểm tra.");
        } catch (ExecutionException e) {
            return e.getCause() instanceof SourceFailure failure
                    ? Found.failed(failure)
                    : Found.failed(
                            FailureCategory.INTERNAL,
                            "Lỗi bên trong: " + e.getCause() + ".",
                            "Gửi dòng này cho nhóm phát triển.");
        }
    }

    /** A check must not outlast its patience, whatever the file allows a poll. */
    private static ConnectorDefinition quick(ConnectorDefinition definition) {
        return ShortLimits.of(definition, Duration.ofMillis(NetworkSteps.CONNECT_MILLIS), Duration.ofSeconds(8));
    }
}
