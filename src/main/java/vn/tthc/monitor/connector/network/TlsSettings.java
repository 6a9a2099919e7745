package vn.tthc.monitor.connector.network;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * Which certificates are trusted, which one is shown, and the oldest TLS that will do.
 *
 * @param authorities PEM file of the source's own authorities; null for none
 * @param trustsSystem whether Java's own authorities are trusted as well
 * @param identity the certificate that shows who we are; null where the source asks for none
 */
public record TlsSettings(
        @Nullable Path authorities,
        boolean trustsSystem,
        @Nullable Identity identity,
        Minimum minimum) {
    /** Java's authorities, no certificate of our own. */
    public static final TlsSettings PLAIN = new TlsSettings(null, true, null, Minimum.TLS_1_2);

    /** Where our certificate and its key lie. */
    public sealed interface Identity {
        /**
         * PEM files.
         *
         * @param key may be the certificate's own file
         * @param password of an encrypted key; null for one in clear
         */
        record Pem(Path certificate, Path key, @Nullable Secret password) implements Identity {}

        /** A PKCS#12 file (.p12, .pfx). */
        record Pkcs12(Path file, Secret password) implements Identity {}
    }

    /** The oldest version of TLS that is spoken; older ones are broken, and Java has switched them off. */
    public enum Minimum {
        TLS_1_2,
        TLS_1_3
    }
}
