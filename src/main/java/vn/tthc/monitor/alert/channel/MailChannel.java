package vn.tthc.monitor.alert.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Mail. All messages of one incident make one thread, and a repeated message keeps its id, so that clients show it once. */
final class MailChannel implements Channel {
    /** Steps of an SMTP conversation that may each take the whole time allowed. */
    private static final int SLOW_STEPS = 4;

    /** Reply codes from here on will not change by asking again. */
    private static final int FOR_GOOD = 500;

    private static final Pattern REPLY = Pattern.compile("([45]\\d\\d)\\b");

    private final ChannelPlan.Mail settings;
    private final Duration call;
    private final Map<String, Answered> answered = new ConcurrentHashMap<>();
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    MailChannel(ChannelPlan.Mail settings, Duration call) {
        this.settings = settings;
        this.call = call;
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var login = settings.login();
        if (login != null) {
            sender.setUsername(login.user());
            sender.setPassword(login.password().reveal());
        }
        sender.setJavaMailProperties(properties());
    }

    private Properties properties() {
        var properties = new Properties();
        var wait = Long.toString(call.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", wait);
        properties.setProperty("mail.smtp.timeout", wait);
        properties.setProperty("mail.smtp.writetimeout", wait);
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.login() != null));
        switch (settings.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.setProperty("mail.smtp.ssl.enable", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        return properties;
    }

    @Override
    public Duration longestCall() {
        return call.multipliedBy(SLOW_STEPS);
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var id = messageId(message, message.sequence());
        var shown = "SMTP " + settings.host() + ":" + settings.port() + " → " + settings.to() + " " + id;
        try {
            var mail = sender.createMimeMessage();
            var content = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            content.setFrom(settings.from());
            content.setTo(left(id).toArray(String[]::new));
            content.setSubject(message.title());
            content.setText(message.text());
            mail.setHeader("Message-ID", id);
            mail.setHeader("Auto-Submitted", "auto-generated");
            if (message.sequence() != message.firstSequence()) {
                var first = messageId(message, message.firstSequence());
                mail.setHeader("In-Reply-To", first);
                mail.setHeader("References", first);
            }
            sender.send(mail);
            answered.remove(id);
            return new SendAnswer(Meaning.ACCEPTED, id, null, shown, "250");
        } catch (MailAuthenticationException e) {
            return SendAnswer.of(Meaning.AUTH, shown, answer(e));
        } catch (MailSendException e) {
            return partly(id, e, shown);
        } catch (MailException | MessagingException e) {
            return SendAnswer.of(Meaning.PERMANENT, shown, answer(e));
        }
    }

    /** Recipients that have not answered for good yet; whoever has the message is not sent it again with the others. */
    private List<String> left(String id) {
        var known = answered.getOrDefault(id, Answered.NOBODY);
        return settings.to().stream().filter(address -> !known.has(address)).toList();
    }

    /** Who took one message, and who never will. */
    private record Answered(Set<String> taken, Set<String> refused) {
        private static final Answered NOBODY = new Answered(Set.of(), Set.of());

        boolean has(String address) {
            return taken.contains(address) || refused.contains(address);
        }

        Answered and(Set<String> moreTaken, Set<String> moreRefused) {
            return new Answered(both(taken, moreTaken), both(refused, moreRefused));
        }

        private static Set<String> both(Set<String> one, Set<String> other) {
            return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** One recipient's refusal must not keep the message from the others. */
    private SendAnswer partly(String id, MailSendException failure, String shown) {
        var refusal = refusal(failure);
        if (refusal == null) {
            return SendAnswer.of(meaning(failure), shown, answer(failure));
        }
        var sent = addresses(refusal.getValidSentAddresses());
        var refused = addresses(refusal.getInvalidAddresses());
        if (sent.isEmpty() && (refused.isEmpty() || code(refusal) >= FOR_GOOD)) {
            return SendAnswer.of(meaning(failure), shown, answer(failure));
        }
        var known = answered.getOrDefault(id, Answered.NOBODY).and(sent, refused);
        answered.put(id, known);
        var left = left(id);
        if (!left.isEmpty()) {
            return SendAnswer.of(Meaning.TRANSIENT, shown, "còn chờ " + left + ": " + words(refusal));
        }
        answered.remove(id);
        return known.taken().isEmpty()
                ? SendAnswer.of(Meaning.PERMANENT, shown, words(refusal))
                : new SendAnswer(Meaning.ACCEPTED, id, null, shown, "có người nhận bị từ chối: " + words(refusal));
    }

    /** What the server said about each recipient. */
    private static String words(MessagingException refusal) {
        var words = new ArrayList<String>();
        for (Exception next = refusal;
                next != null;
                next = next instanceof MessagingException one ? one.getNextException() : null) {
            words.add(String.valueOf(next.getMessage()).strip());
        }
        return String.join(" · ", words);
    }

    private static @Nullable SendFailedException refusal(MailSendException failure) {
        for (var exception : failure.getMessageExceptions()) {
            if (exception instanceof SendFailedException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static Set<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? Set.of()
                : Arrays.stream(addresses)
                        .map(address ->
                                address instanceof InternetAddress mail ? mail.getAddress() : address.toString())
                        .collect(Collectors.toSet());
    }

    private String messageId(Outgoing message, int sequence) {
        var from = settings.from();
        var domain = from.substring(from.indexOf('@') + 1).replace(">", "");
        return "<" + message.subject().replaceAll("[^A-Za-z0-9.-]", ".") + "." + sequence + "@" + domain + ">";
    }

    private static Meaning meaning(MailSendException failure) {
        // Spring gives a cause only where no connection came about; then nothing can have left.
        if (failure.getCause() != null) {
            return Meaning.TRANSIENT;
        }
        var waiting = new ArrayDeque<Exception>();
        for (var exception : failure.getMessageExceptions()) {
            waiting.add(exception);
        }
        while (!waiting.isEmpty()) {
            var exception = waiting.remove();
            var code = code(exception);
            if (code > 0) {
                return code >= FOR_GOOD ? Meaning.PERMANENT : Meaning.TRANSIENT;
            }
            if (exception instanceof MessagingException nested && nested.getNextException() != null) {
                waiting.add(nested.getNextException());
            } else if (exception instanceof SendFailedException) {
                return Meaning.PERMANENT;
            }
        }
        return Meaning.AMBIGUOUS;
    }

    /** The server's reply code, with which the mail library begins the message of its exceptions. */
    private static int code(Exception exception) {
        var reply = REPLY.matcher(String.valueOf(exception.getMessage()));
        return reply.lookingAt() ? Integer.parseInt(reply.group(1)) : 0;
    }

    private static String answer(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
