package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.demo.world.DemoDossier;

/** The civil-status system: it lists nothing and answers only for the codes it is asked for, in its own state numbers. */
final class AskByCodeProtocol implements SourceProtocol {
    private final SourceRegister register;

    AskByCodeProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.header("x-api-key").equals("demo-khoa-tu-phap")) {
            return SourceAnswer.unauthorized();
        }
        if (!request.is("POST", "/api/ho-tich/trang-thai")) {
            return SourceAnswer.notFound();
        }
        if (!request.text("maTinh").equals("31") || !request.text("module").startsWith("LT")) {
            return SourceAnswer.json(Map.of("status", 0, "statusDescription", "Thiếu mã tỉnh hoặc module"));
        }
        var codes = new HashSet<String>();
        request.json().path("maDinhDanhHoSo").forEach(code -> codes.add(code.asString("")));
        var value = register.byCodes(codes, asOf).stream()
                .map(dossier -> record(dossier, asOf))
                .toList();
        return SourceAnswer.json(Map.of("status", 1, "statusDescription", "Thành công", "value", value));
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("maDinhDanhHoSo", dossier.code());
        record.put("trangThai", status(step.status()));
        record.put("thoiGianThucHien", SourceTimes.SLASHED.text(step.at()));
        record.put("noiDungXuLy", NationalRecord.statusText(dossier, asOf));
        record.put("maDonVi", dossier.agency().code());
        record.put("maThuTuc", dossier.procedure().code());
        record.put("tenThuTuc", dossier.procedure().name());
        record.put("ngayHenTra", SourceTimes.SLASHED.text(dossier.dueAt()));
        record.put("ghiChu", "");
        return record;
    }

    /** 1 waiting, 2 supplement, 3 processing, 4 result ready, 6 refused. */
    private static int status(int national) {
        return switch (national) {
            case 1, 2 -> 1;
            case 5, 6 -> 2;
            case 9, 10 -> 4;
            case 3, 7 -> 6;
            default -> 3;
        };
    }
}
