package vn.tthc.monitor.connector.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tthc.monitor.connector.definition.DossierField;

/** What the codes of a source probably mean: by the words beside them, else by the national list, else nobody knows. */
final class CodeWords {
    /** Stands where a person must decide; the lint refuses it and lists what may stand there. */
    static final String OPEN = "CHUA_RO";

    private static final Map<String, Pattern> STATUS = status();

    private static final List<String> NATIONAL_STATUS = List.of(
            "NEW",
            "RECEIVED",
            "NOT_ACCEPTED",
            "PROCESSING",
            "SUPPLEMENT_REQUESTED",
            "PAYMENT_REQUESTED",
            "WITHDRAWN",
            "STOPPED",
            "FINISHED",
            "RETURNED");
    private static final List<String> NATIONAL_CHANNEL = List.of("DIRECT", "ONLINE", "POST");
    private static final List<String> NATIONAL_KIND = List.of("CITIZEN", "BUSINESS", "STATE_AGENCY", "ORGANISATION");

    private CodeWords() {}

    /** A word and where it comes from. */
    record Guess(String word, String reason) {}

    /** Earlier ones win: "yêu cầu bổ sung" also speaks of a request, "không tiếp nhận" of reception. */
    private static Map<String, Pattern> status() {
        var words = new LinkedHashMap<String, String>();
        words.put("SUPPLEMENT_REQUESTED", "bosung");
        words.put("PAYMENT_REQUESTED", "nghiavutaichinh|lephi|thanhtoan|nopthue|payment|paying");
        words.put("WITHDRAWN", "rut|withdraw|cancel");
        words.put("NOT_ACCEPTED", "khong(duoc)?tiepnhan|tuchoi|reject|denied|refus");
        words.put("STOPPED", "dungxuly|tamdung|dunggiaiquyet|stopped|suspend");
        words.put("RETURNED", "da?trakq|datraketqua|datra|returned");
        words.put("FINISHED", "daxulyxong|xulyxong|coketqua|hoanthanh|daketthuc|finish|done|complete");
        words.put("NEW", "moidangky|moi|chotiepnhan|new|submitted");
        words.put("PROCESSING", "dangxuly|danggiaiquyet|dangthuly|processing|inprogress");
        words.put("RECEIVED", "tiepnhan|received");
        var patterns = new LinkedHashMap<String, Pattern>();
        words.forEach((word, pattern) -> patterns.put(word, Pattern.compile(".*(" + pattern + ").*")));
        return patterns;
    }

    /** The likely word for a code; {@code text} is what stands beside it, or empty. */
    static Guess guess(DossierField target, String code, String text) {
        if (target == DossierField.STATUS) {
            return byText(text.isEmpty() ? code : text)
                    .map(word -> new Guess(word, "theo chữ của nguồn"))
                    .or(() -> national(NATIONAL_STATUS, code))
                    .orElse(new Guess(OPEN, "chưa rõ nghĩa"));
        }
        var list = target == DossierField.CHANNEL
                ? NATIONAL_CHANNEL
                : target == DossierField.APPLICANT_KIND ? NATIONAL_KIND : List.<String>of();
        return national(list, code).orElse(new Guess(OPEN, "chưa rõ nghĩa"));
    }

    private static Optional<String> byText(String text) {
        var folded = FieldNames.folded(text).replace(".", "");
        return STATUS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(folded).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Guess> national(List<String> list, String code) {
        if (!code.matches("[1-9]\\d?") || Integer.parseInt(code) > list.size()) {
            return Optional.empty();
        }
        return Optional.of(new Guess(list.get(Integer.parseInt(code) - 1), "theo danh mục quốc gia, cần đối chiếu"));
    }
}
