package vn.tthc.monitor.connector.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/** A PEM file: certificates, and private keys in the PKCS#8 form, encrypted or not. */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final String PBES2 = "1.2.840.113549.1.5.13";
    /** Far more than a bundle of every authority of the world holds. */
    private static final long LARGEST = 8L * 1024 * 1024;

    private final String key;
    private final Path path;
    private final String text;

    private PemFile(String key, Path path, String text) {
        this.key = key;
        this.path = path;
        this.text = text;
    }

    static PemFile read(String key, Path path) throws TlsProblem {
        return new PemFile(key, path, new String(bytes(key, path), StandardCharsets.ISO_8859_1));
    }

    /** The content of a file that the key names. */
    static byte[] bytes(String key, Path path) throws TlsProblem {
        try {
            if (Files.isRegularFile(path) && Files.isReadable(path) && Files.size(path) <= LARGEST) {
                return Files.readAllBytes(path);
            }
        } catch (IOException _) {
            // Told below: unreadable and absent need the same remedy.
        }
        throw new TlsProblem(key, "missing-file", "không đọc được tệp " + path, "một tệp chứng chỉ đọc được");
    }

    List<X509Certificate> certificates() throws TlsProblem {
        var found = new ArrayList<X509Certificate>();
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).endsWith("CERTIFICATE")) {
                found.add(certificate(decoded(blocks.group(2))));
            }
        }
        if (found.isEmpty()) {
            throw bad("tệp " + path + " không có chứng chỉ nào", "tệp PEM có -----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    private X509Certificate certificate(byte[] encoded) throws TlsProblem {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException _) {
            throw bad("chứng chỉ trong tệp " + path + " bị hỏng", "tệp PEM nguyên vẹn; xin lại tệp từ nơi cấp");
        }
    }

    PrivateKey privateKey(@Nullable Secret password) throws TlsProblem {
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            switch (blocks.group(1)) {
                case "PRIVATE KEY" -> {
                    return plain(decoded(blocks.group(2)));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return encrypted(decoded(blocks.group(2)), password);
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw bad(
                            "khoá trong tệp " + path + " ở dạng cũ (" + blocks.group(1) + ")",
                            "dạng PKCS#8; chuyển bằng: openssl pkcs8 -topk8 -nocrypt -in khoa-cu.pem -out khoa.pem");
                default -> {
                    // A certificate or parameters beside the key.
                }
            }
        }
        throw bad("tệp " + path + " không có khoá riêng", "tệp PEM có -----BEGIN PRIVATE KEY-----");
    }

    private PrivateKey plain(byte[] encoded) throws TlsProblem {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException _) {
                // A key of another algorithm.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw bad("khoá riêng trong tệp " + path + " bị hỏng hoặc thuộc loại lạ", "khoá PKCS#8 loại RSA, EC hay EdDSA");
    }

    private PrivateKey encrypted(byte[] encoded, @Nullable Secret password) throws TlsProblem {
        if (password == null) {
            throw bad("khoá riêng trong tệp " + path + " có mật khẩu", "khoá keyPassword: ${env:TÊN}");
        }
        var info = sealed(encoded);
        try {
            var name = info.getAlgName();
            // The scheme of today names its parts only in the parameters.
            var scheme = name.equals("PBES2") || name.equals(PBES2) ? String.valueOf(info.getAlgParameters()) : name;
            var secret = SecretKeyFactory.getInstance(scheme)
                    .generateSecret(new PBEKeySpec(password.reveal().toCharArray()));
            return plain(info.getKeySpec(secret).getEncoded());
        } catch (NoSuchAlgorithmException _) {
            throw unknownScheme();
        } catch (GeneralSecurityException _) {
            throw new TlsProblem(
                    "keyPassword",
                    "wrong-password",
                    "mật khẩu không mở được khoá riêng trong tệp " + path,
                    "đúng mật khẩu đã đặt khi tạo khoá");
        }
    }

    private EncryptedPrivateKeyInfo sealed(byte[] encoded) throws TlsProblem {
        try {
            return new EncryptedPrivateKeyInfo(encoded);
        } catch (IOException _) {
            throw unknownScheme();
        }
    }

    /** Triple DES above all, with which older commands of openssl still encrypt. */
    private TlsProblem unknownScheme() {
        return bad(
                "khoá riêng trong tệp " + path + " bị hỏng, hoặc mã hoá bằng thuật toán mà Java không đọc",
                "mã hoá AES; chuyển bằng: openssl pkcs8 -topk8 -v2 aes-256-cbc -in khoa-cu.pem -out khoa.pem");
    }

    private byte[] decoded(String block) throws TlsProblem {
        try {
            return Base64.getMimeDecoder().decode(block);
        } catch (IllegalArgumentException _) {
            throw bad("tệp " + path + " không phải PEM nguyên vẹn", "tệp PEM còn đủ các dòng; xin lại tệp từ nơi cấp");
        }
    }

    private TlsProblem bad(String what, String expected) {
        return new TlsProblem(key, "bad-certificate", what, expected);
    }
}
