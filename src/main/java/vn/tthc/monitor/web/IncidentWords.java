package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.Stretch;

/**
 * What people paste into the group of a system's support, and into an official letter. Always Vietnamese, whatever the
 * reader's language, because that is what its readers read; counts only, no personal data.
 */
@Component
public class IncidentWords {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter FORMAL =
            DateTimeFormatter.ofPattern("HH 'giờ' mm 'phút, ngày' dd/MM/yyyy", Locale.ROOT);

    private final Connectors connectors;
    private final Incidents incidents;
    private final MessageSource messages;
    private final Wording wording;
    private final ZoneId zone;

    IncidentWords(
            Connectors connectors, Incidents incidents, MessageSource messages, Wording wording, Deadlines deadlines) {
        this.connectors = connectors;
        this.incidents = incidents;
        this.messages = messages;
        this.wording = wording;
        this.zone = deadlines.calendar().zone();
    }

    /** Line by line, for a chat group. */
    public String support(Incident incident, List<Incident> members) {
        var text = new StringJoiner("\n");
        text.add("Sự cố số " + incident.number() + ": " + incident.title());
        text.add("Hệ thống: " + incident.sourceName());
        text.add("Từ: " + SHORT.format(incident.openedAt().atZone(zone)));
        text.add("Đến: "
                + (incident.closedAt() == null
                        ? "đang xảy ra"
                        : SHORT.format(incident.closedAt().atZone(zone)))
                + " (" + length(incident) + again(incident) + ")");
        times(incident).ifPresent(times -> text.add("Các lần: " + times));
        if (incident.lastGoodAt() != null) {
            text.add("Số liệu tốt gần nhất: "
                    + SHORT.format(incident.lastGoodAt().atZone(zone)));
        }
        text.add("Hồ sơ đang mở bị ảnh hưởng: " + number(incident.affectedDossiers()));
        text.add("Hồ sơ đến hạn trong thời gian sự cố: " + number(incident.dueInside()));
        var cause = incident.course().cause();
        if (cause != null) {
            text.add("Nguyên nhân: " + messages.getMessage("incident.cause." + Words.of(cause), null, VIETNAMESE));
        }
        if (!members.isEmpty()) {
            text.add("Cùng nguyên nhân: "
                    + members.stream()
                            .map(member -> "số " + member.number() + " (" + member.sourceName() + ")")
                            .collect(Collectors.joining(", ")));
        }
        contact(incident).ifPresent(contact -> text.add("Đầu mối hỗ trợ: " + contact));
        return text.toString();
    }

    /** One paragraph in the style of an official letter. */
    public String letter(Incident incident) {
        var owner = owner(incident);
        var addressee = owner == null ? "đơn vị quản lý hệ thống" : owner;
        var from = FORMAL.format(incident.openedAt().atZone(zone));
        var end = incident.closedAt();
        var span = end == null
                ? "Từ " + from + ", " + subject(incident) + " xảy ra sự cố: " + incident.title()
                        + ". Đến " + FORMAL.format(wording.now().atZone(zone))
                        + ", sự cố chưa được khắc phục, đã kéo dài "
                        + length(incident) + again(incident) + "."
                : "Từ " + from + " đến " + FORMAL.format(end.atZone(zone)) + " (" + length(incident) + again(incident)
                        + "), " + subject(incident) + " xảy ra sự cố: " + incident.title() + ".";
        var cost = " Sự cố ảnh hưởng đến " + number(incident.affectedDossiers())
                + " hồ sơ thủ tục hành chính đang giải quyết"
                + (incident.dueInside() == 0
                        ? ", không có hồ sơ nào đến hạn trả kết quả trong thời gian xảy ra sự cố."
                        : ", trong đó có " + number(incident.dueInside())
                                + " hồ sơ đến hạn trả kết quả trong thời gian xảy ra sự cố.");
        var request = " Đề nghị " + addressee
                + (end == null
                        ? " kiểm tra, khắc phục sự cố; thông báo nguyên nhân và thời điểm hoàn thành khắc phục"
                        : " thông báo nguyên nhân và xác nhận thời gian xảy ra sự cố nêu trên")
                + " bằng văn bản để có căn cứ xin lỗi và hẹn lại ngày trả kết quả với tổ chức, cá nhân theo quy định.";
        return span
                + times(incident)
                        .map(times -> " Các lần xảy ra: " + times + ".")
                        .orElse("")
                + cost
                + request;
    }

    private static String subject(Incident incident) {
        var name = incident.sourceName();
        return name.startsWith("Hệ thống") ? "h" + name.substring(1) : "hệ thống " + name;
    }

    private static String again(Incident incident) {
        var times = incident.course().reopened();
        return times == 0 ? "" : ", không tính lúc chạy lại, tái diễn " + times + " lần";
    }

    /** How long it went on, without the quiet time before it came back. */
    public Duration lasted(Incident incident) {
        return stretches(incident).stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    private List<Stretch> stretches(Incident incident) {
        var end = incident.closedAt() == null ? wording.now() : incident.closedAt();
        return incident.course().reopened() == 0
                ? List.of(new Stretch(incident.openedAt(), end))
                : incidents.stretches(incident.number());
    }

    /** Each time by itself; empty where it never came back. */
    private Optional<String> times(Incident incident) {
        var stretches = stretches(incident);
        return stretches.size() < 2
                ? Optional.empty()
                : Optional.of(stretches.stream()
                        .map(one -> SHORT.format(one.from().atZone(zone)) + " – "
                                + (incident.open() && one.equals(stretches.getLast())
                                        ? "nay"
                                        : SHORT.format(one.to().atZone(zone))))
                        .collect(Collectors.joining("; ")));
    }

    private String length(Incident incident) {
        var length = lasted(incident);
        var parts = Stream.of(
                        part(length.toDays(), "ngày"),
                        part(length.toHoursPart(), "giờ"),
                        part(length.toMinutesPart(), "phút"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? "dưới 1 phút" : parts;
    }

    private static @Nullable String part(long count, String unit) {
        return count == 0 ? null : count + " " + unit;
    }

    private static String number(long count) {
        return String.format(Locale.GERMANY, "%,d", count);
    }

    private @Nullable String owner(Incident incident) {
        return connectors.find(incident.source()).map(ConnectorView::owner).orElse(null);
    }

    private Optional<String> contact(Incident incident) {
        return connectors
                .find(incident.source())
                .map(ConnectorView::contact)
                .map(contact -> Stream.of(contact.name(), contact.phone(), contact.email())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", ")))
                .filter(line -> !line.isEmpty());
    }
}
