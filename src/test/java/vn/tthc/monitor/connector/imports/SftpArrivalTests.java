package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.imports.TestingImports.NOW;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** Files that lie on an SFTP server, over real SSH. */
@ExtendWith(TestDatabase.class)
class SftpArrivalTests {
    private static final String HEAD = "Mã hồ sơ,Chủ hồ sơ,Ngày hẹn trả,Trạng thái";
    private static final KeyPair HOST = keys();
    private static final KeyPair CLIENT = keys();

    private final SshServer server = SshServer.setUpDefaultServer();

    @TempDir
    Path folder;

    private Path remote = Path.of("");
    private TestingImports world;

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        remote = Files.createDirectories(folder.resolve("may-chu/xuat"));
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
        server.setPasswordAuthenticator(
                (user, password, _) -> user.equals("monitor") && password.equals(PlantedSecret.text("mat-khau-sftp")));
        server.setPublickeyAuthenticator((_, key, _) -> key.equals(CLIENT.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("may-chu")));
        server.start();
        world = world(
                "password: \"${file:%s}\"".formatted(secret(PlantedSecret.text("mat-khau-sftp"))), fingerprint(HOST));
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        server.stop(true);
    }

    private Path secret(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "bi-mat", ""), text);
    }

    private static String fingerprint(KeyPair keys) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, keys.getPublic());
    }

    private TestingImports world(String login, String hostKey) throws IOException {
        return new TestingImports(
                Files.createTempDirectory(folder, "w"), """
                id: thue
                name: Thuế
                files: {sftp: {host: 127.0.0.1, port: %d, user: monitor, %s, hostKey: "%s", path: /xuat}}
                """.formatted(server.getPort(), login, hostKey));
    }

    private Path write(String name, String code) throws IOException {
        var file = Files.write(remote.resolve(name), text(HEAD, code + ",An,27/11/2026,Đang xử lý"));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(1))));
        return file;
    }

    private ImportEntry newest() {
        return world.imports().recent(1).getFirst();
    }

    @Test
    void aFileIsFetchedOnceItHasLainStillAndMovedAfterItsImport() throws IOException {
        write("Danh sách.csv", "A-1");
        assertThat(world.round("thue").kind()).isEqualTo(RunKind.PROBE);
        assertThat(world.round("thue").counts().added()).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(newest().way()).isEqualTo(Way.SFTP);
        assertThat(newest().asOf()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(remote.resolve("da-nhap/Danh sách.csv")).exists();
        assertThat(remote.resolve("Danh sách.csv")).doesNotExist();
        assertThat(world.round("thue").kind()).isEqualTo(RunKind.PROBE);
    }

    @Test
    void whatCannotBeMovedStaysAndIsRemembered() throws IOException {
        write("ds.csv", "A-1");
        Files.writeString(remote.resolve("da-nhap"), "một tệp chắn chỗ thư mục");
        world.round("thue");
        world.round("thue");
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(remote.resolve("ds.csv")).exists();
        world.round("thue");
        world.round("thue");
        assertThat(world.imports().recent(10)).hasSize(1);
    }

    @Test
    void aPrivateKeyOpensTheDoorToo() throws IOException {
        var pem = new StringWriter();
        pem.write("-----BEGIN PRIVATE KEY-----\n");
        pem.write(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(CLIENT.getPrivate().getEncoded()));
        pem.write("\n-----END PRIVATE KEY-----\n");
        world.close();
        world = world("privateKey: \"${file:%s}\"".formatted(secret(pem.toString())), fingerprint(HOST));
        write("ds.csv", "A-1");
        world.round("thue");
        assertThat(world.round("thue").counts().added()).isEqualTo(1);
    }

    @Test
    void aServerWithAnotherKeyIsNotToldOurPassword() throws IOException {
        world.close();
        world = world(
                "password: \"${file:%s}\"".formatted(secret(PlantedSecret.text("mat-khau-sftp"))), fingerprint(CLIENT));
        var report = world.round("thue");
        assertThat(report.category()).isEqualTo(FailureCategory.TLS);
        assertThat(report.message())
                .contains(fingerprint(HOST), "khác với files.sftp.hostKey")
                .doesNotContain("mat-khau-sftp");
    }

    @Test
    void whateverKeepsUsFromTheServerIsSaidInWords() throws IOException {
        world.close();
        world = world("password: \"${file:%s}\"".formatted(secret("sai-mat-khau")), fingerprint(HOST));
        assertThat(world.round("thue").category()).isEqualTo(FailureCategory.AUTH);
        world.close();
        world = world("privateKey: \"${file:%s}\"".formatted(secret("không phải khoá")), fingerprint(HOST));
        assertThat(world.round("thue").message()).contains("Không đọc được khoá riêng");
        world.close();
        world = world(
                "password: \"${file:%s}\"".formatted(secret(PlantedSecret.text("mat-khau-sftp"))), fingerprint(HOST));
        Files.delete(remote);
        var missing = world.round("thue");
        assertThat(missing.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(missing.message()).contains("không có thư mục /xuat");
        server.stop(true);
        var away = world.round("thue");
        assertThat(away.category()).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(away.message()).contains("Không nối được tới máy chủ SFTP 127.0.0.1");
    }
}
