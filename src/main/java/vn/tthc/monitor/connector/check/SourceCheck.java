package vn.tthc.monitor.connector.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;

/** Checks a source from the network up: DNS, TCP, TLS, login, one page, mapping, clock. Ends within ten seconds. */
public final class SourceCheck {
    private static final Duration LIMIT = Duration.ofSeconds(9);
    private static final int CONNECT_MILLIS = 3_000;
    private static final long EXPIRES_SOON_DAYS = 20;
    private static final Duration CLOCK_OFF = Duration.ofMinutes(5);
    private static final List<String> NAMES = List.of("dns", "tcp", "tls", "login", "page", "mapping", "clock");

    private final SourceSessions sessions;
    private final Clock clock;

    public SourceCheck(SourceSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What one step found; a null category is a pass, with or without a warning. */
    private record Found(
            Result result,
            String sentence,
            @Nullable String hint,
            @Nullable FailureCategory category) {
        static Found passed(String sentence) {
            return new Found(Result.PASSED, sentence, null, null);
        }

        static Found warned(String sentence, String hint) {
            return new Found(Result.WARNED, sentence, hint, null);
        }

        static Found failed(FailureCategory category, String sentence, String hint) {
            return new Found(Result.FAILED, sentence, hint, category);
        }
    }

    /** Runs all steps; those after a failed one are skipped. */
    public CheckReport check(ConnectorDefinition definition) {
        var ends = System.nanoTime() + LIMIT.toNanos();
        var base = definition.http().baseUrl();
        var trial = new SourceTrial(sessions, quick(definition), 1);
        List<Callable<Found>> actions = List.of(
                () -> dns(base),
                () -> tcp(base),
                () -> tls(base),
                () -> login(trial),
                () -> page(trial),
                () -> mapping(trial),
                () -> clockSkew(trial));
        var steps = new ArrayList<Step>();
        // Never closed with a wait: a resolver that hangs must not hold the check.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (var index = 0; index < NAMES.size(); index++) {
                var failed = !steps.isEmpty() && stops(steps.getLast().result());
                steps.add(
                        failed
                                ? new Step(NAMES.get(index), Result.SKIPPED, Duration.ZERO, "Chưa thử.", null, null)
                                : step(NAMES.get(index), actions.get(index), threads, ends));
            }
        } finally {
            threads.shutdownNow();
            trial.close();
        }
        return new CheckReport(definition.id(), List.copyOf(steps));
    }

    private static boolean stops(Result result) {
        return switch (result) {
            case FAILED, SKIPPED -> true;
            case PASSED, WARNED -> false;
        };
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
                    ? Found.failed(failure.category(), failure.sentence(), hint(failure.category()))
                    : Found.failed(
                            FailureCategory.INTERNAL,
                            "Lỗi bên trong: " + e.getCause() + ".",
                            "Gửi dòng này cho nhóm phát triển.");
        }
    }

    /** A check must not outlast its patience, whatever the file allows a poll. */
    private static ConnectorDefinition quick(ConnectorDefinition definition) {
        return ShortLimits.of(definition, Duration.ofMillis(CONNECT_MILLIS), Duration.ofSeconds(8));
    }

    private static Found dns(URI base) {
        var host = String.valueOf(base.getHost());
        try {
            var address = InetAddress.getByName(host);
            return Found.passed("Tên máy " + host + " trỏ tới " + address.getHostAddress() + ".");
        } catch (UnknownHostException _) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không tìm thấy tên máy " + host + " trong DNS.",
                    "Kiểm tra http.baseUrl và máy chủ DNS của đơn vị.");
        }
    }

    private static int port(URI base) {
        if (base.getPort() >= 0) {
            return base.getPort();
        }
        return "https".equals(base.getScheme()) ? 443 : 80;
    }

    private static Found tcp(URI base) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.getHost(), port(base)), CONNECT_MILLIS);
            return Found.passed("Cổng " + port(base) + " mở.");
        } catch (IOException e) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không mở được kết nối tới " + base.getHost() + ":" + port(base) + " (" + e.getMessage() + ").",
                    "Kiểm tra tường lửa, mạng TSLCD/VPN và tình trạng hệ thống nguồn.");
        }
    }

    private Found tls(URI base) {
        if (!"https".equals(base.getScheme())) {
            return "127.0.0.1".equals(base.getHost()) || "localhost".equals(base.getHost())
                    ? Found.passed("Không dùng TLS (cùng máy).")
                    : Found.warned(
                            "Kết nối không mã hóa (http).",
                            "Đề nghị nguồn mở https: khóa và dữ liệu cá nhân đang đi trần trên mạng.");
        }
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(base.getHost(), port(base)), CONNECT_MILLIS);
            plain.setSoTimeout(CONNECT_MILLIS);
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (var socket = (SSLSocket) factory.createSocket(plain, base.getHost(), port(base), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return expiry((X509Certificate) socket.getSession().getPeerCertificates()[0]);
            }
        } catch (SSLException e) {
            return Found.failed(
                    FailureCategory.TLS,
                    "Chứng chỉ hoặc bắt tay TLS không được chấp nhận (" + e.getMessage() + ").",
                    "Báo đơn vị vận hành nguồn: chứng chỉ phải còn hạn, đúng tên máy và được tin cậy.");
        } catch (IOException e) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Kết nối bị ngắt khi bắt tay TLS (" + e.getMessage() + ").",
                    "Kiểm tra tường lửa hoặc thiết bị trung gian.");
        }
    }

    private Found expiry(X509Certificate certificate) {
        // A header set knows how to turn the old date class of certificates into an instant.
        var end = new Headers.Builder()
                .set("Expires", certificate.getNotAfter())
                .build()
                .getInstant("Expires");
        var days = ChronoUnit.DAYS.between(clock.instant(), Objects.requireNonNull(end));
        var sentence = "Chứng chỉ TLS còn hạn " + days + " ngày.";
        return days < EXPIRES_SOON_DAYS
                ? Found.warned(sentence, "Nhắc đơn vị vận hành nguồn gia hạn chứng chỉ.")
                : Found.passed(sentence);
    }

    private static Found login(SourceTrial trial) {
        return Found.passed(trial.logIn() ? "Đăng nhập được." : "Nguồn này không cần bước đăng nhập riêng.");
    }

    private static Found page(SourceTrial trial) {
        if (!trial.lists()) {
            return Found.warned(
                    "Nguồn chỉ trả lời theo mã hồ sơ nên không có trang nào để đọc thử.",
                    "Dùng lệnh read với một mã hồ sơ đã biết khi cần xem câu trả lời.");
        }
        var records = trial.readPage();
        return records == 0
                ? Found.warned("Trang đầu đọc được nhưng không có hồ sơ nào.", "Kiểm tra khoảng thời gian và bộ lọc.")
                : Found.passed("Trang đầu có " + records + " hồ sơ.");
    }

    private static Found mapping(SourceTrial trial) {
        if (trial.total() == 0) {
            return Found.warned("Chưa có bản ghi nào để thử ánh xạ.", "Kiểm tra lại khi nguồn có hồ sơ.");
        }
        var sentence = trial.mapped().size() + "/" + trial.total() + " bản ghi ánh xạ được.";
        if (trial.mapped().isEmpty()) {
            return Found.failed(
                    FailureCategory.SCHEMA, sentence + " " + trial.firstReason(), "Sửa mapping của tệp kết nối.");
        }
        if (trial.mapped().size() < trial.total()) {
            return Found.warned(sentence + " " + trial.firstReason(), "Xem lệnh read để biết các bản ghi hỏng.");
        }
        return trial.unmapped().isEmpty()
                ? Found.passed(sentence)
                : Found.warned(
                        sentence + " Mã chưa có trong danh mục: " + String.join(", ", trial.unmapped()) + ".",
                        "Thêm các mã này vào mapping.codes.");
    }

    private Found clockSkew(SourceTrial trial) {
        var theirs = trial.sourceTime();
        if (theirs == null) {
            return Found.passed("Nguồn không cho biết giờ của nó.");
        }
        var skew = Duration.between(clock.instant(), theirs);
        var sentence = "Đồng hồ của nguồn lệch " + skew.toSeconds() + " giây.";
        return skew.abs().compareTo(CLOCK_OFF) > 0
                ? Found.warned(
                        sentence, "Chỉnh giờ máy chủ này hoặc báo nguồn; tăng read.list.window.lookback nếu cần.")
                : Found.passed(sentence);
    }

    private static String hint(FailureCategory category) {
        return switch (category) {
            case UNREACHABLE -> "Kiểm tra mạng, tường lửa và http.baseUrl.";
            case TLS -> "Báo đơn vị vận hành nguồn về chứng chỉ.";
            case TIMEOUT -> "Hỏi nguồn vì sao chậm, hoặc nới http.limits.call.";
            case AUTH -> "Kiểm tra http.auth và các biến môi trường của kết nối.";
            case RATE_LIMITED -> "Giảm http.limits.rate hoặc tăng schedule.every.";
            case HTTP_4XX -> "Kiểm tra đường dẫn và tham số ở read.";
            case HTTP_5XX -> "Chờ nguồn hồi phục hoặc báo đơn vị vận hành.";
            case REFUSED -> "Tra mã lỗi trong tài liệu của nguồn.";
            case UNREADABLE -> "Xem câu trả lời bằng lệnh read.";
            case SCHEMA -> "So read và mapping với câu trả lời của nguồn.";
            case TOO_LARGE -> "Giảm số bản ghi mỗi trang.";
            case PAGING_LOOP -> "Kiểm tra read.list.paging.";
            case BREAKER_OPEN -> "Chờ một phút rồi thử lại.";
            case INTERNAL -> "Gửi nhật ký cho nhóm phát triển.";
        };
    }
}
