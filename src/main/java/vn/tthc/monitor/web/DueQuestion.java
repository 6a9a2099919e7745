package vn.tthc.monitor.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Derivation;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.ProcedureLimit;
import vn.tthc.monitor.deadline.Procedures;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.dossier.Agencies;

/**
 * "When must it be done?" as it stands in an address: one parser for the page and for the API.
 *
 * @param procedure the line of the catalogue, where a procedure was asked for
 */
public record DueQuestion(Term term, @Nullable ProcedureLimit procedure) {
    private static final DateTimeFormatter AS_WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter AS_TYPED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> CHANNELS = List.of("direct", "online", "post");

    /**
     * Reads a question.
     *
     * @throws BadParameter naming the parameter that cannot be understood
     */
    public static DueQuestion parse(Map<String, String> given, Deadlines deadlines, Agencies agencies) {
        var receivedAt = receivedAt(text(given, "receivedAt"), deadlines);
        var agency = agency(text(given, "agency"), agencies);
        var channel = channel(text(given, "channel"));
        var code = text(given, "procedure");
        var zone = deadlines.calendar().zone();
        var procedure = code == null
                ? null
                : deadlines
                        .procedures()
                        .find(code, channel, receivedAt.atZone(zone).toLocalDate())
                        .orElse(null);
        var limit = limit(text(given, "limit"), text(given, "unit"));
        if (limit == null) {
            limit = ofProcedure(code, procedure);
        }
        return new DueQuestion(Term.of(receivedAt, limit, agency), procedure);
    }

    /** The answer with its lines. */
    public Derivation answer(Deadlines deadlines) {
        return deadlines.derive(term).orElseThrow(() -> outside(""));
    }

    private static @Nullable String text(Map<String, String> given, String name) {
        var text = given.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Instant receivedAt(@Nullable String text, Deadlines deadlines) {
        if (text == null) {
            throw BadParameter.of(
                    "receivedAt", "Thiếu tham số \"receivedAt\": thời điểm tiếp nhận, ví dụ 2026-11-20T15:00.");
        }
        var at = moment(text, deadlines.calendar().zone());
        if (at == null) {
            throw BadParameter.of(
                    "receivedAt",
                    "Tham số \"receivedAt\" có giá trị \"" + shortened(text)
                            + "\" không phải một thời điểm; hãy ghi cả ngày và giờ, ví dụ 2026-11-20T15:00 hoặc 20/11/2026 15:00.");
        }
        if (!deadlines.calendar().covers(at)) {
            throw outside(text);
        }
        return at;
    }

    private static BadParameter outside(String text) {
        return BadParameter.of(
                "receivedAt",
                "Tham số \"receivedAt\" có giá trị \"" + shortened(text)
                        + "\" nằm ngoài các năm của lịch làm việc (2000 đến 2099). Hãy xem lại năm.");
    }

    private static @Nullable Instant moment(String text, ZoneId zone) {
        // A plus sign of an offset that was not encoded arrives as a blank.
        var offset = text.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1");
        try {
            return offset.matches(".*T.*([+-]\\d\\d:?\\d\\d|Z)")
                    ? OffsetDateTime.parse(offset).toInstant()
                    : local(text, zone);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static Instant local(String text, ZoneId zone) {
        var local = text.contains("/")
                ? LocalDateTime.parse(text, AS_WRITTEN)
                : LocalDateTime.parse(text.replace('T', ' '), AS_TYPED);
        return local.atZone(zone).toInstant();
    }

    /** The code itself, where the file of agencies knows it. */
    public static @Nullable String agency(@Nullable String code, Agencies agencies) {
        if (code != null && agencies.name(code).isEmpty()) {
            throw BadParameter.of(
                    "agency",
                    "Tham số \"agency\" có giá trị \"" + shortened(code)
                            + "\" không phải mã cơ quan nào trong config/agencies.yaml. Hãy sửa hoặc bỏ tham số này.");
        }
        return code;
    }

    private static @Nullable String channel(@Nullable String word) {
        if (word != null && !CHANNELS.contains(word)) {
            throw new BadParameter("channel", word, String.join(", ", CHANNELS));
        }
        return word;
    }

    private static @Nullable Limit limit(@Nullable String amount, @Nullable String unitWord) {
        if (amount == null && unitWord == null) {
            return null;
        }
        var unit = unitWord == null
                ? null
                : Limit.Unit.of(unitWord.replace('_', '-'))
                        .orElseThrow(() -> new BadParameter("unit", unitWord, units()));
        if (unit == Limit.Unit.SAME_DAY) {
            return Limit.sameDay();
        }
        if (amount == null) {
            return null;
        }
        if (unit == null) {
            throw BadParameter.of("unit", "Thiếu tham số \"unit\": đơn vị của thời hạn, một trong: " + units() + ".");
        }
        try {
            return new Limit(new BigDecimal(amount.replace(',', '.')), unit);
        } catch (IllegalArgumentException notALimit) {
            throw BadParameter.of(
                    "limit",
                    "Tham số \"limit\" có giá trị \"" + shortened(amount)
                            + "\" không hợp lệ; cần số lớn hơn 0, không quá 10000, tối đa hai chữ số lẻ (ngày lịch là số nguyên), ví dụ 1.5. Hãy sửa tham số này.");
        }
    }

    private static Limit ofProcedure(@Nullable String code, @Nullable ProcedureLimit procedure) {
        if (code == null) {
            throw BadParameter.of(
                    "limit",
                    "Thiếu thời hạn: hãy cho \"limit\" và \"unit\", hoặc \"procedure\" là mã thủ tục trong danh mục.");
        }
        if (procedure == null) {
            var known = Procedures.code(code) == null
                    ? "không phải mã thủ tục (ví dụ 1.001193)"
                    : "không có trong danh mục vào ngày tiếp nhận";
            throw BadParameter.of(
                    "procedure",
                    "Tham số \"procedure\" có giá trị \"" + shortened(code) + "\" " + known
                            + ". Hãy thêm dòng vào config/procedures.csv, hoặc cho \"limit\" và \"unit\".");
        }
        if (procedure.limit() == null) {
            throw BadParameter.of(
                    "procedure",
                    "Tham số \"procedure\": thủ tục " + procedure.code() + " (" + procedure.name()
                            + ") chưa có thời hạn trong danh mục. Hãy điền limit và unit ở config/procedures.csv, hoặc cho \"limit\" và \"unit\".");
        }
        return procedure.limit();
    }

    private static String units() {
        return Arrays.stream(Limit.Unit.values()).map(Limit.Unit::word).collect(Collectors.joining(", "));
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
