package vn.tthc.monitor.connector.arrival;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.FilesSettings.Mail;
import vn.tthc.monitor.connector.definition.FoldedTitle;

/**
 * Attachments of mails in a mailbox. Mails are known by their number and not by whether somebody has opened them, and
 * are looked at without marking them.
 */
final class MailInbox implements Inbox {
    private final Mail settings;
    private final Clock clock;

    /** What hangs on mails that were looked at before; the numbers of a mailbox are never given twice. */
    private final Map<String, List<Arrival>> seen = new HashMap<>();

    MailInbox(Mail settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized List<Arrival> look() {
        return MailVisit.of(settings, Folder.READ_ONLY, folder -> {
            var since = clock.instant().minus(Duration.ofDays(settings.days()));
            var messages = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
            var numbers = new FetchProfile();
            numbers.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(messages, numbers);
            var found = new HashMap<String, List<Arrival>>();
            for (var message : messages) {
                var group = group(folder, folder.getUID(message));
                var known = seen.get(group);
                found.put(group, known == null ? arrivals(message, group) : known);
            }
            seen.clear();
            seen.putAll(found);
            return found.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Arrival::modifiedAt).thenComparing(Arrival::place))
                    .toList();
        });
    }

    private String group(IMAPFolder folder, long number) throws MessagingException {
        return "imap://" + settings.server() + "/" + settings.mailbox() + "/" + folder.getUIDValidity() + "/" + number;
    }

    private List<Arrival> arrivals(Message message, String group) throws MessagingException, IOException {
        var sender = sender(message);
        if (sender == null || !wanted(message.getSubject())) {
            return List.of();
        }
        var received = message.getReceivedDate();
        var at = received == null ? clock.instant() : received.toInstant();
        var found = new ArrayList<Arrival>();
        var attachments = MailParts.attachments(message);
        for (var index = 0; index < attachments.size(); index++) {
            var name = MailParts.name(attachments.get(index));
            if (settings.attachments().matches(name)) {
                found.add(arrival(group + "/" + index, group, name, at, sender));
            }
        }
        return found;
    }

    private static Arrival arrival(String place, String group, String name, Instant at, String sender) {
        return new Arrival(place, group, "", name, true, -1, at, sender);
    }

    /** The one sender's address where it is on the list. */
    private @Nullable String sender(Message message) throws MessagingException {
        var from = message.getFrom();
        if (from == null || from.length != 1 || !(from[0] instanceof InternetAddress address)) {
            return null;
        }
        var sender = String.valueOf(address.getAddress()).toLowerCase(Locale.ROOT);
        var listed = settings.from().stream()
                .anyMatch(allowed -> allowed.startsWith("@") ? sender.endsWith(allowed) : sender.equals(allowed));
        return listed ? sender : null;
    }

    private boolean wanted(@Nullable String subject) {
        var needed = settings.subject();
        return needed == null || (subject != null && FoldedTitle.of(subject).contains(FoldedTitle.of(needed)));
    }

    @Override
    public boolean fetch(Arrival arrival, Path into) {
        return MailVisit.of(settings, Folder.READ_ONLY, folder -> {
            var message = message(folder, arrival.group());
            if (message == null) {
                return false;
            }
            var index =
                    Integer.parseInt(arrival.place().substring(arrival.group().length() + 1));
            var attachments = MailParts.attachments(message);
            if (index >= attachments.size()) {
                return false;
            }
            Part part = attachments.get(index);
            try (var content = part.getInputStream()) {
                Files.copy(content, into, StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        });
    }

    @Override
    public @Nullable String settle(String group, boolean good) {
        return MailVisit.of(settings, Folder.READ_WRITE, folder -> {
            var message = message(folder, group);
            if (message == null) {
                return null;
            }
            if (folder.getMode() != Folder.READ_WRITE) {
                return "Hộp thư " + settings.mailbox()
                        + " chỉ cho đọc nên không đánh dấu được thư; chương trình ghi nhớ là" + " đã đọc.";
            }
            message.setFlag(Flags.Flag.SEEN, true);
            var done = settings.done();
            if (done != null && good) {
                move(folder, message, done);
            }
            return null;
        });
    }

    private static void move(IMAPFolder folder, Message message, String done) throws MessagingException {
        var target = folder.getStore().getFolder(done);
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        folder.copyMessages(new Message[] {message}, target);
        message.setFlag(Flags.Flag.DELETED, true);
        folder.expunge(new Message[] {message});
    }

    /** The mail of a group; null where it is gone, or the mailbox was made anew. */
    private @Nullable Message message(IMAPFolder folder, String group) throws MessagingException {
        var number = Long.parseLong(group.substring(group.lastIndexOf('/') + 1));
        return group(folder, number).equals(group) ? folder.getMessageByUID(number) : null;
    }
}
