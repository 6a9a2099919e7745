package vn.tthc.monitor.connector.polling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vn.tthc.monitor.connector.decoding.JsonTree;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;

/** When what proves who we are ends: a declared day, a fixed token that says so itself, or a certificate; the first of them. */
final class CredentialEnd {
    private static final int PARTS = 3;

    private CredentialEnd() {}

    static @Nullable Instant first(ConnectorDefinition definition, @Nullable Instant certificate) {
        return Stream.of(declared(definition), ofToken(definition.http().auth()), certificate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant declared(ConnectorDefinition definition) {
        var last = definition.http().credentialUntil();
        return last == null
                ? null
                : last.plusDays(1).atStartOfDay(definition.mapping().timezone()).toInstant();
    }

    /** A token in the form of RFC 7519 carries its end; any other does not. */
    private static @Nullable Instant ofToken(Authentication auth) {
        if (!(auth instanceof Authentication.Bearer bearer)) {
            return null;
        }
        var parts = bearer.token().reveal().split("\\.", -1);
        if (parts.length != PARTS) {
            return null;
        }
        try {
            var claims = JsonTree.mapper()
                    .readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            var end = claims.path("exp");
            return end.isNumber() ? Instant.ofEpochSecond(end.asLong()) : null;
        } catch (IllegalArgumentException | JacksonException _) {
            // Three words with dots between them need not be such a token.
            return null;
        }
    }
}
