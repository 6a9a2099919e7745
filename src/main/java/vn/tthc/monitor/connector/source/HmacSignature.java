package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import okio.ByteString;
import vn.tthc.monitor.connector.definition.SigningRule;
import vn.tthc.monitor.platform.Secret;

/** Signs every sending of a request by a keyed hash over a text that the connector file describes. */
final class HmacSignature implements Signature {
    private final SigningRule rule;
    private final HttpUrl base;
    private final Clock clock;

    HmacSignature(SigningRule rule, HttpUrl base, Clock clock) {
        this.rule = rule;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public Request sign(Request request) {
        if (!Origins.same(base, request.url())) {
            return request;
        }
        var url = request.url();
        var body = body(request);
        var keyId = rule.keyId();
        var values = Variables.none()
                .with("method", request.method())
                .with("host", host(url))
                .with("path", url.encodedPath())
                .with("query", url.encodedQuery())
                .with("sortedQuery", sorted(url))
                .with("timestamp", timestamp(clock.instant()))
                .with("nonce", UUID.randomUUID().toString())
                .with("keyId", keyId)
                .with("body", body.utf8())
                .with("bodySha256", body.sha256().hex())
                .with("bodyMd5", Base64.getEncoder().encodeToString(body.md5().toByteArray()));
        var signature = signature(filled(rule.canonical(), values));
        Secret.fleeting(signature);
        var sent = values.with("signature", signature);
        var signed = request.newBuilder();
        rule.headers().forEach((name, template) -> signed.header(name, filled(template, sent)));
        var address = url.newBuilder();
        rule.query().forEach((name, template) -> address.setQueryParameter(name, filled(template, sent)));
        return signed.url(address.build()).build();
    }

    private static String filled(String template, Variables values) {
        var filled = values.fill(template);
        return filled == null ? "" : filled;
    }

    private static ByteString body(Request request) {
        var content = request.body();
        if (content == null) {
            return ByteString.EMPTY;
        }
        try (var buffer = new Buffer()) {
            content.writeTo(buffer);
            return buffer.readByteString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the Host header says it. */
    private static String host(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    private static String sorted(HttpUrl url) {
        var encoded = url.encodedQuery();
        return encoded == null
                ? ""
                : Arrays.stream(encoded.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private String timestamp(Instant now) {
        return switch (rule.timestamp()) {
            case "epoch-seconds" -> String.valueOf(now.getEpochSecond());
            case "epoch-millis" -> String.valueOf(now.toEpochMilli());
            case "iso" -> DateTimeFormatter.ISO_INSTANT.format(now);
            default ->
                DateTimeFormatter.ofPattern(rule.timestamp(), Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(now);
        };
    }

    private String signature(String text) {
        try {
            var name = rule.algorithm().word();
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key(), name));
            var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return switch (rule.encoding()) {
                case HEX -> HexFormat.of().formatHex(bytes);
                case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var written = rule.secret().reveal();
        return switch (rule.secretForm()) {
            case TEXT -> written.getBytes(StandardCharsets.UTF_8);
            case BASE64 -> Base64.getDecoder().decode(written);
            case HEX -> HexFormat.of().parseHex(written);
        };
    }
}
