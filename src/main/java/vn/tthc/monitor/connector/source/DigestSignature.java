package vn.tthc.monitor.connector.source;

import com.burgstaller.okhttp.digest.Credentials;
import com.burgstaller.okhttp.digest.DigestAuthenticator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Authentication;

/** Answers the Digest challenges of the source, and of no other machine. */
final class DigestSignature implements Signature {
    private static final String CHALLENGE = "WWW-Authenticate";

    private final HttpUrl base;
    private final DigestAuthenticator digest;

    DigestSignature(Authentication.Digest auth, HttpUrl base) {
        this.base = base;
        this.digest = new DigestAuthenticator(
                new Credentials(auth.username(), auth.password().reveal()), StandardCharsets.UTF_8);
    }

    /** Answers beforehand with the last nonce, which saves asking everything twice. */
    @Override
    public Request sign(Request request) {
        if (!Origins.same(base, request.url())) {
            return request;
        }
        try {
            var signed = digest.authenticateWithState(null, request);
            return signed == null ? request : signed;
        } catch (IOException | IllegalArgumentException _) {
            // A challenge that the library does not understand: the source's refusal is told instead.
            return request;
        }
    }

    @Override
    public void applyTo(OkHttpClient.Builder client) {
        client.authenticator((route, response) ->
                Origins.same(base, response.request().url()) && !answered(response) ? answer(route, response) : null);
    }

    /** Whether an earlier challenge of this request was answered already; a proxy's does not count. */
    private static boolean answered(Response response) {
        for (var prior = response.priorResponse(); prior != null; prior = prior.priorResponse()) {
            if (prior.code() == response.code()) {
                return true;
            }
        }
        return false;
    }

    /** The first challenge that the library understands; none leaves the source's refusal as it is. */
    private @Nullable Request answer(@Nullable Route route, Response response) {
        for (var challenge : response.headers(CHALLENGE)) {
            try {
                // Without the old answer, which the library would take for a refusal of the new nonce.
                var bare = response.newBuilder()
                        .header(CHALLENGE, challenge)
                        .request(response.request()
                                .newBuilder()
                                .removeHeader("Authorization")
                                .build())
                        .build();
                return digest.authenticate(route, bare);
            } catch (IOException | IllegalArgumentException _) {
                // Another way of proof, or an algorithm that the library does not know.
            }
        }
        return null;
    }
}
