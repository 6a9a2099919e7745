package vn.tthc.monitor.connector.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.network.TlsSettings.Identity.Pem;
import vn.tthc.monitor.connector.network.TlsSettings.Identity.Pkcs12;
import vn.tthc.monitor.platform.Secret;

class TlsMaterialTests {
    @TempDir
    Path folder;

    private TestingCertificates certificates;

    @BeforeEach
    void make() {
        certificates = new TestingCertificates(folder);
    }

    private static TlsSettings settings(@Nullable Path authorities, TlsSettings.@Nullable Identity identity) {
        return new TlsSettings(authorities, true, identity, TlsSettings.Minimum.TLS_1_2);
    }

    private static TlsProblem problem(@Nullable Path authorities, TlsSettings.@Nullable Identity identity) {
        return Objects.requireNonNull(
                catchThrowableOfType(TlsProblem.class, () -> TlsMaterial.load(settings(authorities, identity))));
    }

    private Pem pem(Path key, @Nullable String password) {
        return new Pem(
                certificates.certificateFile(certificates.client), key, password == null ? null : Secret.of(password));
    }

    @Test
    void readsEveryFormOfOurOwnCertificate() throws Exception {
        var both = certificates.write(
                "ca-hai.pem", certificates.client.privateKeyPkcs8Pem() + certificates.client.certificatePem());
        var elliptic = certificates.signed("elip").ecdsa256().build();
        for (var identity : List.of(
                pem(certificates.keyFile(certificates.client), null),
                pem(certificates.encryptedKeyFile(certificates.client), TestingCertificates.PASSWORD),
                new Pem(both, both, null),
                new Pem(
                        certificates.write(
                                "ec.pem", elliptic.certificatePem() + certificates.authority.certificatePem()),
                        certificates.write("ec.key", elliptic.privateKeyPkcs8Pem()),
                        null),
                new Pkcs12(certificates.pkcs12File(certificates.client), Secret.of(TestingCertificates.PASSWORD)))) {
            var material = TlsMaterial.load(settings(null, identity));
            assertThat(material.ownUntil()).isNotNull();
        }
    }

    /** Made by openssl 3.0: {@code openssl pkcs8 -topk8}, with its default and with {@code -v2 des3}. */
    @Test
    void readsWhatOpensslEncryptsByDefaultAndSaysHowToChangeTheRest() throws Exception {
        var keys = Path.of("src/test/resources/connector-keys");
        var password = Secret.of("mat-khau-khoa-rieng");
        var good = new Pem(keys.resolve("openssl.pem"), keys.resolve("openssl-aes.pem"), password);
        assertThat(TlsMaterial.load(settings(null, good)).ownUntil()).isNotNull();
        var old = problem(null, new Pem(keys.resolve("openssl.pem"), keys.resolve("openssl-des3.pem"), password));
        assertThat(old.key()).isEqualTo("key");
        assertThat(old.sentence()).contains("Java không đọc", "openssl pkcs8 -topk8 -v2 aes-256-cbc");
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        var key = problem(null, pem(certificates.encryptedKeyFile(certificates.client), "sai-mat-khau"));
        assertThat(key.key()).isEqualTo("keyPassword");
        assertThat(key.sentence()).contains("mật khẩu không mở được khoá riêng").doesNotContain("sai-mat-khau");
        var file = problem(null, new Pkcs12(certificates.pkcs12File(certificates.client), Secret.of("sai-mat-khau")));
        assertThat(file.key()).isEqualTo("password");
        assertThat(file.rule()).isEqualTo("wrong-password");
    }

    @Test
    void aMissingPasswordIsSaid() throws Exception {
        var problem = problem(null, pem(certificates.encryptedKeyFile(certificates.client), null));
        assertThat(problem.sentence()).contains("có mật khẩu", "keyPassword");
    }

    @Test
    void aKeyOfAnotherCertificateIsSaid() {
        var problem = problem(null, pem(certificates.keyFile(certificates.server), null));
        assertThat(problem.key()).isEqualTo("key");
        assertThat(problem.sentence()).contains("không phải của chứng chỉ đi cùng");
    }

    @Test
    void anOldFormOfKeyIsSaidWithTheCommandThatChangesIt() {
        var old = new HeldCertificate.Builder().rsa2048().build();
        var problem = problem(null, pem(certificates.write("cu.pem", old.privateKeyPkcs1Pem()), null));
        assertThat(problem.sentence()).contains("dạng cũ", "openssl pkcs8 -topk8");
    }

    @Test
    void anAbsentFileIsSaid() {
        var problem = problem(folder.resolve("khong-co.pem"), null);
        assertThat(problem.rule()).isEqualTo("missing-file");
        assertThat(problem.key()).isEqualTo("ca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "không phải PEM",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----"
            })
    void aDamagedFileIsSaid(String text) {
        var problem = problem(certificates.write("hong.pem", text), null);
        assertThat(problem.rule()).isEqualTo("bad-certificate");
        var key = problem(null, pem(certificates.write("hong.key", text.replace("CERTIFICATE", "PRIVATE KEY")), null));
        assertThat(key.rule()).isEqualTo("bad-certificate");
        var bag = problem(null, new Pkcs12(certificates.write("hong.p12", text), Secret.of("mat-khau")));
        assertThat(bag.rule()).isEqualTo("bad-certificate");
    }
}
