package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;

/** What a provider's answer means, before request and answer are laid beside it. */
record Verdict(
        Meaning meaning,
        @Nullable String providerId,
        @Nullable Duration retryAfter) {

    static Verdict of(Meaning meaning) {
        return new Verdict(meaning, null, null);
    }

    /** Taken; an empty id is none. */
    static Verdict accepted(String providerId) {
        return new Verdict(Meaning.ACCEPTED, providerId.isEmpty() ? null : providerId, null);
    }

    static Verdict limited(@Nullable Duration retryAfter) {
        return new Verdict(Meaning.RATE_LIMITED, null, retryAfter);
    }

    /** What an HTTP status means where the provider says nothing better. */
    static Verdict ofStatus(HttpPost.Reply reply) {
        return switch (reply.status()) {
            case 401, 403, 404, 407, 410 -> of(Meaning.AUTH);
            case 429 -> limited(reply.retryAfter());
            case 408, 425 -> of(Meaning.TRANSIENT);
            default -> of(reply.status() >= 500 ? Meaning.TRANSIENT : Meaning.PERMANENT);
        };
    }

    /** A good status of a provider whose only good answer is the word "ok"; a page comes from somebody in between. */
    static Verdict ofOk(HttpPost.Reply reply) {
        return "ok".equals(reply.body().strip()) ? accepted("") : of(Meaning.TRANSIENT);
    }

    /**
     * A good status without the provider's own words. Half of a JSON answer may well be half of "accepted"; a page comes
     * from somebody in between, such as a captive portal, and nothing was delivered.
     */
    static Verdict unreadable(HttpPost.Reply reply) {
        if (reply.status() >= 300) {
            return ofStatus(reply);
        }
        return of(reply.body().stripLeading().startsWith("{") ? Meaning.AMBIGUOUS : Meaning.TRANSIENT);
    }
}
