package vn.tthc.monitor.connector.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import vn.tthc.monitor.platform.PlantedSecret;

/** A private authority with a server and a client certificate, and files of them as technicians get them. */
public final class TestingCertificates {
    public static final String PASSWORD = PlantedSecret.text("mat-khau-khoa-rieng");

    public final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("CA thử")
            .build();
    public final HeldCertificate server =
            signed("may-chu").addSubjectAlternativeName("localhost").build();
    public final HeldCertificate client = signed("may-khach").rsa2048().build();
    private final Path folder;

    public TestingCertificates(Path folder) {
        this.folder = folder;
    }

    public HeldCertificate.Builder signed(String name) {
        return new HeldCertificate.Builder().commonName(name).signedBy(authority);
    }

    /** Serves with this certificate, and trusts the clients of the authority. */
    public void serve(MockWebServer machine, HeldCertificate certificate) {
        machine.useHttps(new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path authorityFile() {
        return write("ca.pem", "Bag Attributes\n" + authority.certificatePem());
    }

    public Path certificateFile(HeldCertificate certificate) {
        return write("chung-chi.pem", certificate.certificatePem());
    }

    public Path keyFile(HeldCertificate certificate) {
        return write("khoa.pem", certificate.privateKeyPkcs8Pem());
    }

    /** The key as openssl 3 encrypts it. */
    public Path encryptedKeyFile(HeldCertificate certificate) throws GeneralSecurityException, IOException {
        var scheme = "PBEWithHmacSHA256AndAES_256";
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        var key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(PASSWORD.toCharArray()));
        var cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(salt, 2048));
        var parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        var sealed = new EncryptedPrivateKeyInfo(
                parameters, cipher.doFinal(certificate.keyPair().getPrivate().getEncoded()));
        return write(
                "khoa-kin.pem",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(sealed.getEncoded())
                        + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    public Path pkcs12File(HeldCertificate certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("may-khach", certificate.keyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
            certificate.certificate(), authority.certificate()
        });
        var file = folder.resolve("may-khach.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
