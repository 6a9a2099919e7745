package vn.tthc.monitor.alert.outbox;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.InboundCommand;
import vn.tthc.monitor.alert.OnInboundCommand;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.Incidents.Deed;

/** Orders that people give to a bot: {@code ack 12} takes incident 12 in hand, {@code note 12 …} notes something. */
@Component
class ChatCommands implements OnInboundCommand {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final Pattern ACKNOWLEDGE = Pattern.compile("(?:ack|nhận|nhan)\\s*#?(\\d{1,12})\\W*", FLAGS);
    private static final Pattern NOTE =
            Pattern.compile("(?:note|ghi chú|ghi chu)\\s*#?(\\d{1,12})\\s*[:,-]?\\s+(.+)", FLAGS);
    private static final Pattern ORDER = Pattern.compile("(?:ack|nhận|nhan|note|ghi chú|ghi chu)(?!\\p{L}).*", FLAGS);

    /** Asked late, because incidents tell this module of their changes. */
    private final ObjectProvider<Incidents> incidents;

    private final FollowUpStore messages;

    ChatCommands(ObjectProvider<Incidents> incidents, FollowUpStore messages) {
        this.incidents = incidents;
        this.messages = messages;
    }

    @Override
    public Optional<String> heard(InboundCommand command) {
        var text = command.text().strip();
        if (!ORDER.matcher(text).matches()) {
            return Optional.empty();
        }
        if (!command.configured()) {
            return Optional.of("Chỉ nhận lệnh trong nhóm ghi ở alerts.yaml; nhóm này chưa có trong tệp.");
        }
        var acknowledge = ACKNOWLEDGE.matcher(text);
        if (acknowledge.matches()) {
            return acknowledge(Long.parseLong(acknowledge.group(1)), command);
        }
        var note = NOTE.matcher(text);
        return note.matches()
                ? Optional.of(note(Long.parseLong(note.group(1)), note.group(2), command))
                : Optional.of("Không hiểu lệnh. Nhận xử lý: \"ack 12\"; ghi chú: \"note 12 đã gọi đơn vị vận hành\".");
    }

    private Optional<String> acknowledge(long number, InboundCommand command) {
        var deed = incidents.getObject().acknowledge(number, command.who(), Via.CHAT);
        // Whoever heard of the incident hears of it anyway, so that the same is not said twice in one chat.
        return deed == Deed.DONE && messages.heard(number).contains(command.channel())
                ? Optional.empty()
                : Optional.of(said(deed, number, "Đã ghi: " + command.who() + " nhận xử lý sự cố #" + number + "."));
    }

    private String note(long number, String text, InboundCommand command) {
        try {
            var deed = incidents.getObject().note(number, command.who(), Via.CHAT, text);
            return said(deed, number, "Đã ghi chú vào sự cố #" + number + ".");
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static String said(Deed deed, long number, String done) {
        return switch (deed) {
            case DONE -> done;
            case ALREADY -> "Sự cố #" + number + " đã ghi như vậy rồi.";
            case OVER -> "Sự cố #" + number + " đã hết.";
            case UNKNOWN -> "Không có sự cố #" + number + ".";
        };
    }
}
