package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Probe;
import vn.tthc.monitor.connector.definition.ProbeSettings;

/** Looks whether a source is there, in every way its file names, all at the same time. */
public final class ProbeSession {
    private final ProbeSettings settings;
    private final Clock clock;
    private final Resolver resolver;
    private final Transport transport;

    /** Finds the addresses of a machine. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    ProbeSession(ProbeSettings settings, Transport transport, Clock clock, Resolver resolver) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
        this.resolver = resolver;
    }

    /** What a look found, before it is known how long it took. */
    private record Seen(
            String sentence,
            @Nullable String notice,
            @Nullable Instant certificateUntil) {
        Seen(String sentence) {
            this(sentence, null, null);
        }
    }

    /** Every look, in the order of the file. */
    public List<ProbeAnswer> look() {
        // Not closed with a wait: a resolver that hangs must not hold the others.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var pending = settings.checks().stream()
                    .map(probe -> threads.submit(() -> look(probe)))
                    .toList();
            var ends = System.nanoTime() + settings.timeout().plusSeconds(1).toNanos();
            var answers = new ArrayList<ProbeAnswer>();
            for (var index = 0; index < pending.size(); index++) {
                answers.add(await(settings.checks().get(index), pending.get(index), ends - System.nanoTime()));
            }
            return List.copyOf(answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private ProbeAnswer await(Probe probe, Future<ProbeAnswer> pending, long nanoseconds) {
        try {
            return pending.get(Math.max(1, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            var sentence = ProbeSentences.timeout(probe, settings.timeout());
            var failure = SourceFailure.lasting(FailureCategory.TIMEOUT, sentence);
            return new ProbeAnswer(probe, settings.timeout(), sentence, null, null, failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SourceFailure.internal(probe.target(), e);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw SourceFailure.internal(probe.target(), cause == null ? e : cause);
        }
    }

    private ProbeAnswer look(Probe probe) {
        var began = System.nanoTime();
        try {
            var seen = switch (probe) {
                case Probe.Http http -> http(http);
                case Probe.Tls tls -> tls(tls);
                case Probe.Dns dns -> dns(dns);
                case Probe.Tcp tcp -> tcp(tcp);
            };
            return new ProbeAnswer(probe, since(began), seen.sentence(), seen.notice(), seen.certificateUntil(), null);
        } catch (SourceFailure e) {
            var failure = e.said(ProbeSentences.ofProbe(e.sentence()));
            return new ProbeAnswer(probe, since(began), failure.sentence(), null, null, failure);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Seen http(Probe.Http probe) {
        var request = new Request.Builder()
                .url(probe.url())
                .method(probe.head() ? "HEAD" : "GET", null)
                .header("Accept", "text/html, */*;q=0.8")
                .header("User-Agent", "TTHC-Monitor")
                .build();
        var received =
                probe.redirects() == Probe.Redirects.FOLLOW ? transport.send(request) : transport.sendOnce(request);
        var status = received.status();
        var leadsElsewhere = Redirects.is(status);
        if (leadsElsewhere && probe.redirects() == Probe.Redirects.UP) {
            return new Seen(ProbeSentences.redirected(probe, status), null, received.certificateUntil());
        }
        if (leadsElsewhere || !probe.expects(status)) {
            throw SourceFailure.answered(category(status), status, false, null, ProbeSentences.status(probe, status));
        }
        if (probe.text() != null && !received.body().utf8().contains(probe.text())) {
            throw SourceFailure.answered(
                    FailureCategory.REFUSED, status, false, null, ProbeSentences.text(probe, probe.text()));
        }
        return new Seen(ProbeSentences.answers(probe, status), null, received.certificateUntil());
    }

    private static FailureCategory category(int status) {
        if (status >= 500) {
            return FailureCategory.HTTP_5XX;
        }
        return status >= 400 ? FailureCategory.HTTP_4XX : FailureCategory.REFUSED;
    }

    private Seen tls(Probe.Tls probe) {
        var until = Transport.Received.until(transport.shakeHands(probe.url()));
        var days = until == null ? 0 : ChronoUnit.DAYS.between(clock.instant(), until);
        var sentence = ProbeSentences.certificate(probe, days);
        return new Seen(sentence, days < probe.warnDays() ? ProbeSentences.renew(sentence) : null, until);
    }

    private Seen dns(Probe.Dns probe) {
        var found = Arrays.stream(addresses(probe, probe.name()))
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        if (!probe.addresses().isEmpty() && found.stream().noneMatch(probe.addresses()::contains)) {
            throw SourceFailure.lasting(FailureCategory.UNREACHABLE, ProbeSentences.wrongAddress(probe, found));
        }
        return new Seen(ProbeSentences.leads(probe, found));
    }

    private InetAddress[] addresses(Probe probe, String host) {
        try {
            return resolver.find(host);
        } catch (UnknownHostException e) {
            throw SourceFailure.passing(FailureCategory.UNREACHABLE, ProbeSentences.unknownHost(probe, host), e);
        }
    }

    /** The first address that takes a connection is enough. */
    private Seen tcp(Probe.Tcp probe) {
        SourceFailure failure = null;
        for (var address : addresses(probe, probe.host())) {
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address, probe.port()),
                        Math.toIntExact(Math.min(settings.timeout().toMillis(), Integer.MAX_VALUE)));
                return new Seen(ProbeSentences.opens(probe));
            } catch (SocketTimeoutException e) {
                var sentence = ProbeSentences.timeout(probe, settings.timeout());
                failure = SourceFailure.passing(FailureCategory.TIMEOUT, sentence, e);
            } catch (IOException e) {
                failure = SourceFailure.passing(FailureCategory.UNREACHABLE, ProbeSentences.closed(probe, e), e);
            }
        }
        throw failure == null
                ? SourceFailure.lasting(FailureCategory.UNREACHABLE, ProbeSentences.unknownHost(probe, probe.host()))
                : failure;
    }

    /** Closes idle connections. */
    public void close() {
        transport.close();
    }
}
