package vn.tthc.monitor.connector.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * How a request is signed.
 *
 * @param keyId public name of the key, {@code ${keyId}} in templates; null for none
 * @param canonical the text that is signed, a template of {@link #CANONICAL}
 * @param headers what is sent along, templates of {@link #SENT}
 * @param query as headers, in the address
 * @param timestamp {@code epoch-seconds}, {@code epoch-millis}, {@code iso} or a date pattern, in UTC
 */
public record SigningRule(
        Algorithm algorithm,
        Secret secret,
        SecretForm secretForm,
        @Nullable String keyId,
        String canonical,
        Map<String, String> headers,
        Map<String, String> query,
        String timestamp,
        Encoding encoding) {
    /** What the text to be signed may name. */
    public static final List<String> CANONICAL = List.of(
            "method",
            "host",
            "path",
            "query",
            "sortedQuery",
            "timestamp",
            "nonce",
            "keyId",
            "body",
            "bodySha256",
            "bodyMd5");

    /** What is sent along may name. */
    public static final List<String> SENT =
            List.of("signature", "timestamp", "nonce", "keyId", "bodySha256", "bodyMd5");

    /** The keyed hash. */
    public enum Algorithm {
        HMAC_SHA256("HmacSHA256"),
        HMAC_SHA512("HmacSHA512"),
        HMAC_SHA1("HmacSHA1");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /** The name in connector files, which is Java's own. */
        public String word() {
            return word;
        }
    }

    /** How the key is written. */
    public enum SecretForm {
        TEXT,
        BASE64,
        HEX
    }

    /** How the signature is written. */
    public enum Encoding {
        HEX,
        BASE64
    }
}
