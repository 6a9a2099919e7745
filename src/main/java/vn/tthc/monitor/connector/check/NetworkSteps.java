package vn.tthc.monitor.connector.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/** The steps below HTTP: the name, the port, the certificate. */
final class NetworkSteps {
    static final int CONNECT_MILLIS = 3_000;
    private static final long EXPIRES_SOON_DAYS = 20;

    private final URI base;
    private final Resolver resolver;
    private final Clock clock;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    NetworkSteps(URI base, Resolver resolver, Clock clock) {
        this.base = base;
        this.resolver = resolver;
        this.clock = clock;
    }

    Found dns() {
        var host = String.valueOf(base.getHost());
        try {
            var addresses = Arrays.stream(resolver.find(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return Found.passed("Tên máy " + host + " trỏ tới " + addresses + ".");
        } catch (UnknownHostException _) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không tìm thấy tên máy " + host + " trong DNS.",
                    "Kiểm tra http.baseUrl và máy chủ DNS của đơn vị.");
        }
    }

    Found tcp() {
        try (var socket = connect()) {
            return Found.passed("Cổng " + socket.getPort() + " mở.");
        } catch (IOException e) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không mở được kết nối tới " + base.getHost() + ":" + port() + " (" + e.getMessage() + ").",
                    "Kiểm tra tường lửa, mạng TSLCD/VPN và tình trạng hệ thống nguồn.");
        }
    }

    Found tls() {
        if (!"https".equals(base.getScheme())) {
            return "127.0.0.1".equals(base.getHost()) || "localhost".equals(base.getHost())
                    ? Found.passed("Không dùng TLS (cùng máy).")
                    : Found.warned(
                            "Kết nối không mã hóa (http).",
                            "Đề nghị nguồn mở https: khóa và dữ liệu cá nhân đang đi trần trên mạng.");
        }
        try (var plain = connect()) {
            plain.setSoTimeout(CONNECT_MILLIS);
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (var socket = (SSLSocket) factory.createSocket(plain, base.getHost(), port(), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return expiry((X509Certificate) socket.getSession().getPeerCertificates()[0]);
            }
        } catch (SSLException e) {
            var message = String.valueOf(e.getMessage());
            return Found.failed(
                    FailureCategory.TLS,
                    "Chứng chỉ hoặc bắt tay TLS không được chấp nhận (" + message + ").",
                    tlsHint(message));
        } catch (IOException e) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Kết nối bị ngắt khi bắt tay TLS (" + e.getMessage() + ").",
                    "Kiểm tra tường lửa hoặc thiết bị trung gian.");
        }
    }

    /** The words of the JDK, turned into what to ask of whom. */
    private static String tlsHint(String message) {
        if (message.contains("PKIX path building failed")) {
            return "Chứng chỉ do một nơi máy này chưa tin ký: xin chứng chỉ gốc của nguồn, hoặc đề nghị dùng nơi ký công cộng.";
        }
        if (message.contains("validity") || message.contains("Expired")) {
            return "Chứng chỉ hết hạn hoặc chưa tới ngày: báo đơn vị vận hành nguồn gia hạn; kiểm tra ngày giờ máy này.";
        }
        if (message.contains("subject alternative") || message.contains("No name matching")) {
            return "Chứng chỉ cấp cho tên khác: ghi http.baseUrl đúng tên trong chứng chỉ.";
        }
        if (message.contains("SSL message") || message.contains("terminated the handshake")) {
            return "Có thể cổng này không nói TLS, hoặc nguồn đòi chứng chỉ máy khách: kiểm tra http.baseUrl và http.auth.";
        }
        return "Báo đơn vị vận hành nguồn: chứng chỉ phải còn hạn, đúng tên máy và được tin cậy.";
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

    /** A socket to the first address that takes one. */
    private Socket connect() throws IOException {
        @Nullable IOException failure = null;
        for (var address : resolver.find(String.valueOf(base.getHost()))) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new UnknownHostException(base.getHost()) : failure;
    }

    private int port() {
        if (base.getPort() >= 0) {
            return base.getPort();
        }
        return "https".equals(base.getScheme()) ? 443 : 80;
    }
}
