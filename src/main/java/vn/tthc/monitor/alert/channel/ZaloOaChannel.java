package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.Secret;

/** A group of a Zalo Official Account. Every answer has status 200; its error number decides. */
final class ZaloOaChannel implements Channel {
    /** Waiting for the login's lock, a refresh and a call, and the last two once more. */
    private static final int MOST_STEPS = 5;

    /** A used-up quota comes back by the day or by buying, not by asking again soon. */
    private static final Duration QUOTA_WAIT = Duration.ofHours(1);

    private final ChannelPlan.ZaloOa settings;
    private final OaLogins logins;
    private final HttpPost post;
    private final JsonMapper json;

    ZaloOaChannel(ChannelPlan.ZaloOa settings, OaLogins logins, HttpPost post, JsonMapper json) {
        this.settings = settings;
        this.logins = logins;
        this.post = post;
        this.json = json;
    }

    @Override
    public Duration longestCall() {
        return post.longestCall().multipliedBy(MOST_STEPS);
    }

    @Override
    public @Nullable String notice() {
        return logins.notice(settings);
    }

    @Override
    public void upkeep() {
        logins.keep(settings, post);
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var access = logins.access(settings, post);
        var token = access.token();
        if (token == null) {
            return withoutToken(access);
        }
        var first = new Attempt(token);
        var answer = first.send(message);
        if (!first.tokenRefused) {
            return answer;
        }
        // Refused, so certainly not delivered: once more with a new token.
        logins.spoiled(settings, access);
        var again = logins.access(settings, post);
        var newer = again.token();
        return newer == null ? withoutToken(again) : new Attempt(newer).send(message);
    }

    private static SendAnswer withoutToken(OaLogins.Access access) {
        return SendAnswer.of(access.meaning(), "POST …/v4/oa/access_token", access.answer());
    }

    /** One call with one token. */
    private final class Attempt extends JsonChannel {
        private final Secret token;
        private boolean tokenRefused;

        private Attempt(Secret token) {
            super(post, json);
            this.token = token;
        }

        @Override
        String shownAddress() {
            return "…/v3.0/oa/group/message";
        }

        @Override
        Request.Builder request(Outgoing message, String body) {
            var address = HttpUrl.get(settings.baseUrl().toString())
                    .newBuilder()
                    .addPathSegments("v3.0/oa/group/message")
                    .build();
            return new Request.Builder().url(address).header("access_token", token.reveal());
        }

        @Override
        Map<String, Object> content(Outgoing message) {
            return Map.of(
                    "recipient", Map.of("group_id", settings.groupId()), "message", Map.of("text", message.text()));
        }

        @Override
        Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
            if (tree == null || !tree.has("error")) {
                return Verdict.unreadable(reply);
            }
            return switch (tree.path("error").asInt(1)) {
                case 0 -> Verdict.accepted(tree.path("data").path("message_id").asString(""));
                case -216, -220 -> {
                    tokenRefused = true;
                    yield Verdict.of(Meaning.AUTH);
                }
                case -204, -205, -209, -212, -219, -221, -223, -224, -235, -237, -242, -403 -> Verdict.of(Meaning.AUTH);
                case -211, -218, -320, -321 -> Verdict.limited(QUOTA_WAIT);
                case -32 -> Verdict.limited(reply.retryAfter());
                case -201, -210, -233 -> Verdict.of(Meaning.FORMAT);
                case -200 -> Verdict.of(Meaning.TRANSIENT);
                default -> reply.status() < 300 ? Verdict.of(Meaning.PERMANENT) : Verdict.ofStatus(reply);
            };
        }
    }
}
