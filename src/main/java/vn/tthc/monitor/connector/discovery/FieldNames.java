package vn.tthc.monitor.connector.discovery;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import vn.tthc.monitor.connector.definition.DossierField;

/** How Vietnamese systems name the values of a dossier, likelier names first; see the national sync format and iGate. */
public final class FieldNames {
    private static final Map<DossierField, List<Pattern>> NAMES = names();

    private FieldNames() {}

    /** How well a path names the target: 0 is best, -1 is not at all. */
    public static int rank(DossierField target, String path) {
        var folded = folded(path);
        var names = NAMES.getOrDefault(target, List.of());
        for (var rank = 0; rank < names.size(); rank++) {
            if (names.get(rank).matcher(folded).matches()) {
                return rank;
            }
        }
        return -1;
    }

    /** Small letters without diacritics; the steps of the path stay apart. */
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("[^a-z0-9.]", "");
    }

    private static void add(Map<DossierField, List<Pattern>> names, DossierField target, String... words) {
        names.put(
                target,
                List.of(words).stream()
                        // Whole last steps only: "ma" must not be found in "maDonVi".
                        .map(word -> Pattern.compile("(?:.*\\.)?(?:" + word + ")"))
                        .toList());
    }

    private static Map<DossierField, List<Pattern>> names() {
        var names = new EnumMap<DossierField, List<Pattern>>(DossierField.class);
        identity(names);
        people(names);
        handling(names);
        states(names);
        times(names);
        return names;
    }

    private static void identity(Map<DossierField, List<Pattern>> names) {
        add(
                names,
                DossierField.CODE,
                "mahoso|madinhdanhhoso|mahs",
                "dossiercode|dossierno|doccode|sohoso",
                "code|sobiennhan",
                "ma|id");
        add(
                names,
                DossierField.NATIONAL_CODE,
                "nationcode|nationalcode|mahosoquocgia|maquocgia|madvcqg",
                "referenceuid");
        add(names, DossierField.CROSS_REFERENCE, "mahosolienthong|mahosogoc|crossreference|dossieridlienthong");
        add(
                names,
                DossierField.PROCEDURE_CODE,
                "matthc|mathutuc|mathutuchanhchinh",
                "(procedure|formality|thutuc|tthc)\\.(code|ma)|procedurecode|servicecode|doctypecode|madvc",
                "thutuc");
        add(
                names,
                DossierField.PROCEDURE_NAME,
                "tentthc|tenthutuc|tendvc|tenthutuchanhchinh",
                "(procedure|formality|thutuc|tthc)\\.(translate\\.)?(name\\.)?(name|ten)|procedurename|servicename|doctypename");
        add(
                names,
                DossierField.FIELD,
                "tenlinhvuc",
                "linhvuc|field|domainname|sectorname|.*sector\\.(name\\.)?name",
                "malinhvuc|sector\\.code");
    }

    private static void people(Map<DossierField, List<Pattern>> names) {
        add(
                names,
                DossierField.APPLICANT_NAME,
                "chuhoso|tenchuhoso|ownerfullname",
                "hotennguoinop|nguoinop|tennguoinop|applicantname|citizenname|applicant\\.(data\\.)?(fullname|name|ten)",
                "hoten|fullname|tencongdan|nguoinop\\.hoten");
        add(names, DossierField.APPLICANT_KIND, "loaidoituong|applicantkind|applicantstype|applicanttype");
        add(
                names,
                DossierField.APPLICANT_ID,
                "sogiaytochuhoso|sodinhdanh|socccd|cccd|cmnd|socmnd",
                "identitynumber|identity|applicantidno|sogiayto|masothue");
        add(names, DossierField.APPLICANT_PHONE, "sodienthoai|dienthoai|sdt", "phonenumber|phone|contacttelno|mobile");
        add(names, DossierField.CHANNEL, "kenhthuchien|kenh", "applymethod\\.id|channel|hinhthucnop|online");
        add(names, DossierField.SERVICE_LEVEL, "mucdodvc|mucdo|servicelevel");
    }

    private static void handling(Map<DossierField, List<Pattern>> names) {
        add(
                names,
                DossierField.RECEIVING_AGENCY,
                "madonvitiepnhan|donvitiepnhan|receivingagency",
                "(agency|donvi|coquan)\\.(code|ma)|madonvi|govagencycode|departmentcode",
                "donvi|coquan|madonvixuly|donvixuly");
        add(
                names,
                DossierField.HANDLING_AGENCY,
                "madonvixuly|handlingagency|.*currenttask\\.agency\\.code",
                "donvixuly|processingorganname",
                "(agency|donvi|coquan)\\.(code|ma)|madonvi|departmentcode",
                "donvi|coquan");
        add(
                names,
                DossierField.DEPARTMENT,
                "phongbanxuly|phongban|bophan",
                ".*currenttask\\.agency\\.(name\\.)?name|department|departmentname|step|buoc|buocxuly");
        add(
                names,
                DossierField.OFFICER,
                "nguoixuly|canboxuly|canbo",
                ".*assignee\\.fullname|accepter\\.fullname|officer");
    }

    private static void states(Map<DossierField, List<Pattern>> names) {
        add(
                names,
                DossierField.STATUS,
                "trangthaihoso|matrangthai|matrangthaihoso",
                "(dossierstatus|status|trangthai)\\.(id|code|ma)|statusid|statuscode",
                "trangthai|dossierstatus|status");
        add(
                names,
                DossierField.STATUS_TEXT,
                "tentrangthaihoso|tentrangthai|statusname|statustext",
                "(dossierstatus|status|trangthai)\\.(name\\.)?(name|ten)|noidungxuly",
                "trangthaihoso|trangthai");
        add(names, DossierField.DIGITIZED, "hosocothanhphansohoa|digitized|sohoa");
        add(names, DossierField.PAID_ONLINE, "duocthanhtoantructuyen|paidonline|thanhtoantructuyen");
        add(
                names,
                DossierField.NO_TERM,
                "khongthoihan|undefindedcompletetime|undefinedcompletetime|withoutterm|noterm");
    }

    private static void times(Map<DossierField, List<Pattern>> names) {
        var at = "(\\.iso)?";
        add(
                names,
                DossierField.SUBMITTED_AT,
                "(ngaynophoso|ngaynop|ngayguihoso|applieddate|submittedat|submitdate)" + at);
        add(
                names,
                DossierField.RECEIVED_AT,
                "(ngaytiepnhan|accepteddate|receivedat|receiveddate|receivedate|datereceived)" + at,
                "(tiepnhan|ngaynhan|received)" + at);
        add(
                names,
                DossierField.DUE_AT,
                "(ngayhentra|appointmentdate|appointedat|dateappointed|henngaytra)" + at,
                "(duedate|dueat|due|henngay|hentra|ngayhen|hanxuly|thoihan|hangiaiquyet)" + at);
        add(
                names,
                DossierField.FINISHED_AT,
                "(ngayketthucxuly|ngayhoanthanh|completeddate|finishedat|finisheddate)" + at,
                "(ngayketthuc|ngayxulyxong|releasedate|successdate|finished)" + at);
        add(names, DossierField.RETURNED_AT, "(ngaytra|ngaytraketqua|returneddate|returnedat|finishdate)" + at);
        add(names, DossierField.ENTERED_AT, "(ngaynhap|ngaynhaphoso|thoigiannhap|enteredat)" + at);
        add(names, DossierField.WITHDRAWN_AT, "(ngayrut|ngayruthoso|withdrawnat|cancellingdate)" + at);
        add(
                names,
                DossierField.UPDATED_AT,
                "(ngaycapnhat|updateddate|updatedat|lastupdated|modifieddate|modifiedat|lastmodified)" + at,
                "(capnhat|updated|thoigianthuchien|thoidiemxuly)" + at);
    }
}
