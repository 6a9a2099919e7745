package vn.tthc.monitor.demo.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.demo.world.DemoDossier;

/**
 * A session call interface: one address, the service named in the body; a list without states by day of reception, and
 * one more call for each dossier. Asked with {@code yyyy-MM-dd}, answered with {@code dd/MM/yyyy HH:mm:ss}.
 */
final class SessionCallProtocol implements SourceProtocol {
    private final SourceRegister register;
    private final Sessions sessions = new Sessions(Duration.ofMinutes(5));

    SessionCallProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (request.is("POST", "/dang-nhap")) {
            return login(request, asOf);
        }
        if (!request.is("POST", "/dich-vu")) {
            return SourceAnswer.notFound();
        }
        if (!sessions.valid(request.text("session"), asOf)) {
            return SourceAnswer.unauthorized();
        }
        return switch (request.text("service")) {
            case "DanhSachHoSo" -> list(request, asOf);
            case "TraCuuHoSo" -> detail(request, asOf);
            default -> SourceAnswer.json(Map.of("error_code", -1, "message", "Dịch vụ không tồn tại"));
        };
    }

    private SourceAnswer login(SourceRequest request, Instant asOf) {
        if (!request.text("username").equals("demo")
                || !request.text("password").equals("demo-cong-thuong")) {
            return SourceAnswer.unauthorized();
        }
        return SourceAnswer.json(Map.of("session", sessions.begin(asOf), "error_code", "0"));
    }

    private SourceAnswer list(SourceRequest request, Instant asOf) {
        var from = SourceTimes.DAY.instant(request.text("ngayNhan1"));
        var lastDay = SourceTimes.DAY.instant(request.text("ngayNhan2"));
        var to = lastDay == null ? null : lastDay.plus(Duration.ofDays(1));
        var rows = register.receivedBetween(from, to, asOf).stream()
                .map(dossier -> Map.of(
                        "MaHoSo", dossier.code(),
                        "HoTenNguoiNop", dossier.applicant().name(),
                        "NgayTiepNhan", SourceTimes.SLASHED.text(dossier.receivedAt())))
                .toList();
        return SourceAnswer.json(Map.of("data", rows, "error_code", "0"));
    }

    private SourceAnswer detail(SourceRequest request, Instant asOf) {
        var dossier = register.find(request.text("mahoso"), asOf);
        return dossier == null
                ? SourceAnswer.json(Map.of("error_code", "-2", "message", "Không tìm thấy hồ sơ"))
                : SourceAnswer.json(Map.of("data", record(dossier, asOf), "error_code", "0"));
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var times = SourceTimes.SLASHED;
        var record = new LinkedHashMap<String, Object>();
        record.put("MaTTHC", dossier.procedure().code() + ".H24");
        record.put("MaDVC", dossier.procedure().code() + ".000.00.00.H24.01");
        record.put("TenDVC", dossier.procedure().name());
        record.put("LinhVuc", dossier.procedure().field());
        record.put("MaHoSo", dossier.code());
        record.put("HoTenNguoiNop", dossier.applicant().name());
        record.put(
                "MaTrangThai", NationalRecord.status(dossier, dossier.at(asOf).status()));
        record.put("TrangThaiHoSo", NationalRecord.statusText(dossier, asOf));
        record.put("DonViXuLy", dossier.agency().name());
        record.put("MaDonViXuLy", dossier.agency().code());
        record.put("NgayNop", times.text(dossier.submittedAt()));
        record.put("NgayTiepNhan", times.text(NationalRecord.receivedAt(dossier, asOf)));
        record.put("NgayHenTra", times.text(dossier.dueAt()));
        record.put("NgayHoanThanh", times.text(dossier.reached(9, asOf)));
        record.put("KhongThoiHan", dossier.noTerm() ? "1" : "0");
        record.put("HinhThucNhanKQ", dossier.channel() == 3 ? "1" : "0");
        return record;
    }
}
