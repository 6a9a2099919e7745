package vn.tthc.monitor.demo.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoDossier;

/**
 * A GET interface with the key in the query and again in headers. Its window is the day of reception, so that later
 * changes of old dossiers are never listed; its channels are 0 and 1 where the national list has 1 and 2; errors come
 * under status 200 with numbers from -300 down.
 */
final class KeyedGetProtocol implements SourceProtocol {
    private static final String KEY = "demo-khoa-noi-vu";

    private final SourceRegister register;

    KeyedGetProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.parameter("APIKey").equals(KEY)
                || !request.header("apikey").equals(KEY)) {
            return SourceAnswer.unauthorized();
        }
        if (!request.header("madonvi").equals("H24")) {
            return SourceAnswer.json(Map.of("error_code", -300, "message", "Mã đơn vị không hợp lệ"));
        }
        if (request.is("GET", "/api/danhsachhoso")) {
            return list(request, asOf);
        }
        return request.is("GET", "/api/chitiethoso") ? detail(request, asOf) : SourceAnswer.notFound();
    }

    private SourceAnswer list(SourceRequest request, Instant asOf) {
        var from = SourceTimes.SLASHED_DAY.instant(request.parameter("ReceiveFromDate"));
        var lastDay = SourceTimes.SLASHED_DAY.instant(request.parameter("ReceiveToDate"));
        var to = lastDay == null ? null : lastDay.plus(Duration.ofDays(1));
        var rows = register.receivedBetween(from, to, asOf).stream()
                .map(dossier -> record(dossier, asOf))
                .toList();
        return answer(rows);
    }

    private SourceAnswer detail(SourceRequest request, Instant asOf) {
        var dossier = register.find(request.parameter("MaHoSo"), asOf);
        return answer(dossier == null ? List.of() : List.of(record(dossier, asOf)));
    }

    private static SourceAnswer answer(List<Map<String, Object>> rows) {
        return SourceAnswer.json(Map.of("error_code", 0, "total", rows.size(), "data", rows));
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var record = NationalRecord.of(dossier, asOf, SourceTimes.SLASHED);
        record.remove("NgayCapNhat");
        record.put("NgayGuiHoSo", record.remove("NgayNopHoSo"));
        record.put("NguoiNop", record.remove("ChuHoSo"));
        record.put("KenhThucHien", channel(dossier.channel()));
        record.put("TrangThaiHoSo", dossier.at(asOf).status());
        return record;
    }

    /** Post is not known here. */
    private static @Nullable Integer channel(int national) {
        return switch (national) {
            case 1 -> 0;
            case 2 -> 1;
            default -> null;
        };
    }
}
