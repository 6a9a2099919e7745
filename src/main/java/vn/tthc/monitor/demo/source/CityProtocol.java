package vn.tthc.monitor.demo.source;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.demo.world.DemoDossier;

/**
 * The municipal one-stop system: a login for a session, then listing by time of last change with offsets; success is
 * {@code "00"} under status 201, names as in the national format.
 */
final class CityProtocol implements SourceProtocol {
    private final SourceRegister register;
    private final Sessions sessions = new Sessions(Duration.ofMinutes(10));

    CityProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (request.is("POST", "/api/dang-nhap")) {
            return login(request, asOf);
        }
        if (!sessions.valid(request.header("x-session"), asOf)) {
            return SourceAnswer.unauthorized();
        }
        if (request.is("GET", "/api/ho-so")) {
            return list(request, asOf);
        }
        return request.is("POST", "/api/ho-so/tra-cuu") ? byCodes(request, asOf) : SourceAnswer.notFound();
    }

    private SourceAnswer login(SourceRequest request, Instant asOf) {
        if (!request.text("username").equals("demo")
                || !request.text("password").equals("demo-mot-cua")) {
            return SourceAnswer.unauthorized();
        }
        return SourceAnswer.json(201, Map.of("session", sessions.begin(asOf), "error_code", 0));
    }

    private SourceAnswer list(SourceRequest request, Instant asOf) {
        var from = SourceTimes.COMPACT.instant(request.parameter("tuNgay"));
        var changed = register.changedSince(from, asOf);
        var page = SourceRegister.page(changed, request.number("offset", 0), request.number("limit", 50));
        return SourceAnswer.json(
                201,
                envelope(
                        changed.size(),
                        page.stream().map(dossier -> record(dossier, asOf)).toList()));
    }

    private SourceAnswer byCodes(SourceRequest request, Instant asOf) {
        var codes = new HashSet<String>();
        request.json().path("dsMaHoSo").forEach(code -> codes.add(code.asString("")));
        var found = register.byCodes(codes, asOf).stream()
                .map(dossier -> record(dossier, asOf))
                .toList();
        return SourceAnswer.json(201, envelope(found.size(), found));
    }

    /** Beside the names of the national format it tells who received a dossier, when it was typed in and to whom it went on. */
    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var times = SourceTimes.COMPACT;
        var record = NationalRecord.of(dossier, asOf, times);
        record.put("NgayNhapHoSo", dossier.at(asOf).status() == 1 ? "" : times.text(dossier.enteredAt()));
        record.put("MaDonViTiepNhan", dossier.agency().code());
        record.put("DonViTiepNhan", dossier.agency().name());
        record.put(
                "DanhSachChuyenHoSo",
                dossier.particulars().transfers().stream()
                        .filter(transfer -> !transfer.at().isAfter(asOf))
                        .map(transfer -> Map.of(
                                "MaDonViChuyen", transfer.from().code(),
                                "MaDonViNhan", transfer.to().code(),
                                "NgayChuyen", times.text(transfer.at())))
                        .toList());
        return record;
    }

    private static Map<String, Object> envelope(int total, Object data) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("error_code", "00");
        envelope.put("message", "Thành công");
        envelope.put("total", total);
        envelope.put("data", data);
        return envelope;
    }
}
