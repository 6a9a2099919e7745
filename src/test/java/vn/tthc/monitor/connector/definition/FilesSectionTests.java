package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.definition.FilesSettings.AsOf;
import vn.tthc.monitor.connector.definition.FilesSettings.Encryption;
import vn.tthc.monitor.connector.definition.FilesSettings.Login;

/** The part of a connector file about the source's files. */
class FilesSectionTests {
    private static final String KEY = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";

    @TempDir
    Path folder;

    private ConnectorFile load(String files) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(folder.resolve("connectors/a.yaml"), "id: a\nname: A\n" + files);
        var environment = Map.of("MK", "mat-khau");
        return new ConnectorFiles(folder, environment::get, false).load().getFirst();
    }

    private ConnectorDefinition valid(String files) throws IOException {
        var file = load(files);
        assertThat(file.problems()).isEmpty();
        return file.definition().orElseThrow();
    }

    private List<String> problems(String files) throws IOException {
        return load(files).problems().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.rule())
                .toList();
    }

    @Test
    void aConnectorMayLiveByFilesThatPeopleBring() throws IOException {
        var definition = valid("files: {}\n");
        assertThat(definition.polls()).isFalse();
        assertThat(definition.intake().ways()).containsExactly(Way.BROUGHT);
        assertThat(definition.files().inboxes()).isEmpty();
        assertThat(definition.files().asOf()).isEqualTo(new AsOf.Modified());
        assertThat(definition.health().staleAfter()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void everyInboxHasItsDefaults() throws IOException {
        var definition = valid("""
                files:
                  folder: {path: /srv/xuat}
                  mail: {host: thu.example.vn, user: m, password: "${env:MK}", from: ["@So.example.vn"]}
                  sftp: {host: may.example.vn, user: m, password: "${env:MK}", hostKey: "%s", path: /xuat}
                  asOf: {name: yyyyMMdd-HHmm}
                  complete: true
                """.formatted(KEY));
        assertThat(definition.intake().ways()).containsExactly(Way.FILES);
        assertThat(definition.files().complete()).isTrue();
        assertThat(definition.files().asOf()).isEqualTo(new AsOf.InName("yyyyMMdd-HHmm"));
        assertThat(definition.files().inboxes())
                .satisfiesExactly(
                        inbox -> assertThat(inbox).isInstanceOfSatisfying(FilesSettings.Folder.class, one -> {
                            assertThat(one.pattern().matches("Danh sách.XLSX")).isTrue();
                            assertThat(one.pattern().matches("anh.png")).isFalse();
                            assertThat(one.keeping())
                                    .isEqualTo(new FilesSettings.Keeping(true, "da-nhap", "khong-nhap"));
                        }),
                        inbox -> assertThat(inbox).isInstanceOfSatisfying(FilesSettings.Mail.class, one -> {
                            assertThat(one.server()).hasToString("thu.example.vn:993");
                            assertThat(one.encryption()).isEqualTo(Encryption.IMPLICIT);
                            assertThat(one.from()).containsExactly("@so.example.vn");
                            assertThat(one.mailbox()).isEqualTo("INBOX");
                        }),
                        inbox -> assertThat(inbox).isInstanceOfSatisfying(FilesSettings.Sftp.class, one -> {
                            assertThat(one.server().port()).isEqualTo(22);
                            assertThat(one.login()).isInstanceOf(Login.Password.class);
                        }));
    }

    @Test
    void whatCannotWorkIsAnError() throws IOException {
        assertThat(problems("files: {sftp: {host: h, user: u, password: \"${env:MK}\", path: /x}}\n"))
                .containsExactly("3:15 missing-key");
        assertThat(problems("files: {mail: {host: h, user: u, password: ro-rang, from: [a@b]}}\n"))
                .hasSize(1);
        assertThat(problems("files: {folder: {path: /x, done: a, failed: a}}\n"))
                .containsExactly("3:45 same-folder");
        assertThat(problems("files: {folder: {path: /x}, asOf: {name: HHmm}}\n"))
                .containsExactly("3:42 bad-format");
        assertThat(load("files: {mail: {host: h, tls: none, user: u, password: \"${env:MK}\", from: [a@b]}}\n")
                        .warnings())
                .extracting(warning -> warning.rule())
                .containsExactly("open-password");
    }

    @Test
    void whereOnlyFilesComeTheirHeaderMaySayWhereTheCodeStands() throws IOException {
        assertThat(problems("files: {}\nmapping: {fields: {applicantName: {column: Chủ hồ sơ}}}\n"))
                .isEmpty();
        assertThat(problems("mapping: {fields: {}}\n")).contains("1:1 nothing-to-read");
    }

    @Test
    void namesMatchWithoutRegardToCapitalsAndTheFormOfAccents() {
        var pattern = NamePattern.of("hồ sơ*.{xlsx,xls}");
        assertThat(pattern.matches("Hồ sơ tháng 11.XLS")).isTrue();
        assertThat(pattern.matches("ho\u0302\u0300 so\u031b 1.xlsx")).isTrue();
        assertThat(pattern.matches("hồ sơ.csv")).isFalse();
        assertThat(NamePattern.of("a?c[1].csv").matches("abc[1].csv")).isTrue();
    }
}
