package vn.tthc.monitor.connector.arrival;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that hang on a mail: every part with a file name, however deep it lies. */
final class MailParts {
    private static final int DEEPEST = 10;

    private MailParts() {}

    static List<Part> attachments(Part message) throws MessagingException, IOException {
        var found = new ArrayList<Part>();
        collect(message, found, 0);
        return found;
    }

    private static void collect(Part part, List<Part> found, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart parts) {
                for (var index = 0; index < parts.getCount(); index++) {
                    collect(parts.getBodyPart(index), found, depth + 1);
                }
            }
        } else if (part.isMimeType("message/rfc822")) {
            if (part.getContent() instanceof Part forwarded) {
                collect(forwarded, found, depth + 1);
            }
        } else if (part.getFileName() != null && !picture(part)) {
            found.add(part);
        }
    }

    /** Logos that stand in the text of a mail are no files that somebody sent. */
    private static boolean picture(Part part) throws MessagingException {
        return part.isMimeType("image/*") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    /** The name alone, decoded, without any path. */
    static String name(Part part) throws MessagingException {
        @Nullable String written = part.getFileName();
        if (written == null) {
            return "";
        }
        String name;
        try {
            name = MimeUtility.decodeText(written);
        } catch (UnsupportedEncodingException _) {
            name = written;
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
    }
}
