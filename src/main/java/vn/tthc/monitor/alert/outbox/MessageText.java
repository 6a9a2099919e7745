package vn.tthc.monitor.alert.outbox;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incident;

/**
 * The wording of messages and their length. Lengths are counted as the channel's provider counts
 * them. No personal data: codes, procedures, units, times and links only.
 */
@Component
class MessageText {
    /** Set before a message that may have arrived already. */
    static final String REPEATED = "(có thể lặp lại) ";

    /** The first line alone fits every channel. */
    static final int LONGEST_HEAD = 300;

    private static final int LONGEST_NAME = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM");

    private final Deadlines deadlines;
    private final String publicUrl;

    MessageText(Deadlines deadlines, Environment environment) {
        this.deadlines = deadlines;
        var url = environment.getProperty("tthc.public-url", "http://localhost:8080");
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** One line for mail subjects and webhooks. */
    static String title(Incident incident) {
        return cut("Sự cố #" + incident.number() + ": " + incident.title(), LONGEST_HEAD);
    }

    /** An outage that begins or changed. */
    String firing(Incident incident, TextLimit limit) {
        return fit("🔴 " + title(incident), List.of(detail(incident)), null, link(incident), limit);
    }

    /** An outage that comes and goes: told once, and then what it settles to. */
    String unstable(Incident incident, TextLimit limit) {
        return fit(
                "🟠 " + title(incident),
                List.of(
                        detail(incident),
                        "Lúc được lúc không; sẽ không báo từng lần, chỉ báo lại một lần khi đã ổn định"),
                null,
                link(incident),
                limit);
    }

    /** Somebody has it in hand. */
    String acknowledged(Incident incident, TextLimit limit) {
        var word = incident.course().acknowledgement();
        var line = word == null
                ? ""
                : cut(word.by(), LONGEST_NAME) + " nhận xử lý lúc " + time(word.at(), word.at()) + "; thôi nhắc đến "
                        + time(word.until(), word.at());
        return fit("🟡 " + title(incident) + " – đã có người nhận", List.of(line), null, link(incident), limit);
    }

    /** Nobody has. */
    String reminder(Incident incident, Instant told, Instant now, TextLimit limit) {
        return fit(
                "🔔 Nhắc lại – " + title(incident),
                List.of(unclaimed(told, now), detail(incident)),
                null,
                link(incident),
                limit);
    }

    /** Nobody has, so that others are told. */
    String escalated(Incident incident, Instant told, Instant now, String step, TextLimit limit) {
        return fit(
                "🔺 Báo cấp trên – " + title(incident),
                List.of(unclaimed(told, now) + " (bước " + step + ")", detail(incident)),
                null,
                link(incident),
                limit);
    }

    private String unclaimed(Instant told, Instant now) {
        return "Chưa ai nhận xử lý sau " + length(told, now) + " kể từ tin đầu lúc " + time(told, now);
    }

    /** The end of watching: not of the outage, of which nobody knows any more. */
    String unwatched(Incident incident, TextLimit limit) {
        var why = external(incident) ? "không còn được báo lại" : "ngừng theo dõi";
        return fit("⚪ " + title(incident) + " – " + why, List.of(detail(incident)), null, link(incident), limit);
    }

    /** The incident's sentence without the title that stands above it. */
    private static String detail(Incident incident) {
        var message = incident.message();
        if (message == null) {
            return "";
        }
        var title = message.indexOf(incident.title());
        var rest = title < 0
                ? message
                : message.substring(title + incident.title().length()).strip();
        return rest.isEmpty() ? message : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    /** The end of an outage that the channel was told of. */
    String recovered(Incident incident, TextLimit limit) {
        var end = incident.closedAt() == null ? incident.openedAt() : incident.closedAt();
        var lasted = incident.kind().ends() ? "" : lasted(incident, end) + due(incident);
        var line = better(incident) + " lúc " + time(end, end) + lasted + merged(incident);
        return fit("🟢 " + title(incident) + " – đã hết", List.of(line), null, link(incident), limit);
    }

    /** What came back was well in between, so that it did not last all the time. */
    private String lasted(Incident incident, Instant end) {
        var times = incident.course().reopened();
        var begun = time(incident.openedAt(), end);
        return times == 0
                ? "; kéo dài " + length(incident.openedAt(), end) + ", từ " + begun
                : "; bắt đầu từ " + begun + ", xảy ra lại " + times + " lần";
    }

    /** An outage that was over before the channel heard of it: both in one line. */
    String interrupted(Incident incident, TextLimit limit) {
        var end = incident.closedAt() == null ? incident.openedAt() : incident.closedAt();
        var line = was(incident) + time(incident.openedAt(), end) + "–" + time(end, end) + ", nay đã hết"
                + (incident.kind().ends() ? "" : due(incident));
        return fit("🟢 " + title(incident), List.of(line), null, link(incident), limit);
    }

    /** Only what could not be reached was interrupted. */
    private static String was(Incident incident) {
        return switch (incident.kind()) {
            case EXTERNAL, EXTERNAL_CRITICAL -> incident.sourceName() + " đã báo từ ";
            case NETWORK, REACH, AUTH, LATENCY -> incident.sourceName() + " đã gián đoạn ";
            case FRESHNESS, TLS, CREDENTIAL, SCHEMA, VOLUME, CHANNEL, SELF -> incident.title() + " ";
        };
    }

    /** Who tells us of something is not what was wrong, and what runs out has worked all the time. */
    private static String better(Incident incident) {
        var name = incident.sourceName();
        return switch (incident.kind()) {
            case EXTERNAL, EXTERNAL_CRITICAL -> name + " báo là đã hết";
            case TLS -> "Thấy chứng thư mới của " + name;
            case CREDENTIAL -> "Thấy hạn mới của tài khoản kết nối " + name;
            case CHANNEL -> name + " nhận tin trở lại";
            case NETWORK, REACH, AUTH, FRESHNESS, LATENCY, SCHEMA, VOLUME, SELF ->
                name + " hoạt động bình thường trở lại";
        };
    }

    /** Whether another monitoring system tells of it. */
    static boolean external(Incident incident) {
        return incident.kind() == Incident.Kind.EXTERNAL || incident.kind() == Incident.Kind.EXTERNAL_CRITICAL;
    }

    private static String merged(Incident incident) {
        var cause = incident.course().mergedInto();
        return cause == null ? "" : "; cùng nguyên nhân với sự cố #" + cause;
    }

    private static String due(Incident incident) {
        return incident.dueInside() == 0
                ? ""
                : "; " + incident.dueInside() + " hồ sơ đến hạn trong thời gian đó, cần xem lại";
    }

    private String link(Incident incident) {
        return publicUrl + "/su-co/" + incident.number();
    }

    String address(String path) {
        return publicUrl + path;
    }

    /** Time of day, with the date where it is another day than the reference. */
    String time(Instant at, Instant reference) {
        var zone = zone();
        var local = at.atZone(zone);
        var sameDay = local.toLocalDate().equals(reference.atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(local);
    }

    /** {@code 20/11/2026}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private ZoneId zone() {
        return deadlines.calendar().zone();
    }

    private static String length(Instant from, Instant to) {
        var minutes = Math.max(0, (to.getEpochSecond() - from.getEpochSecond() + 30) / 60);
        if (minutes == 0) {
            return "dưới 1 phút";
        }
        var days = minutes / (24 * 60);
        var hours = minutes / 60 % 24;
        var rest = minutes % 60;
        return ((days == 0 ? "" : days + " ngày ")
                        + (hours == 0 ? "" : hours + " giờ ")
                        + (rest == 0 ? "" : rest + " phút"))
                .strip();
    }

    /** The text with another first line, where the channel has room for it. */
    static String headed(String text, String head, TextLimit limit) {
        var end = text.indexOf('\n');
        var other = head + (end < 0 ? "" : text.substring(end));
        return limit.without(REPEATED).holds(other) ? other : text;
    }

    /** The text with one more line, where the channel has room for all of it. */
    static String with(String text, String line, TextLimit limit) {
        var longer = text + "\n" + line;
        return limit.without(REPEATED).holds(longer) ? longer : text;
    }

    /** The closing line of a list that did not fit. */
    @FunctionalInterface
    interface Rest {
        String line(int left);
    }

    /** Head, as many lines as fit, what was left out, and the tail; the head is there in any case. */
    static String fit(String head, List<String> lines, @Nullable Rest rest, String tail, TextLimit limit) {
        var room = limit.without(REPEATED);
        var text = new StringBuilder(room.cut(cut(head, LONGEST_HEAD)));
        var end = room.holds(text + "\n" + tail) ? "\n" + tail : "";
        var free = room.without(text + end);
        for (var index = 0; index < lines.size(); index++) {
            var left = lines.size() - index;
            var line = "\n" + normal(lines.get(index));
            var more = rest == null || left == 1 ? "" : "\n" + rest.line(left - 1);
            if (!free.holds(line + more)) {
                var closing = rest == null ? free.cut(line) : "\n" + rest.line(left);
                text.append(free.holds(closing) ? closing : "");
                break;
            }
            text.append(line);
            free = free.without(line);
        }
        return text.append(end).toString();
    }

    /** The text, shortened to UTF-16 units without splitting a character. */
    static String cut(String text, int limit) {
        return TextLimit.units(limit).cut(text);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Letters, digits and ordinary punctuation only, for a provider that refused the text as it was. */
    static String plain(String text) {
        return normal(text)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sm}\\p{Zs}\\n]", "")
                .strip();
    }
}
