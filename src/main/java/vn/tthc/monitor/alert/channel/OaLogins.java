package vn.tthc.monitor.alert.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.SecretMask;

/**
 * Keeps Official Accounts logged in. A refresh token serves once and kills the access token before it, so exactly one
 * refresher goes at a time, under the lock of the account's row, and the new pair is stored before the lock is let go.
 */
@Component
class OaLogins {
    /** An access token lives 25 hours; one that ends soon is not used for a call that may take a while. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Refreshed without need after this time, so that an account that has nothing to say does not lose its login. */
    private static final Duration REST = Duration.ofDays(30);

    /** A refresh token ends after three months; a month before, somebody must know that it could not be renewed. */
    private static final Duration ALARM = Duration.ofDays(60);

    private static final String SECRET_CHANGED =
            "Không mở được mã đã lưu vì appSecret đã đổi: cấp quyền lại rồi thay refreshToken";
    private static final int USED_UP = -14020;
    private static final int USUAL_SECONDS = 90_000;

    private final OaLoginStore store;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OaLogins(OaLoginStore store, JsonMapper json, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What to send with, or why there is nothing to send with.
     *
     * @param sealed the stored form of the token, to name it by
     */
    record Access(@Nullable Secret token, @Nullable ByteString sealed, Meaning meaning, String answer) {
        private static Access none(Meaning meaning, String answer) {
            return new Access(null, null, meaning, SecretMask.mask(answer));
        }
    }

    /** A token that serves now; refreshed where it must be. */
    Access access(ChannelPlan.ZaloOa account, HttpPost post) {
        var now = clock.instant();
        var known = store.find(name(account), now);
        return fresh(known, now) ? opened(account, known) : refresh(account, post, false);
    }

    /** The token was refused though its time is not over. */
    void spoiled(ChannelPlan.ZaloOa account, Access access) {
        store.spoiled(name(account), access.sealed(), clock.instant());
    }

    /** Renews what has been lying for long. */
    void keep(ChannelPlan.ZaloOa account, HttpPost post) {
        var now = clock.instant();
        var known = store.find(name(account), now);
        if (known.deadReason() == null && known.since().plus(REST).isBefore(now)) {
            refresh(account, post, true);
        }
    }

    /** What a person must know of the login; null where all is well. */
    @Nullable String notice(ChannelPlan.ZaloOa account) {
        var now = clock.instant();
        var known = store.find(name(account), now);
        if (known.deadReason() != null) {
            return known.deadReason();
        }
        var days = Duration.between(known.since(), now).toDays();
        return days <= ALARM.toDays()
                ? null
                : "Mã làm mới của Zalo OA đã " + days + " ngày không đổi được, sau 90 ngày là mất quyền gửi:"
                        + " kiểm tra đường truyền và nhật ký, hoặc cấp quyền lại rồi thay refreshToken";
    }

    private Access refresh(ChannelPlan.ZaloOa account, HttpPost post, boolean rested) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var now = clock.instant();
            var known = store.lock(name(account));
            if (known.deadReason() != null) {
                return Access.none(Meaning.AUTH, known.deadReason());
            }
            // Whoever held the lock before has refreshed it already.
            var done = rested ? !known.since().plus(REST).isBefore(now) : fresh(known, now);
            return done ? opened(account, known) : ask(account, post, known, now);
        }));
    }

    private static boolean fresh(OaLoginStore.Login login, Instant now) {
        var until = login.accessUntil();
        return login.deadReason() == null
                && login.accessToken() != null
                && until != null
                && now.plus(MARGIN).isBefore(until);
    }

    private Access ask(ChannelPlan.ZaloOa account, HttpPost post, OaLoginStore.Login known, Instant now) {
        Secret refreshToken;
        try {
            refreshToken = known.refreshToken() == null
                    ? account.refreshToken()
                    : seal(account).open(known.refreshToken().toByteArray());
        } catch (GeneralSecurityException _) {
            // Somebody changed the application's secret; the token itself went through the mask, so only say what to
            // do.
            return Access.none(Meaning.AUTH, SECRET_CHANGED);
        }
        var address = HttpUrl.get(account.loginUrl().toString())
                .newBuilder()
                .addPathSegments("v4/oa/access_token")
                .build();
        var request = new Request.Builder()
                .url(address)
                .header("secret_key", account.appSecret().reveal());
        var reply = post.sendForm(
                request,
                "app_id=" + encoded(account.appId()) + "&grant_type=refresh_token&refresh_token="
                        + encoded(refreshToken.reveal()));
        if (reply.failure() != null) {
            // The message itself has not left, whatever became of the token.
            return Access.none(Meaning.TRANSIENT, reply.body());
        }
        return judged(account, reply, now);
    }

    private Access judged(ChannelPlan.ZaloOa account, HttpPost.Reply reply, Instant now) {
        var tree = JsonObjects.read(json, reply.body());
        var access = tree == null ? "" : tree.path("access_token").asString("");
        var refresh = tree == null ? "" : tree.path("refresh_token").asString("");
        if (tree == null || access.isEmpty() || refresh.isEmpty()) {
            return refused(account, reply, tree == null ? 0 : tree.path("error").asInt(0));
        }
        var token = Secret.passing(access);
        Secret.passing(refresh);
        var seal = seal(account);
        var sealed = ByteString.of(seal.close(access));
        var lasts = Duration.ofSeconds(tree.path("expires_in").asLong(USUAL_SECONDS));
        store.refreshed(name(account), sealed, ByteString.of(seal.close(refresh)), now.plus(lasts), now);
        return new Access(token, sealed, Meaning.ACCEPTED, "");
    }

    private Access refused(ChannelPlan.ZaloOa account, HttpPost.Reply reply, int error) {
        var answer = "HTTP " + reply.status() + " " + SecretMask.mask(reply.body());
        if (error == USED_UP) {
            var reason =
                    "Zalo báo mã làm mới đã dùng hoặc hết hạn (-14020): người quản trị OA phải cấp quyền lại, rồi thay"
                            + " refreshToken trong biến môi trường";
            store.dead(name(account), reason);
            return Access.none(Meaning.AUTH, reason + " · " + answer);
        }
        if (reply.status() == 429) {
            return Access.none(Meaning.TRANSIENT, answer);
        }
        return Access.none(error < 0 ? Meaning.AUTH : Meaning.TRANSIENT, answer);
    }

    private static Access opened(ChannelPlan.ZaloOa account, OaLoginStore.Login known) {
        try {
            var sealed = Objects.requireNonNull(known.accessToken());
            return new Access(seal(account).open(sealed.toByteArray()), sealed, Meaning.ACCEPTED, "");
        } catch (GeneralSecurityException _) {
            // As where the refresh token cannot be opened.
            return Access.none(Meaning.AUTH, SECRET_CHANGED);
        }
    }

    private static TokenSeal seal(ChannelPlan.ZaloOa account) {
        return new TokenSeal(account.appSecret());
    }

    /** All channels of an account share its login; a new first token makes another one. */
    private static String name(ChannelPlan.ZaloOa account) {
        return ByteString.encodeUtf8(
                        account.appId() + "\n" + account.refreshToken().reveal())
                .sha256()
                .hex();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
