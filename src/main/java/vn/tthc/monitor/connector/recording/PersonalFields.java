package vn.tthc.monitor.connector.recording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Paging;

/**
 * Tells which fields of a record hold personal values: those the mapping says, those named like one, those the
 * technician adds. What the mapping reads as something else, for example as a status, stays.
 */
final class PersonalFields {
    private static final Map<DossierField, PersonalKind> MAPPED = Map.of(
            DossierField.APPLICANT_NAME, PersonalKind.NAME,
            DossierField.OFFICER, PersonalKind.NAME,
            DossierField.APPLICANT_ID, PersonalKind.NUMBER,
            DossierField.APPLICANT_PHONE, PersonalKind.PHONE,
            DossierField.CODE, PersonalKind.CODE,
            DossierField.NATIONAL_CODE, PersonalKind.CODE,
            DossierField.CROSS_REFERENCE, PersonalKind.CODE);

    private static final Map<PersonalKind, Pattern> BY_KEY = byKey();
    private static final Pattern PERSON = Pattern.compile(
            ".*(applicant|owner|assignee|accepter|citizen|person|congdan|nguoi|chuhoso|canbo|user|officer|creator).*");
    private static final Pattern NAME = Pattern.compile("name|ten|fullname|hoten");
    private static final String TEXT = ".#text";
    private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]");

    private final Map<String, PersonalKind> known = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<Pattern> recordsAt = new HashSet<>();

    PersonalFields(ConnectorDefinition definition, List<String> hidden) {
        for (var field : definition.mapping().fields()) {
            var kind = MAPPED.get(field.target());
            for (var path : paths(field)) {
                if (kind == null) {
                    kept.add(path);
                } else {
                    known.put(path, kind);
                }
            }
        }
        hidden.forEach(path -> known.put(plain(path), PersonalKind.WORDS));
        kept.removeAll(known.keySet());
        if (definition.polls()) {
            envelope(definition);
        }
    }

    /** Where records stand in an answer, and what around them steers the reading. */
    private void envelope(ConnectorDefinition definition) {
        var read = definition.read();
        var list = read.list();
        if (list != null) {
            recordsAt(list.records());
            switch (list.paging()) {
                case Paging.Cursor cursor -> kept.add(plain(cursor.path().toString()));
                case Paging.NextLink next -> kept.add(plain(next.path().toString()));
                default -> {
                    // The others take nothing from the body.
                }
            }
        }
        if (read.detail() != null) {
            recordsAt(read.detail().record());
        }
        if (read.recheck() != null) {
            recordsAt(read.recheck().records());
        }
        var success = definition.http().success();
        if (success != null) {
            kept.add(plain(success.path().toString()));
        }
    }

    private static Map<PersonalKind, Pattern> byKey() {
        var patterns = new EnumMap<PersonalKind, Pattern>(PersonalKind.class);
        add(
                patterns,
                PersonalKind.SECRET,
                ".*(password|passwd|matkhau|secret|token|apikey|acceptkey|authkey|session).*");
        add(patterns, PersonalKind.EMAIL, ".*(email|thudientu).*");
        add(patterns, PersonalKind.PHONE, ".*(dienthoai|phone|mobile|telno|didong).*|sdt|fax|tel");
        add(
                patterns,
                PersonalKind.NUMBER,
                ".*(sodinhdanh|cccd|cmnd|cmtnd|identity|sogiayto|hochieu|passport|masothue|taxcode|sobhxh|techid).*|madoituong");
        add(patterns, PersonalKind.DATE, ".*(ngaysinh|namsinh|birth).*|dob");
        add(patterns, PersonalKind.ADDRESS, ".*(diachi|address|noio|thuongtru|tamtru|noicutru|quequan).*");
        add(
                patterns,
                PersonalKind.NAME,
                ".*(chuhoso|nguoinop|hoten|fullname|tennguoi|nguoixuly|nguoiyeucau|nguoitiepnhan|canbo|tencongdan).*");
        add(
                patterns,
                PersonalKind.WORDS,
                ".*(trichyeu|noidung|ghichu|yeucau|thongtinkhac|description|diengiai|lydo).*|note");
        return patterns;
    }

    private static void add(Map<PersonalKind, Pattern> patterns, PersonalKind kind, String pattern) {
        patterns.put(kind, Pattern.compile(pattern));
    }

    /** What stands at the path of a record or of a whole answer; null where it tells of nobody. */
    @Nullable PersonalKind kind(String path) {
        var plain = inRecord(plain(path));
        var said = known.get(plain);
        if (said != null || kept.contains(plain)) {
            return said;
        }
        var steps = plain.split("\\.", -1);
        var key = folded(steps[steps.length - 1]);
        for (var entry : BY_KEY.entrySet()) {
            if (entry.getValue().matcher(key).matches()) {
                return entry.getKey();
            }
        }
        return NAME.matcher(key).matches() && PERSON.matcher(folded(plain)).matches() ? PersonalKind.NAME : null;
    }

    private void recordsAt(DottedPath path) {
        var plain = plain(path.toString());
        if (plain.isEmpty()) {
            return;
        }
        var pattern = new StringBuilder("^");
        for (var step : plain.split("\\.", -1)) {
            pattern.append(
                    switch (step) {
                        case "**" -> "(?:[^.]+\\.)*";
                        case "*" -> "[^.]+\\.";
                        default -> Pattern.quote(step) + "\\.";
                    });
        }
        recordsAt.add(Pattern.compile(pattern.toString()));
    }

    private String inRecord(String path) {
        for (var records : recordsAt) {
            var found = records.matcher(path);
            if (found.find()) {
                return path.substring(found.end());
            }
        }
        return path;
    }

    private static List<String> paths(FieldMapping field) {
        var paths = new ArrayList<String>();
        switch (field.source().bare()) {
            case ValueSource.FirstOf first -> first.paths().forEach(path -> paths.add(plain(path.toString())));
            case ValueSource.Join join -> join.paths().forEach(path -> paths.add(plain(path.toString())));
            default -> {
                // A constant says nothing of anybody.
            }
        }
        return paths;
    }

    /** A path without places in lists, for what holds for one entry holds for all; an XML element's text is the element. */
    private static String plain(String path) {
        var plain = INDEX.matcher(path).replaceAll("");
        return plain.endsWith(TEXT) ? plain.substring(0, plain.length() - TEXT.length()) : plain;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9.]", "");
    }
}
