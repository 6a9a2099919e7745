package vn.tthc.monitor.alert.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.HandLinks;
import vn.tthc.monitor.alert.channel.Signature;
import vn.tthc.monitor.platform.Secret;

/** Signs what a link stands for: incident, end of its time and channel, readable, and nobody else can write one. */
@Component("handLinks")
class SignedLinks implements HandLinks {
    static final String PATH = "/nhan/";

    /** As long as somebody may look for the message. */
    private static final Duration WORTH = Duration.ofDays(7);

    private static final int SIGNATURE_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final Pattern TOKEN =
            Pattern.compile("(\\d{1,15})\\.(\\d{1,12})\\.([a-z0-9][a-z0-9-]*)\\.([A-Za-z0-9_-]{22})");
    private static final Pattern IN_TEXT = Pattern.compile(PATH + "\\d+\\.\\S+");

    private final LinkKeyStore keys;
    private final Clock clock;
    private volatile @Nullable Secret key;

    SignedLinks(LinkKeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The path of a link to the incident for the readers of the channel. */
    String path(long incident, String channel) {
        var what = incident + "." + clock.instant().plus(WORTH).getEpochSecond() + "." + channel;
        return PATH + what + "." + signature(what);
    }

    /** The text without what would let its readers act: a ledger is for reading. */
    static String hidden(String text) {
        return IN_TEXT.matcher(text).replaceAll(PATH + "…");
    }

    @Override
    public Optional<Hand> read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var what = token.substring(0, parts.start(4) - 1);
        var ours = MessageDigest.isEqual(
                signature(what).getBytes(StandardCharsets.US_ASCII),
                parts.group(4).getBytes(StandardCharsets.US_ASCII));
        var end = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return ours && clock.instant().isBefore(end)
                ? Optional.of(new Hand(Long.parseLong(parts.group(1)), parts.group(3)))
                : Optional.empty();
    }

    private String signature(String what) {
        var signed = Signature.hmac(HexFormat.of().parseHex(key().reveal()), what);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(signed, SIGNATURE_BYTES));
    }

    private Secret key() {
        var known = key;
        if (known == null) {
            var random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            known = Secret.of(keys.findOrStore(HexFormat.of().formatHex(random), clock.instant()));
            key = known;
        }
        return known;
    }
}
