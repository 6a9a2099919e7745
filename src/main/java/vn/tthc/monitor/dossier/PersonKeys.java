package vn.tthc.monitor.dossier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.IntPredicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keyed hashes of id numbers and phones, so that they can be found without being readable in an index. */
final class PersonKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    PersonKeys(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, failure);
        }
    }

    /** The hash of an id number; null for null and for a text without letters and digits. */
    @Nullable Long idNumber(@Nullable String value) {
        return value == null ? null : hash("id", only(value, Character::isLetterOrDigit));
    }

    /** The hash of a phone number in national form: {@code +84 912…} is {@code 0912…}. */
    @Nullable Long phone(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var digits = only(value, Character::isDigit);
        return hash("phone", digits.startsWith("84") && digits.length() >= 11 ? "0" + digits.substring(2) : digits);
    }

    private static String only(String value, IntPredicate wanted) {
        var kept = new StringBuilder(value.length());
        value.chars().filter(wanted).forEach(character -> kept.append((char) character));
        return kept.toString();
    }

    private @Nullable Long hash(String kind, String value) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            var copy = (Mac) mac.clone();
            copy.update(kind.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(copy.doFinal(value.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (CloneNotSupportedException failure) {
            throw new IllegalStateException("the keyed hash of this Java cannot be copied", failure);
        }
    }
}
