package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.network.TlsMaterial;

/** Says why a TLS handshake failed, whose fault it is, and what to do about it. */
final class TlsSentences {
    /** Alerts by which a source refuses our certificate. */
    private static final Pattern REFUSED = Pattern.compile(
            "bad_certificate|certificate_unknown|certificate_expired|certificate_revoked|unknown_ca|unsupported_certificate|access_denied");

    private static final Pattern NAMES = Pattern.compile("subjectAltNames: (\\[[^]]*])");

    private final @Nullable TlsMaterial material;
    private final Clock clock;

    TlsSentences(@Nullable TlsMaterial material, Clock clock) {
        this.material = material;
        this.clock = clock;
    }

    private static String began(Request request) {
        return "Bắt tay TLS với " + request.url().host() + " không thành khi gọi " + Sentences.place(request);
    }

    /** The other side broke off without a word of TLS. */
    String hungUp(Request request, IOException cause) {
        return began(request) + hungUp(own(), String.valueOf(cause.getMessage()));
    }

    private static String hungUp(@Nullable String own, String message) {
        return own == null
                ? ": phía kia ngắt giữa chừng (" + Sentences.quote(message)
                        + "), có thể vì cổng này không nói TLS hoặc nguồn đòi chứng chỉ của mình; cần cổng https. "
                        + "Kiểm tra http.baseUrl, tường lửa, và http.tls.certificate nếu nguồn đòi."
                : ": phía kia ngắt giữa chừng (" + Sentences.quote(message) + "), có thể vì nguồn không nhận " + own
                        + "; cần chứng chỉ còn hạn do CA mà nguồn tin cấp. Xin cấp lại rồi thay tệp ở http.tls.";
    }

    String sentence(Request request, IOException cause) {
        var host = request.url().host();
        var began = began(request);
        var message = String.valueOf(cause.getMessage());
        if (cause instanceof SSLPeerUnverifiedException) {
            return began + ": chứng chỉ của nguồn không ghi tên máy " + host + names(message)
                    + "; cần tên máy có trong chứng chỉ. Sửa http.baseUrl theo đúng tên, hoặc báo đơn vị vận hành cấp lại.";
        }
        if (caused(cause, CertificateExpiredException.class)) {
            return began + ": chứng chỉ của nguồn đã hết hạn; cần chứng chỉ còn hạn. Báo đơn vị vận hành gia hạn.";
        }
        if (caused(cause, CertificateNotYetValidException.class)) {
            return began + ": chứng chỉ của nguồn chưa tới ngày hiệu lực; cần chứng chỉ đang hiệu lực. "
                    + "Kiểm tra giờ của máy này rồi báo đơn vị vận hành.";
        }
        if (caused(cause, CertPathBuilderException.class) || caused(cause, CertPathValidatorException.class)) {
            return began + ": chứng chỉ của nguồn do một CA chưa được tin cấp; cần CA ấy được tin. "
                    + "Xin đơn vị vận hành tệp CA (PEM), rồi khai http.tls.ca: đường-dẫn-tệp.pem.";
        }
        return began + byAlert(message.toLowerCase(Locale.ROOT));
    }

    private String byAlert(String message) {
        var own = own();
        if (own == null
                && (message.contains("certificate_required")
                        || REFUSED.matcher(message).find())) {
            return ": nguồn đòi chứng chỉ của mình mà kết nối không có; cần chứng chỉ do nguồn chấp nhận. "
                    + "Khai http.tls.certificate và key, hoặc pkcs12.";
        }
        if (own != null
                && (message.contains("certificate_required")
                        || REFUSED.matcher(message).find())) {
            return ": nguồn không nhận " + own + " (" + Sentences.quote(message)
                    + "); cần chứng chỉ còn hạn do CA mà nguồn tin cấp. Xin cấp lại rồi thay tệp ở http.tls.";
        }
        if (message.contains("protocol_version") || message.contains("protocol is disabled")) {
            return ": hai bên không có phiên bản TLS chung (" + Sentences.quote(message)
                    + "); cần TLS 1.2 trở lên, không thấp hơn http.tls.minimum. Báo đơn vị vận hành nâng cấp, hoặc hạ minimum.";
        }
        if (message.contains("ssl message") || message.contains("plaintext connection")) {
            return ": cổng này không nói TLS; cần cổng https. Kiểm tra cổng và https:// trong http.baseUrl.";
        }
        if (message.contains("terminated the handshake") || (own != null && message.contains("handshake_failure"))) {
            return hungUp(own, message);
        }
        if (message.contains("handshake_failure")) {
            return ": nguồn không chịu bắt tay (" + Sentences.quote(message)
                    + "), có thể vì nguồn đòi chứng chỉ của mình hoặc chỉ dùng bộ mã cũ; cần chứng chỉ nguồn chấp nhận, "
                    + "hoặc bộ mã của TLS 1.2. Hỏi đơn vị vận hành; có chứng chỉ thì khai http.tls.certificate và key.";
        }
        return " (" + Sentences.quote(message) + ")" + (own == null ? "" : ", mình đưa " + own)
                + "; cần chứng chỉ còn hạn, đúng tên máy và được tin cậy. Báo đơn vị vận hành hệ thống nguồn.";
    }

    /** Our own certificate in words; null where none is shown. */
    @Nullable String own() {
        var certificate = material == null ? null : material.own();
        var until = material == null ? null : material.ownUntil();
        if (certificate == null || until == null) {
            return null;
        }
        var name = "chứng chỉ \""
                + Sentences.quote(certificate.getSubjectX500Principal().getName()) + "\" của mình";
        var day = Sentences.day(until);
        return until.isBefore(clock.instant()) ? name + ", đã hết hạn ngày " + day : name + ", hạn đến " + day;
    }

    private static String names(String message) {
        var found = NAMES.matcher(message);
        return found.find() ? " (chỉ có " + Sentences.quote(found.group(1)) + ")" : "";
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whose a certificate is, who gave it, and until when. */
    static String certificate(X509Certificate certificate) {
        return "Cấp cho: " + certificate.getSubjectX500Principal().getName() + "; nơi cấp: "
                + certificate.getIssuerX500Principal().getName() + "; hết hạn "
                + Sentences.moment(certificate.getNotAfter().toInstant());
    }
}
