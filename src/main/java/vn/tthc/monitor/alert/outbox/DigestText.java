package vn.tthc.monitor.alert.outbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.PressingDossiers.Share;
import vn.tthc.monitor.dossier.QueueRow;

/** The wording of digests: counts, what is new, the most urgent dossiers, and where the others are. */
@Component
class DigestText {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final int LONGEST_PROCEDURE = 70;

    private final MessageText words;
    private final Agencies agencies;
    private final Deadlines deadlines;

    DigestText(MessageText words, Agencies agencies, Deadlines deadlines) {
        this.words = words;
        this.agencies = agencies;
        this.deadlines = deadlines;
    }

    /**
     * A digest before it is cut to the length that a channel takes.
     *
     * @param sign what it is, at a glance
     * @param unlisted how many dossiers have no line of their own
     */
    record Body(String sign, String title, List<String> lines, long unlisted, String link) {

        String text(TextLimit limit) {
            return MessageText.fit(
                    sign + " " + title, lines, left -> more(unlisted > 0 ? left - 1 + unlisted : left), link, limit);
        }
    }

    Body agency(Share share, String occasion, List<String> news, Instant now, CurrentSources sources) {
        var name = agencies.name(share.agency()).orElse(share.agency());
        return body(occasion + " lúc " + words.time(now, now) + " – " + name, share, news, now, sources);
    }

    /** The same for one officer, whose name stays masked: a chat may be read by others. */
    Body officer(Share share, String officer, Instant now, CurrentSources sources) {
        var name = agencies.name(share.agency()).orElse(share.agency());
        var title = "Hồ sơ của cán bộ " + PersonName.masked(officer) + " lúc " + words.time(now, now) + " – " + name;
        return body(title, share, List.of(), now, sources);
    }

    private Body body(String title, Share share, List<String> news, Instant now, CurrentSources sources) {
        var lines = new ArrayList<String>();
        lines.add(summary(share, sources));
        lines.addAll(news);
        share.first().forEach(row -> lines.add(line(row, now, sources)));
        var unlisted = Math.max(0, share.total() - share.first().size());
        if (unlisted > 0) {
            lines.add(more(unlisted));
        }
        var officer = share.officer() == null ? "" : "&officer=" + OfficerKey.of(share.officer());
        var link = words.address("/hang-doi?agency=" + URLEncoder.encode(share.agency(), StandardCharsets.UTF_8)
                + officer + "&urgency=overdue,today,soon");
        return new Body("📋", title, lines, unlisted, link);
    }

    /** What dossiers reached since the last digest. */
    static String news(Map<Stage, Long> fresh) {
        var text = "Từ bản tin trước: " + fresh.getOrDefault(Stage.OVERDUE, 0L) + " đến hạn, "
                + fresh.getOrDefault(Stage.NEAR, 0L) + " sắp đến hạn";
        var last = fresh.getOrDefault(Stage.LAST, 0L);
        var still = fresh.getOrDefault(Stage.DAILY, 0L);
        return text + (last == 0 ? "" : ", " + last + " sát hạn") + (still == 0 ? "" : ", " + still + " vẫn quá hạn");
    }

    /** What came due while a source was not current, and what of it still stands after it was read again. */
    String afterGap(SourceGap gap, CurrentSources sources, long due, long still, Instant now) {
        var end = gap.endedAt() == null ? now : gap.endedAt();
        var other = due - still;
        return "Lúc " + sources.name(gap.source()) + " gián đoạn (" + words.time(gap.beganAt(), now) + "–"
                + words.time(end, now) + "), " + due + " hồ sơ tới hạn; nay đã đọc lại: " + still + " còn quá hạn"
                + (other == 0 ? "" : ", " + other + " đã xong hoặc đổi hạn");
    }

    /** Which dossiers of priority procedures were told alone, and which only stand here. */
    static Optional<String> priority(long alone, long capped) {
        if (alone == 0 && capped == 0) {
            return Optional.empty();
        }
        var sentence = "Thủ tục ưu tiên: " + alone + " lượt hồ sơ đã báo riêng";
        return Optional.of(
                capped == 0
                        ? sentence
                        : sentence + ", " + capped + " lượt chỉ báo ở bản tin này vì đã đủ số tin riêng trong một giờ");
    }

    /** A single dossier whose time is nearly or just over. */
    Body dossier(Moment moment, String agency, Instant now) {
        var late = moment.stage() == Stage.OVERDUE;
        var head = (late ? "Hồ sơ ưu tiên vừa quá hạn: " : "Hồ sơ ưu tiên sát hạn: ") + moment.code();
        var lines = new ArrayList<String>();
        var procedure = moment.procedureName() == null ? moment.procedureCode() : moment.procedureName();
        if (procedure != null) {
            lines.add(MessageText.cut(procedure, LONGEST_PROCEDURE));
        }
        lines.add(agencies.name(agency).orElse(agency));
        var left = deadlines.remaining(now, moment.dueAt(), agency, VIETNAMESE);
        lines.add("Hạn trả " + words.time(moment.dueAt(), now) + (late ? "" : " – " + left));
        return new Body(late ? "🔴" : "⏰", head, lines, 0, words.address("/ho-so/" + moment.dossier()));
    }

    /** What may have come due at sources that are not current. */
    static String held(long dossiers) {
        return dossiers + " hồ sơ có thể đã đến hạn ở hệ thống đang gián đoạn; đọc lại xong sẽ báo";
    }

    private static String more(long dossiers) {
        return "và " + dossiers + " hồ sơ khác";
    }

    /** What a clock alone says about dossiers of a source that is not current is only possibly true, and is counted apart. */
    private static String summary(Share share, CurrentSources sources) {
        var parts = new ArrayList<String>();
        parts.add("Quá hạn " + overdue(share, sources::current));
        var perhaps = overdue(share, source -> !sources.current(source));
        if (perhaps > 0) {
            parts.add("có thể quá hạn " + perhaps + " (số liệu cũ)");
        }
        parts.add("hôm nay " + share.of(Urgency.TODAY));
        parts.add("sắp đến hạn " + share.of(Urgency.SOON));
        return String.join(" · ", parts);
    }

    private static long overdue(Share share, Predicate<String> which) {
        return share.urgencyBySource().entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().getOrDefault(Urgency.OVERDUE, 0L))
                .sum();
    }

    private String line(QueueRow row, Instant now, CurrentSources sources) {
        var parts = new ArrayList<String>();
        parts.add(row.code());
        var procedure = row.procedure().name() == null
                ? row.procedure().code()
                : row.procedure().name();
        if (procedure != null) {
            parts.add(MessageText.cut(procedure, LONGEST_PROCEDURE));
        }
        if (row.handling().department() != null) {
            parts.add(row.handling().department());
        }
        parts.add(left(row, now, sources));
        return "• " + String.join(" – ", parts);
    }

    private String left(QueueRow row, Instant now, CurrentSources sources) {
        var due = row.times().dueAt();
        if (due == null) {
            return "chưa rõ hạn";
        }
        var late = row.urgency() == Urgency.OVERDUE;
        if (late && !sources.current(row.source())) {
            return "Có thể quá hạn" + asOf(sources.readAt(row.source()), now);
        }
        var remaining = deadlines.remaining(now, due, row.handling().clockAgency(), VIETNAMESE);
        return late ? "quá hạn " + remaining : remaining;
    }

    private String asOf(@Nullable Instant read, Instant now) {
        return read == null ? "" : " – số liệu " + words.time(read, now);
    }
}
