package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** Files that hang on mails, over real IMAP. */
@ExtendWith(TestDatabase.class)
class MailArrivalTests {
    private static final String PASSWORD = PlantedSecret.text("mat-khau-hop-thu");

    private static final String HEAD = "Mã hồ sơ,Chủ hồ sơ,Ngày hẹn trả,Trạng thái";
    private static final String SENDER = "xuat@so.example.vn";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @TempDir
    Path folder;

    private TestingImports world;

    @BeforeEach
    void open() throws IOException {
        server.start();
        server.setUser("monitor@ward.example.vn", "monitor", PASSWORD);
        world = world(PASSWORD, "");
    }

    @AfterEach
    void close() {
        world.close();
        server.stop();
    }

    private TestingImports world(String password, String more) throws IOException {
        var home = Files.createTempDirectory(folder, "w");
        var secret = Files.writeString(home.resolve("mat-khau"), password);
        return new TestingImports(home, """
                id: bhxh
                name: Bảo hiểm xã hội
                files:
                  mail: {host: 127.0.0.1, port: %d, tls: none, user: monitor, password: "${file:%s}",
                    from: ["@so.example.vn"], subject: "danh sach ho so"%s}
                """.formatted(server.getImap().getPort(), secret, more));
    }

    private void send(String from, String subject, String... files) throws MessagingException {
        var message = new MimeMessage((Session) null);
        message.setFrom(new InternetAddress(from));
        message.setSubject(subject, "UTF-8");
        var parts = new MimeMultipart();
        var words = new MimeBodyPart();
        words.setText("Kính gửi, danh sách đính kèm.", "UTF-8");
        parts.addBodyPart(words);
        for (var file : files) {
            var name = file.substring(0, file.indexOf('|'));
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(text(file.substring(file.indexOf('|') + 1)), "application/octet-stream")));
            part.setFileName(name);
            part.setDisposition(Part.ATTACHMENT);
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.saveChanges();
        server.getUserManager().getUser("monitor").deliver(message);
    }

    private static String file(String name, String code) {
        return name + "|" + HEAD + "\n" + code + ",An,27/11/2026,Đang xử lý";
    }

    private ImportEntry newest() {
        return world.imports().recent(1).getFirst();
    }

    /** Subjects and whether they were seen. */
    private List<String> mailbox(String name) throws MessagingException {
        var session = GreenMailUtil.getSession(server.getImap().getServerSetup());
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), "monitor", PASSWORD);
            try (var box = store.getFolder(name)) {
                if (!box.exists()) {
                    return List.of();
                }
                box.open(Folder.READ_ONLY);
                return Arrays.stream(box.getMessages())
                        .map(message -> {
                            try {
                                return message.getSubject() + (message.isSet(Flags.Flag.SEEN) ? " seen" : "");
                            } catch (MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList();
            }
        }
    }

    @Test
    void anAttachmentIsImportedAndItsMailMarkedAfterwards() throws MessagingException {
        send(SENDER, "Danh sách hồ sơ ngày 20/11", file("Danh sách hồ sơ.csv", "A-1"));
        var run = world.connectors().begin("bhxh");
        while (run.hasNext()) {
            world.dossiers().store(run.next());
            assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ ngày 20/11");
        }
        assertThat(world.connectors().finish(run).counts().added()).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(newest().way()).isEqualTo(Way.MAIL);
        assertThat(newest().broughtBy()).isEqualTo(SENDER);
        assertThat(newest().file().name()).isEqualTo("Danh sách hồ sơ.csv");
        assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ ngày 20/11 seen");
        assertThat(world.round("bhxh").kind()).isEqualTo(RunKind.PROBE);
    }

    @Test
    void aMailIsMarkedWhenTheLastOfItsFilesIsDone() throws MessagingException {
        send(SENDER, "Danh sách hồ sơ", file("a.csv", "A-1"), "don.pdf|%PDF-1.4 x", file("b.csv", "A-2"));
        world.round("bhxh");
        assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ");
        assertThat(world.round("bhxh").category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(newest().state()).isEqualTo(State.REFUSED);
        assertThat(newest().sentence()).contains("PDF");
        assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ");
        world.round("bhxh");
        assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ seen");
        assertThat(world.imports().recent(10)).hasSize(3);
    }

    @Test
    void mailsOfOthersAndOfOtherSubjectsAreLeftAlone() throws MessagingException {
        send("la@kedich.example", "Danh sách hồ sơ", file("a.csv", "A-1"));
        send("la@xso.example.vn.kedich.example", "Danh sách hồ sơ", file("a.csv", "A-1"));
        send(SENDER, "Mời họp", file("b.csv", "A-2"));
        assertThat(world.round("bhxh").kind()).isEqualTo(RunKind.PROBE);
        assertThat(world.imports().recent(10)).isEmpty();
        assertThat(mailbox("INBOX")).containsExactly("Danh sách hồ sơ", "Danh sách hồ sơ", "Mời họp");
    }

    @Test
    void aMailThatSomebodyHasOpenedIsReadAllTheSameAndMovedWhereTheFileSaysSo() throws Exception {
        world.close();
        world = world(PASSWORD, ", done: Da-nhap");
        send(SENDER, "Danh sách hồ sơ", file("a.csv", "A-1"));
        var session = GreenMailUtil.getSession(server.getImap().getServerSetup());
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), "monitor", PASSWORD);
            try (var box = store.getFolder("INBOX")) {
                box.open(Folder.READ_WRITE);
                box.getMessage(1).setFlag(Flags.Flag.SEEN, true);
            }
        }
        assertThat(world.round("bhxh").counts().added()).isEqualTo(1);
        assertThat(mailbox("INBOX")).isEmpty();
        assertThat(mailbox("Da-nhap")).containsExactly("Danh sách hồ sơ seen");
    }

    @Test
    void whateverKeepsUsFromTheMailboxIsSaidInWords() throws Exception {
        world.close();
        world = world("sai-mat-khau", "");
        var refused = world.round("bhxh");
        assertThat(refused.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(refused.message()).contains("từ chối tài khoản monitor").doesNotContain("sai-mat-khau");
        world.close();
        world = world(PASSWORD, ", mailbox: Khong-co");
        assertThat(world.round("bhxh").category()).isEqualTo(FailureCategory.REFUSED);
        server.stop();
        var away = world.round("bhxh");
        assertThat(away.category()).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(away.message()).contains("Không nối được tới máy chủ thư 127.0.0.1");
    }
}
