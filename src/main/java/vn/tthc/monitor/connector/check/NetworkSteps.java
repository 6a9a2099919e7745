package vn.tthc.monitor.connector.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.network.ProxyRoute;
import vn.tthc.monitor.connector.network.ProxySettings;

/** The steps below HTTP: the name, the port, the certificate. */
final class NetworkSteps {
    static final int CONNECT_MILLIS = 3_000;
    private static final long EXPIRES_SOON_DAYS = 20;

    private final HttpUrl base;
    private final SourceTrial trial;
    private final Resolver resolver;
    private final @Nullable ProxySettings proxy;
    private final Clock clock;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    NetworkSteps(HttpSettings http, SourceTrial trial, Resolver resolver, Clock clock) {
        this.base = http.baseUrl();
        this.trial = trial;
        this.resolver = resolver;
        this.clock = clock;
        var given = http.network().proxy();
        this.proxy = ProxyRoute.leadsTo(given, base) ? given : null;
    }

    /** The machine we connect to: behind a proxy only that one is known to us. */
    private String machine() {
        return proxy == null ? base.host() : proxy.host();
    }

    private int port() {
        return proxy == null ? base.port() : proxy.port();
    }

    private String word() {
        return proxy == null ? "Tên máy " : "Proxy ";
    }

    Found dns() {
        var host = machine();
        try {
            var addresses = Arrays.stream(resolver.find(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return Found.passed(word() + host + " trỏ tới " + addresses + ".");
        } catch (UnknownHostException _) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không tìm thấy tên máy " + host + " trong DNS.",
                    proxy == null
                            ? "Kiểm tra http.baseUrl và máy chủ DNS của đơn vị."
                            : "Kiểm tra http.proxy.host và máy chủ DNS của đơn vị.");
        }
    }

    Found tcp() {
        try (var socket = connect()) {
            return Found.passed("Cổng " + socket.getPort() + " mở.");
        } catch (IOException e) {
            return Found.failed(
                    FailureCategory.UNREACHABLE,
                    "Không mở được kết nối tới " + machine() + ":" + port() + " (" + e.getMessage() + ").",
                    "Kiểm tra tường lửa, mạng TSLCD/VPN và tình trạng hệ thống nguồn.");
        }
    }

    Found tls() {
        if (!base.isHttps()) {
            return "127.0.0.1".equals(base.host()) || "localhost".equals(base.host())
                    ? Found.passed("Không dùng TLS (cùng máy).")
                    : Found.warned(
                            "Kết nối không mã hóa (http).",
                            "Đề nghị nguồn mở https: khóa và dữ liệu cá nhân đang đi trần trên mạng.");
        }
        var theirs = trial.certificateUntil();
        var ours = trial.credentialUntil();
        var days = theirs == null ? 0 : ChronoUnit.DAYS.between(clock.instant(), theirs);
        var sentence = "Chứng chỉ TLS còn hạn " + days + " ngày.";
        if (ours != null) {
            var left = ChronoUnit.DAYS.between(clock.instant(), ours);
            sentence += " Chứng chỉ của mình còn hạn " + left + " ngày.";
            if (left < EXPIRES_SOON_DAYS) {
                return Found.warned(sentence, "Xin cấp lại chứng chỉ của mình rồi thay tệp ở http.tls.");
            }
        }
        return days < EXPIRES_SOON_DAYS
                ? Found.warned(sentence, "Nhắc đơn vị vận hành nguồn gia hạn chứng chỉ.")
                : Found.passed(sentence);
    }

    /** A socket to the first address that takes one. */
    private Socket connect() throws IOException {
        @Nullable IOException failure = null;
        for (var address : resolver.find(machine())) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new UnknownHostException(machine()) : failure;
    }
}
