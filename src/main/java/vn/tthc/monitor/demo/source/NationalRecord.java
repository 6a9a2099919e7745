package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoDossier;

/** A dossier in the words of the national synchronisation format (DongBoHoSoMC): all texts, missing ones empty. */
final class NationalRecord {
    private static final List<String> STATUS_TEXTS = List.of(
            "",
            "Mới đăng ký",
            "Được tiếp nhận",
            "Không được tiếp nhận",
            "Đang xử lý",
            "Yêu cầu bổ sung giấy tờ",
            "Yêu cầu thực hiện nghĩa vụ tài chính",
            "Công dân yêu cầu rút hồ sơ",
            "Dừng xử lý",
            "Đã xử lý xong",
            "Đã trả kết quả");

    private NationalRecord() {}

    static Map<String, Object> of(DemoDossier dossier, Instant asOf, SourceTimes times) {
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("MaHoSo", dossier.code());
        record.put("MaTTHC", dossier.procedure().code() + ".000.00.00.H24");
        record.put("TenTTHC", dossier.procedure().name());
        record.put("MaLinhVuc", dossier.procedure().fieldCode());
        record.put("TenLinhVuc", dossier.procedure().field());
        record.put("KenhThucHien", String.valueOf(dossier.channel()));
        record.put("ChuHoSo", dossier.applicant().name());
        record.put("LoaiDoiTuong", String.valueOf(dossier.applicant().kind()));
        record.put("SoGiayToChuHoSo", dossier.applicant().idNumber());
        record.put("SoDienThoai", dossier.applicant().phone());
        record.put("NgayNopHoSo", times.text(dossier.submittedAt()));
        record.put("NgayTiepNhan", times.text(receivedAt(dossier, asOf)));
        record.put("NgayHenTra", times.text(dossier.dueAt()));
        record.put("KhongThoiHan", dossier.noTerm() ? "1" : "0");
        record.put("NgayKetThucXuLy", times.text(dossier.reached(9, asOf)));
        record.put("NgayTra", times.text(dossier.reached(10, asOf)));
        record.put("NgayTuChoi", times.text(dossier.reached(3, asOf)));
        record.put("NgayRut", times.text(dossier.reached(7, asOf)));
        record.put("TrangThaiHoSo", status(dossier, step.status()));
        record.put("TenTrangThaiHoSo", statusText(dossier, asOf));
        record.put("MaDonViXuLy", dossier.handler(asOf).code());
        record.put("DonViXuLy", dossier.handler(asOf).name());
        record.put("PhongBanXuLy", step.department());
        record.put("NguoiXuLy", step.officer());
        record.put("HoSoCoThanhPhanSoHoa", dossier.channel() == 2 ? "1" : "0");
        record.put("DuocThanhToanTrucTuyen", String.valueOf(dossier.payment()));
        record.put("DanhSachHoSoBoSung", supplements(dossier, asOf, times));
        record.put("NgayCapNhat", times.text(step.at()));
        return record;
    }

    /** Before it is received there is no time of reception. */
    static @Nullable Instant receivedAt(DemoDossier dossier, Instant asOf) {
        return dossier.at(asOf).status() == 1 ? null : dossier.receivedAt();
    }

    static String status(DemoDossier dossier, int status) {
        return dossier.oddStatus() == null ? String.valueOf(status) : dossier.oddStatus();
    }

    static String statusText(DemoDossier dossier, Instant asOf) {
        var step = dossier.at(asOf);
        if (step.text() != null) {
            return step.text();
        }
        return dossier.oddStatus() == null ? STATUS_TEXTS.get(step.status()) : "Chờ ý kiến liên ngành";
    }

    private static List<Map<String, String>> supplements(DemoDossier dossier, Instant asOf, SourceTimes times) {
        var supplements = new ArrayList<Map<String, String>>();
        for (var asked : dossier.supplements(asOf)) {
            var supplement = new LinkedHashMap<String, String>();
            supplement.put("HoSoBoSungId", String.valueOf(supplements.size() + 1));
            supplement.put("NoiDungBoSung", "Bổ sung giấy tờ còn thiếu");
            supplement.put("NgayBoSung", times.text(asked.askedAt()));
            supplement.put("NgayTiepNhanBoSung", times.text(asked.answeredAt()));
            supplement.put("NgayHenTraTruoc", times.text(asked.dueBefore()));
            supplement.put("NgayHenTraMoi", times.text(asked.dueAfter()));
            supplements.add(supplement);
        }
        return supplements;
    }
}
