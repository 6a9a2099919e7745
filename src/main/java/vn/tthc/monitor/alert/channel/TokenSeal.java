package vn.tthc.monitor.alert.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tthc.monitor.platform.Secret;

/** Closes a token with a key made of a secret that only the environment knows, so that a copied database opens nothing. */
final class TokenSeal {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    TokenSeal(Secret secret) {
        var bytes = Signature.hmac(secret.reveal().getBytes(StandardCharsets.UTF_8), "tthc-monitor token seal 1");
        this.key = new SecretKeySpec(bytes, "AES");
    }

    byte[] close(String token) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            var closed = cipher.doFinal(token.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, nonce.length + closed.length);
            System.arraycopy(closed, 0, whole, nonce.length, closed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    /**
     * The token, and every mask knows it from now on.
     *
     * @throws GeneralSecurityException where it was closed with another secret
     */
    Secret open(byte[] whole) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, whole, 0, NONCE_BYTES));
        var token = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        return Secret.passing(new String(token, StandardCharsets.UTF_8));
    }
}
