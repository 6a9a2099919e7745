package vn.tthc.monitor.alert.plan;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.platform.Secret;

/**
 * One channel of alerts.yaml.
 *
 * @param settings null where something it needs is missing; then {@code problem} says what
 * @param textLimit the longest text it takes
 */
public record ChannelPlan(
        String id,
        Type type,
        boolean enabled,
        @Nullable Settings settings,
        @Nullable String problem,
        Limits limits,
        TextLimit textLimit) {

    /** Whether messages may be written for it. */
    public boolean usable() {
        return enabled && settings != null;
    }

    /** Kinds of channels, with the word used in the file. */
    public enum Type {
        ZALO_BOT("zalo-bot"),
        WEBHOOK("webhook"),
        SMTP("smtp");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How often it may be called, and how long one call may take. */
    public record Limits(int perSecond, int perMinute, Duration call) {}

    /** What a kind of channel needs to know. */
    public sealed interface Settings {}

    /** A bot of the Zalo Bot Platform and the chat it writes to. */
    public record ZaloBot(URI baseUrl, Secret token, String chatId) implements Settings {}

    /**
     * Any receiver of signed JSON.
     *
     * @param url often a secret itself
     */
    public record Webhook(Secret url, Secret signingKey) implements Settings {}

    /**
     * A mail server.
     *
     * @param login null for servers that ask for none
     */
    public record Mail(
            String host,
            int port,
            Encryption encryption,
            @Nullable Login login,
            String from,
            List<String> to) implements Settings {}

    /** User name and password. */
    public record Login(String user, Secret password) {}

    /** How the connection to a mail server is protected. */
    public enum Encryption {
        NONE,
        STARTTLS,
        TLS
    }
}
