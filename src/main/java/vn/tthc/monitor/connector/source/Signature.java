package vn.tthc.monitor.connector.source;

import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import vn.tthc.monitor.connector.definition.Authentication;

/**
 * Proof that is made anew for every single sending of a request, repeats and redirects included, because it holds the
 * moment or the source's own challenge.
 */
interface Signature {
    /** Adds nothing. */
    Signature NONE = request -> request;

    /** What the file says of it. */
    static Signature of(Authentication auth, HttpUrl base, Clock clock) {
        return switch (auth) {
            case Authentication.Hmac hmac -> new HmacSignature(hmac.rule(), base, clock);
            case Authentication.Digest digest -> new DigestSignature(digest, base);
            default -> NONE;
        };
    }

    /** The request as it goes out; one to another machine stays as it is. */
    Request sign(Request request);

    /** Lets the client answer the source's challenges. */
    default void applyTo(OkHttpClient.Builder client) {}
}
