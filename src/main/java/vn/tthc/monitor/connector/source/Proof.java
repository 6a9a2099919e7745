package vn.tthc.monitor.connector.source;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.platform.Secret;

/** What a source sees of our login. Another password is another proof, to which earlier refusals do not apply. */
record Proof(String connector, Authentication auth, HttpUrl base) {
    /** As slow as stored passwords are, for a password is part of it. */
    private static final int ROUNDS = 100_000;

    private static final int BITS = 256;

    static Proof of(ConnectorDefinition definition) {
        return new Proof(
                definition.id(), definition.http().auth(), definition.http().baseUrl());
    }

    /** The same on every node, and nothing can be learnt from it. */
    String fingerprint() {
        var words = new StringBuilder();
        describe(auth, words);
        words.append(base);
        var salt = ("login of " + connector).getBytes(StandardCharsets.UTF_8);
        try {
            var key = new PBEKeySpec(words.toString().toCharArray(), salt, ROUNDS, BITS);
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return HexFormat.of().formatHex(factory.generateSecret(key).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2WithHmacSHA256 is part of every JDK", e);
        }
    }

    private static void describe(@Nullable Object value, StringBuilder words) {
        switch (value) {
            case null -> words.append('-');
            case Secret secret -> words.append(secret.reveal());
            case Record whole -> {
                words.append(whole.getClass().getSimpleName()).append('(');
                for (var component : whole.getClass().getRecordComponents()) {
                    describe(read(whole, component), words);
                    words.append(',');
                }
                words.append(')');
            }
            case Collection<?> many -> many.forEach(one -> describe(one, words));
            default -> words.append(value);
        }
    }

    private static @Nullable Object read(Record whole, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.trySetAccessible();
            return accessor.invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record shows its components", e);
        }
    }
}
