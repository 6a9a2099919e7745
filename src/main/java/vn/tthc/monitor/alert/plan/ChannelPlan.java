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
 * @param settings null where something it needs is missing
 * @param problem what is missing; a bot whose chat is not known yet has settings all the same, so that it can learn it
 * @param textLimit the longest text it takes
 * @param dryRun nothing leaves, though everything else is as usual
 * @param digestOffset how much later than others it gets its digests
 */
public record ChannelPlan(
        String id,
        Type type,
        boolean enabled,
        @Nullable Settings settings,
        @Nullable String problem,
        Limits limits,
        TextLimit textLimit,
        boolean dryRun,
        Duration digestOffset) {

    /** The longest a digest may be put off. */
    public static final Duration LONGEST_OFFSET = Duration.ofMinutes(30);

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration LAST_STEP = Duration.ofMinutes(5);

    /** Lark is busy at full and half hours, at which digests are usually written. */
    private static final Duration LARK = Duration.ofMinutes(3);

    /** A channel that really sends, its digests at once. */
    public ChannelPlan(
            String id,
            Type type,
            boolean enabled,
            @Nullable Settings settings,
            @Nullable String problem,
            Limits limits,
            TextLimit textLimit) {
        this(id, type, enabled, settings, problem, limits, textLimit, false, Duration.ZERO);
    }

    /** The offset of a channel that says none, by its place in the file: not all of them at one moment. */
    static Duration usualOffset(int place, Type type) {
        var step = STEP.multipliedBy(place);
        var offset = step.compareTo(LAST_STEP) < 0 ? step : LAST_STEP;
        return type == Type.LARK && offset.compareTo(LARK) < 0 ? LARK : offset;
    }

    /** Whether messages may be written for it. */
    public boolean usable() {
        return enabled && settings != null && problem == null;
    }

    /** Kinds of channels, with the word used in the file. */
    public enum Type {
        ZALO_BOT("zalo-bot"),
        ZALO_OA("zalo-oa"),
        TELEGRAM("telegram"),
        TEAMS("teams"),
        SLACK("slack"),
        MATTERMOST("mattermost"),
        ROCKET_CHAT("rocket-chat"),
        LARK("lark"),
        NTFY("ntfy"),
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

    /**
     * A bot of the Zalo Bot Platform and the chat it writes to.
     *
     * @param webhookSecret what the platform shows when it calls us; null where it does not
     */
    public record ZaloBot(
            URI baseUrl,
            Secret token,
            String chatId,
            Inbound inbound,
            @Nullable Secret webhookSecret) implements Settings {

        /** A bot that only speaks. */
        public ZaloBot(URI baseUrl, Secret token, String chatId) {
            this(baseUrl, token, chatId, Inbound.NONE, null);
        }
    }

    /**
     * A group of a Zalo Official Account.
     *
     * @param loginUrl where tokens are refreshed
     * @param refreshToken the first one, given by a person; later ones are kept in the database
     */
    public record ZaloOa(URI baseUrl, URI loginUrl, String appId, Secret appSecret, Secret refreshToken, String groupId)
            implements Settings {}

    /** How we hear what people write to a bot. */
    public enum Inbound {
        NONE,
        /** We ask. */
        POLL,
        /** The platform calls us. */
        WEBHOOK
    }

    /**
     * A chat of Telegram.
     *
     * @param thread the topic inside a group that has topics
     * @param proxy the machine to go out through
     */
    public record Telegram(
            URI baseUrl,
            Secret token,
            String chatId,
            @Nullable Integer thread,
            @Nullable URI proxy) implements Settings {}

    /** A flow of Microsoft Teams. */
    public record Teams(Secret url) implements Settings {}

    /** An incoming webhook of Slack. */
    public record Slack(Secret url) implements Settings {}

    /**
     * An incoming webhook of Mattermost.
     *
     * @param room another channel of Mattermost than the webhook's own
     */
    public record Mattermost(Secret url, @Nullable String room) implements Settings {}

    /** An incoming webhook of Rocket.Chat. */
    public record RocketChat(Secret url) implements Settings {}

    /** A custom bot of Lark or Feishu; without a key where the bot checks no signature. */
    public record Lark(Secret url, @Nullable Secret signingKey) implements Settings {}

    /** A topic of an ntfy server. */
    public record Ntfy(URI baseUrl, Secret topic, @Nullable Secret token) implements Settings {}

    /**
     * Any receiver of signed JSON.
     *
     * @param url often a secret itself
     * @param allowPrivate whether it may stand in a private network
     */
    public record Webhook(Secret url, Secret signingKey, Format format, boolean allowPrivate) implements Settings {}

    /** What a webhook's body looks like. */
    public enum Format {
        TTHC,
        /** As Alertmanager's, version 4. */
        ALERTMANAGER
    }

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
