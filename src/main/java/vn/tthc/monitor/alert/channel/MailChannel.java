package vn.tthc.monitor.alert.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Properties;
import java.util.regex.Pattern;
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

    private static final Pattern REPLY = Pattern.compile("([45]\\d\\d)\\b");

    private final ChannelPlan.Mail settings;
    private final Duration call;
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
            content.setTo(settings.to().toArray(String[]::new));
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
            return new SendAnswer(Meaning.ACCEPTED, id, null, shown, "250");
        } catch (MailAuthenticationException e) {
            return SendAnswer.of(Meaning.AUTH, shown, answer(e));
        } catch (MailSendException e) {
            return SendAnswer.of(meaning(e), shown, answer(e));
        } catch (MailException | MessagingException e) {
            return SendAnswer.of(Meaning.PERMANENT, shown, answer(e));
        }
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
                return code >= 500 ? Meaning.PERMANENT : Meaning.TRANSIENT;
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
