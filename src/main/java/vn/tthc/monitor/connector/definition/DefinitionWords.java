package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier.ApplicantKind;
import vn.tthc.monitor.dossier.SourceDossier.Channel;
import vn.tthc.monitor.dossier.SourceDossier.ServiceLevel;

/** The canonical words that code lists may translate to. */
final class DefinitionWords {
    private DefinitionWords() {}

    static String word(DossierField.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String meaning(DossierField target) {
        return switch (target) {
            case CODE -> "Mã hồ sơ như hệ thống viết (bắt buộc).";
            case NATIONAL_CODE -> "Mã quốc gia, để ghép hồ sơ giữa các hệ thống.";
            case CROSS_REFERENCE -> "Mã của cùng hồ sơ ở hệ thống khác.";
            case PROCEDURE_CODE -> "Mã thủ tục (MaTTHC).";
            case PROCEDURE_NAME -> "Tên thủ tục.";
            case FIELD -> "Lĩnh vực.";
            case RECEIVING_AGENCY -> "Cơ quan tiếp nhận: mã nếu có, không thì tên.";
            case HANDLING_AGENCY -> "Cơ quan xử lý: mã nếu có, không thì tên.";
            case DEPARTMENT -> "Phòng, bộ phận đang xử lý.";
            case OFFICER -> "Cán bộ đang xử lý.";
            case APPLICANT_NAME -> "Chủ hồ sơ (dữ liệu cá nhân).";
            case APPLICANT_KIND -> "Loại đối tượng: " + String.join(", ", of(target)) + ".";
            case APPLICANT_ID -> "Số giấy tờ (dữ liệu cá nhân).";
            case APPLICANT_PHONE -> "Điện thoại (dữ liệu cá nhân).";
            case CHANNEL -> "Kênh nộp: " + String.join(", ", of(target)) + ".";
            case SERVICE_LEVEL -> "Mức trực tuyến: " + String.join(", ", of(target)) + ".";
            case STATUS -> "Trạng thái (bắt buộc): " + String.join(", ", of(target)) + ".";
            case STATUS_TEXT -> "Trạng thái bằng chữ của hệ thống.";
            case SUBMITTED_AT -> "Lúc nộp.";
            case ENTERED_AT -> "Lúc hồ sơ được nhập vào hệ thống; so với lúc tiếp nhận để biết hồ sơ chậm tiếp nhận.";
            case RECEIVED_AT -> "Lúc tiếp nhận.";
            case DUE_AT -> "Lúc hẹn trả; chỉ có ngày thì là hết ngày ấy.";
            case NO_TERM -> "Hồ sơ không có thời hạn.";
            case FINISHED_AT -> "Lúc xử lý xong.";
            case RETURNED_AT -> "Lúc trả kết quả.";
            case WITHDRAWN_AT -> "Lúc công dân rút.";
            case UPDATED_AT -> "Lúc hệ thống sửa lần cuối; mốc thường dùng cho read.list.window.";
            case DIGITIZED -> "Có thành phần số hoá.";
            case PAID_ONLINE -> "Đã thanh toán trực tuyến.";
            case SUPPLEMENTS -> "Các lần yêu cầu bổ sung.";
            case TRANSFERS -> "Các lần chuyển giữa cơ quan, phòng hoặc bước xử lý.";
        };
    }

    static String meaning(ItemField target) {
        return switch (target) {
            case ASKED_AT -> "Lúc yêu cầu bổ sung.";
            case RECEIVED_AT -> "Lúc nhận bổ sung.";
            case OLD_DUE_AT -> "Hẹn trả trước khi bổ sung.";
            case NEW_DUE_AT -> "Hẹn trả mới.";
            case FROM -> "Nơi chuyển: cơ quan, phòng hoặc bước.";
            case TO -> "Nơi nhận.";
            case AT -> "Lúc chuyển.";
            case STEP_DUE_AT -> "Nơi nhận phải xong bước này trước lúc nào; chỉ có ngày thì là hết ngày ấy.";
        };
    }

    /** What a code list of the target may hold; empty where any text will do. */
    static List<String> of(DossierField target) {
        if (target.kind() == DossierField.Kind.FLAG) {
            return List.of("true", "false");
        }
        if (target == DossierField.STATUS) {
            // UNMAPPED is what happens to a code that is in no list; nobody may write it.
            return names(DossierStatus.values()).stream()
                    .filter(name -> !name.equals(DossierStatus.UNMAPPED.name()))
                    .toList();
        }
        if (target == DossierField.CHANNEL) {
            return names(Channel.values());
        }
        if (target == DossierField.SERVICE_LEVEL) {
            return names(ServiceLevel.values());
        }
        return target == DossierField.APPLICANT_KIND ? names(ApplicantKind.values()) : List.of();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
