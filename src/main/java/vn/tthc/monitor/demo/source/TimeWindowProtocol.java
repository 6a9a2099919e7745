package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tthc.monitor.demo.world.DemoDossier;

/**
 * A time window by POST under a fixed bearer token: everything changed in it at once, nested in {@code result}, with an
 * error code that is now a number and now a text, and with XML inside one text field.
 */
final class TimeWindowProtocol implements SourceProtocol {
    private final SourceRegister register;
    private final AtomicInteger answers = new AtomicInteger();

    TimeWindowProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.header("authorization").equals("Bearer demo-bao-tro-xa-hoi")) {
            return SourceAnswer.unauthorized();
        }
        if (!request.is("POST", "/api/dong-bo/ho-so")) {
            return SourceAnswer.notFound();
        }
        if (!request.text("AcceptKey").equals("demo-accept")
                || !request.text("MaTinh").equals("31")) {
            return result(Map.of("error_code", "-1", "message", "AcceptKey hoặc MaTinh không đúng"));
        }
        var from = SourceTimes.SLASHED.instant(request.text("ThoiGianBatDau"));
        var to = SourceTimes.SLASHED.instant(request.text("ThoiGianKetThuc"));
        var rows = register.changedSince(from, asOf).stream()
                .filter(dossier ->
                        to == null || !SourceRegister.changedAt(dossier, asOf).isAfter(to.plusSeconds(1)))
                .map(dossier -> record(dossier, asOf))
                .toList();
        Object success = answers.getAndIncrement() % 2 == 0 ? 0 : "0";
        return result(Map.of("error_code", success, "message", "", "data", rows));
    }

    private static SourceAnswer result(Map<String, Object> result) {
        return SourceAnswer.json(Map.of("result", result));
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var times = SourceTimes.SLASHED;
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("maHoSo", dossier.code());
        record.put("maTTHC", dossier.procedure().code());
        record.put("tenTTHC", dossier.procedure().name());
        record.put("tenLinhVuc", dossier.procedure().field());
        record.put("chuHoSo", dossier.applicant().name());
        record.put("loaiDoiTuong", dossier.applicant().kind());
        record.put(
                "dinhDanhCHS",
                Map.of("loaiDinhDanh", 1, "soDinhDanh", dossier.applicant().idNumber()));
        record.put("soDienThoai", dossier.applicant().phone());
        record.put("kenhThucHien", dossier.channel());
        record.put("statusId", step.status());
        record.put("statusName", NationalRecord.statusText(dossier, asOf));
        record.put("maDonVi", dossier.agency().code());
        record.put("phongBanXuLy", step.department());
        record.put("ngayNopHoSo", times.text(dossier.submittedAt()));
        record.put("ngayTiepNhan", times.text(NationalRecord.receivedAt(dossier, asOf)));
        record.put("ngayHenTra", times.text(dossier.dueAt()));
        record.put("khongThoiHan", dossier.noTerm());
        record.put("ngayKetThucXuLy", times.text(dossier.reached(9, asOf)));
        record.put("ngayTra", times.text(dossier.reached(10, asOf)));
        record.put("ngayCapNhat", times.text(step.at()));
        record.put(
                "noiDung", "<ToKhai><Muc ten=\"deNghi\">" + dossier.procedure().name() + "</Muc></ToKhai>");
        return record;
    }
}
