package vn.tthc.monitor.connector.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import vn.tthc.monitor.platform.Secret;

/** The certificate that shows a source who we are, with its key, which are known to fit each other. */
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] PROBE = "tthc".getBytes(StandardCharsets.US_ASCII);

    static Identity load(TlsSettings.Identity settings) throws TlsProblem {
        return switch (settings) {
            case TlsSettings.Identity.Pem pem -> {
                var certificates =
                        PemFile.read("certificate", pem.certificate()).certificates();
                var where = pem.key().equals(pem.certificate()) ? "certificate" : "key";
                var key = PemFile.read(where, pem.key()).privateKey(pem.password());
                yield fitting(where, key, certificates);
            }
            case TlsSettings.Identity.Pkcs12 file -> pkcs12(file.file(), file.password());
        };
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    private static Identity pkcs12(Path path, Secret password) throws TlsProblem {
        var bytes = PemFile.bytes("pkcs12", path);
        var characters = password.reveal().toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), characters);
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, characters) instanceof PrivateKey key) {
                    return fitting("pkcs12", key, certificates(store.getCertificateChain(alias)));
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new TlsProblem(
                        "password", "wrong-password", "mật khẩu không mở được tệp " + path, "đúng mật khẩu của tệp ấy");
            }
            throw bad("pkcs12", "tệp " + path + " không phải PKCS#12 nguyên vẹn", "tệp .p12 hoặc .pfx do nơi cấp gửi");
        } catch (GeneralSecurityException e) {
            throw bad("pkcs12", "không lấy được khoá trong tệp " + path + " (" + e.getMessage() + ")", "tệp .p12 khác");
        }
        throw bad("pkcs12", "tệp " + path + " không có khoá riêng", "tệp .p12 gồm cả chứng chỉ và khoá riêng");
    }

    private static List<X509Certificate> certificates(Certificate[] chain) {
        var found = new ArrayList<X509Certificate>();
        for (var one : chain) {
            if (one instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    /** The certificate of the key first, as the handshake wants it, whatever the order of the file. */
    private static Identity fitting(String where, PrivateKey key, List<X509Certificate> certificates)
            throws TlsProblem {
        var ordered = new ArrayList<>(certificates);
        for (var certificate : certificates) {
            if (fit(key, certificate.getPublicKey())) {
                ordered.remove(certificate);
                ordered.addFirst(certificate);
                return new Identity(key, List.copyOf(ordered));
            }
        }
        throw bad(where, "khoá riêng không phải của chứng chỉ đi cùng", "khoá đã dùng để xin chính chứng chỉ này");
    }

    private static boolean fit(PrivateKey key, PublicKey open) {
        try {
            var signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        var none = new char[0];
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, none);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        store.setKeyEntry("own", key, none, chain.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static TlsProblem bad(String where, String what, String expected) {
        return new TlsProblem(where, "bad-certificate", what, expected);
    }
}
