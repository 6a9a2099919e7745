package vn.tthc.monitor.connector.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.source.TestingSessions;

class SourceCheckTests {
    private static final Clock CLOCK = Clock.fixed(TestingSessions.NOW, ZoneOffset.UTC);

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();

    private CheckReport check(URI base, String... codes) {
        return new SourceCheck(new TestingSessions().sessions, CLOCK).check(definition.at(base), List.of(codes));
    }

    private CheckReport check(String... codes) {
        return check(server.url("/").uri(), codes);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static Step step(CheckReport report, String name) {
        return report.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The step stopped the check with this category, and says what happened and what to do. */
    private static void failedAt(CheckReport report, String name, FailureCategory category) {
        var step = step(report, name);
        assertThat(step.result()).as(step.toString()).isEqualTo(Result.FAILED);
        assertThat(step.category()).as(step.toString()).isEqualTo(category);
        assertThat(step.sentence()).endsWith(".");
        assertThat(step.hint()).isNotNull().endsWith(".");
        assertThat(report.passed()).isFalse();
        assertThat(report.steps()
                        .subList(
                                report.steps().indexOf(step) + 1, report.steps().size()))
                .allMatch(later -> later.result() == Result.SKIPPED);
    }

    @Test
    void everyStepOfAGoodSourcePasses() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Date", "Fri, 20 Nov 2026 03:00:01 GMT")
                .body("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}")
                .build());
        var report = check();
        assertThat(report.passed()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly("dns", "tcp", "tls", "login", "page", "mapping", "clock");
    }

    @ParameterizedTest
    @EnumSource(FailureCategory.class)
    void everyCategoryOfFailureSaysWhatToDo(FailureCategory category) {
        assertThat(Hints.of(category)).matches("\\p{Lu}.*\\.");
    }

    @Test
    void aWrongPasswordStopsAtTheLogin() {
        definition.auth = TestingDefinition.login(
                TestingDefinition.post("/login", "{\"u\":\"${username}\",\"p\":\"${password}\"}"), "token", null);
        answer(401, "{\"message\":\"Sai mật khẩu\"}");
        var report = check();
        failedAt(report, "login", FailureCategory.AUTH);
        assertThat(step(report, "login").sentence()).doesNotContain("sai-mat-khau");
    }

    @Test
    void aRefusedKeyStopsAtThePage() {
        answer(401, "");
        failedAt(check(), "page", FailureCategory.AUTH);
    }

    @Test
    void anUnknownHostStopsAtDns() {
        failedAt(check(URI.create("http://khong-co.invalid/")), "dns", FailureCategory.UNREACHABLE);
    }

    @Test
    void aClosedPortStopsAtTcp() {
        var base = server.url("/").uri();
        server.close();
        failedAt(check(base), "tcp", FailureCategory.UNREACHABLE);
    }

    @Test
    void aCertificateNobodyTrustsStopsAtTls() {
        var own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        server.useHttps(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        var report = check(URI.create("https://localhost:" + server.getPort()));
        failedAt(report, "tls", FailureCategory.TLS);
        assertThat(step(report, "tls").sentence()).contains("chưa được tin");
    }

    @Test
    void aPortWithoutTlsStopsAtTlsAndSaysSo() {
        answer(200, "{}");
        var report = check(URI.create("https://localhost:" + server.getPort()));
        failedAt(report, "tls", FailureCategory.TLS);
        assertThat(step(report, "tls").sentence()).contains("không nói TLS");
    }

    @Test
    void everyBadAnswerStopsAtThePageWithItsCategory() {
        definition.success = TestingDefinition.rule("error_code", "0");
        answer(200, "{\"error_code\":\"-300\",\"message\":\"Đơn vị chưa được cấp quyền\"}");
        failedAt(check(), "page", FailureCategory.REFUSED);
        answer(200, "<html><body>Bảo trì</body></html>");
        failedAt(check(), "page", FailureCategory.UNREADABLE);
        answer(404, "not found");
        failedAt(check(), "page", FailureCategory.HTTP_4XX);
        answer(500, "");
        failedAt(check(), "page", FailureCategory.HTTP_5XX);
        answer(429, "");
        failedAt(check(), "page", FailureCategory.RATE_LIMITED);
        answer(200, "{\"error_code\":\"0\",\"rows\":[]}");
        failedAt(check(), "page", FailureCategory.SCHEMA);
        answer(200, "{\"error_code\":\"0\",\"items\":[{\"ma\":1}]}");
        failedAt(check(), "mapping", FailureCategory.SCHEMA);
    }

    @Test
    void aSocketThatNeverAnswersEndsInTime() {
        definition.call = Duration.ofMillis(300);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        failedAt(check(), "page", FailureCategory.TIMEOUT);
    }

    @Test
    void anAnswerThatDripsEndsInTime() {
        definition.call = Duration.ofMillis(300);
        server.enqueue(new MockResponse.Builder()
                .body("{\"items\":[" + "1,".repeat(500) + "1]}")
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        failedAt(check(), "page", FailureCategory.TIMEOUT);
    }

    @Test
    void aResolverThatHangsEndsInTimeForAllSourcesTogether() throws InterruptedException {
        var never = new CountDownLatch(1);
        var check = new SourceCheck(
                new TestingSessions().sessions,
                CLOCK,
                host -> {
                    assertThatCode(never::await).doesNotThrowAnyException();
                    return new InetAddress[0];
                },
                Duration.ofMillis(300));
        var began = System.nanoTime();
        var sources = IntStream.range(0, 20)
                .mapToObj(_ -> definition.at(server.url("/").uri()))
                .toList();
        var reports = check.checkAll(sources, List.of());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(reports).hasSize(20).allSatisfy(report -> failedAt(report, "dns", FailureCategory.TIMEOUT));
        never.countDown();
    }

    @Test
    void unknownCodesAndWrongClocksAreWarnings() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Date", "Fri, 20 Nov 2026 02:20:00 GMT")
                .body("{\"items\":[{\"code\":\"a\",\"status\":\"77\"}]}")
                .build());
        var report = check();
        assertThat(report.passed()).isTrue();
        assertThat(step(report, "mapping").sentence()).contains("status = 77");
        assertThat(step(report, "clock").result()).isEqualTo(Result.WARNED);
    }

    @Test
    void recordsFromTheFutureByWholeHoursMeanAWrongZone() {
        // 10:00 in Viet Nam written with a Z: seven hours to come.
        answer(200, "{\"items\":[{\"code\":\"a\",\"status\":\"1\",\"updated\":\"2026-11-20T09:59:00Z\"}]}");
        var clock = step(check(), "clock");
        assertThat(clock.result()).isEqualTo(Result.WARNED);
        assertThat(clock.sentence()).contains("7 giờ");
        assertThat(clock.hint()).contains("mapping.timezone");
    }

    @Test
    void aSourceThatOnlyAnswersByCodeIsAskedForAKnownOne() throws InterruptedException {
        definition.list = null;
        definition.recheck = new RecheckRead(
                new HttpCall(HttpCall.Method.GET, "/one", Map.of("ma", "${code}"), Map.of(), null),
                1,
                DottedPath.of("item"),
                null,
                Duration.ofHours(1),
                null,
                false);
        assertThat(step(check(), "page").result()).isEqualTo(Result.WARNED);
        answer(200, "{\"item\":{\"code\":\"H24-1\",\"status\":\"1\"}}");
        assertThat(step(check("H24-1"), "mapping").result()).isEqualTo(Result.PASSED);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/one?ma=H24-1");
    }
}
