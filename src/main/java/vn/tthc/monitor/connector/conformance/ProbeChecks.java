package vn.tthc.monitor.connector.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.conformance.fake.FakeSource;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer.Manner;
import vn.tthc.monitor.connector.definition.Probe;
import vn.tthc.monitor.connector.definition.ProbeSettings;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.platform.SystemClock;

/** Check 2 of a source that is only looked at: every probe against a machine that is there, is broken, is silent, or is not there. */
final class ProbeChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final int DEAD = 1;

    /** Of the addresses kept for documentation. */
    private static final String ELSEWHERE = "192.0.2.1";

    private ProbeChecks() {}

    static Judgement check(Stage stage) {
        var parts = new Judgement.Parts();
        var settings = Objects.requireNonNull(
                stage.file().definition().orElseThrow().intake().probe());
        try (var source = new FakeSource(stage.clock())) {
            for (var probe : settings.checks()) {
                switch (probe) {
                    case Probe.Http http -> http(http, source, parts);
                    case Probe.Tls tls -> {
                        expect(at(tls, source), FailureCategory.TLS, "tls: máy không nói TLS", parts);
                        expect(at(tls, null), FailureCategory.UNREACHABLE, "tls: cổng chết", parts);
                        parts.leave(
                                "tls: chứng chỉ tốt (nguồn giả không có chứng chỉ; chứng minh ở ProbeSessionTests)");
                    }
                    case Probe.Dns _ -> {
                        expect(new Probe.Dns("localhost", Set.of()), null, "dns: có tên", parts);
                        expect(
                                new Probe.Dns("localhost", Set.of(ELSEWHERE)),
                                FailureCategory.UNREACHABLE,
                                "dns: tên trỏ đi nơi khác",
                                parts);
                    }
                    case Probe.Tcp _ -> {
                        expect(new Probe.Tcp("127.0.0.1", url(source).port()), null, "tcp: cổng mở", parts);
                        expect(new Probe.Tcp("127.0.0.1", DEAD), FailureCategory.UNREACHABLE, "tcp: cổng chết", parts);
                    }
                }
            }
        }
        return parts.judge();
    }

    private static void http(Probe.Http http, FakeSource source, Judgement.Parts parts) {
        var there = at(http, source);
        var status = Integer.parseInt(
                http.expect().isEmpty() ? "200" : http.expect().getFirst().replace("x", "0"));
        var page = Objects.requireNonNullElse(http.text(), "Trang chủ");
        source.misbehave((_, _, _) -> WireAnswer.of(status, "text/html; charset=utf-8", "<html>" + page + "</html>"));
        expect(there, null, "http: trang tốt", parts);
        source.misbehave((_, _, _) -> WireAnswer.status(503));
        if (!http.expects(503)) {
            expect(there, FailureCategory.HTTP_5XX, "http: 503", parts);
        }
        source.misbehave((_, _, _) -> WireAnswer.status(200).in(Manner.SILENT));
        expect(there, FailureCategory.TIMEOUT, "http: im lặng", parts);
        expect(at(http, null), FailureCategory.UNREACHABLE, "http: cổng chết", parts);
    }

    private static Probe at(Probe.Http http, @Nullable FakeSource source) {
        return new Probe.Http(
                moved(http.url(), "http", source), http.head(), http.expect(), http.text(), http.redirects());
    }

    private static Probe at(Probe.Tls tls, @Nullable FakeSource source) {
        return new Probe.Tls(moved(tls.url(), "https", source), tls.warnDays());
    }

    /** The same address on this machine; without a source at a port where nobody listens. */
    private static HttpUrl moved(HttpUrl url, String scheme, @Nullable FakeSource source) {
        return url.newBuilder()
                .scheme(scheme)
                .host("127.0.0.1")
                .port(source == null ? DEAD : url(source).port())
                .build();
    }

    private static HttpUrl url(FakeSource source) {
        return Objects.requireNonNull(HttpUrl.get(URI.create(source.address())));
    }

    private static void expect(Probe probe, @Nullable FailureCategory wanted, String part, Judgement.Parts parts) {
        var patience = wanted == FailureCategory.TIMEOUT ? IMPATIENT : PATIENCE;
        var sessions = new SourceSessions(SystemClock.clock())
                .openProbe(new ProbeSettings(List.of(probe), patience, NetworkSettings.PLAIN));
        SourceFailure failure;
        try {
            failure = sessions.look().getFirst().failure();
        } finally {
            sessions.close();
        }
        var found = failure == null ? null : failure.category();
        parts.expect(
                found == wanted && (failure == null || !failure.sentence().isBlank()),
                part + (wanted == null ? "" : " là " + wanted.word()),
                failure == null ? "vẫn coi là còn sống" : String.valueOf(failure.sentence()));
    }
}
