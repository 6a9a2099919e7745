package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.demo.world.DemoDossier;

/** A listing in the manner of the national portal: POST, a cursor named lastId, success is "OK" under status 201. */
final class CursorProtocol implements SourceProtocol {
    private final SourceRegister register;

    CursorProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.header("x-api-key").equals("demo-khoa-nong-nghiep")) {
            return SourceAnswer.unauthorized();
        }
        if (!request.is("POST", "/api/v1/dossier/list")) {
            return SourceAnswer.notFound();
        }
        var from = SourceTimes.LOCAL.instant(request.text("updatedFrom"));
        var all = register.changedSince(from, asOf);
        int offset = request.text("lastId").matches("\\d{1,7}") ? Integer.parseInt(request.text("lastId")) : 0;
        int size = Math.clamp(request.json().path("limit").asInt(100), 1, 500);
        var page = SourceRegister.page(all, offset, size);
        var data = new LinkedHashMap<String, Object>();
        data.put("items", page.stream().map(dossier -> record(dossier, asOf)).toList());
        data.put("lastId", offset + page.size() < all.size() ? String.valueOf(offset + page.size()) : null);
        data.put("total", all.size());
        return SourceAnswer.json(201, Map.of("code", "OK", "data", data));
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var times = SourceTimes.LOCAL;
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("id", "NNMT-" + dossier.code().replaceAll("\\D", ""));
        record.put("nationalCode", dossier.code());
        record.put(
                "formality",
                Map.of(
                        "code",
                        dossier.procedure().code(),
                        "name",
                        dossier.procedure().name()));
        record.put("field", dossier.procedure().field());
        record.put(
                "applicant",
                Map.of(
                        "fullName", dossier.applicant().name(),
                        "identity", dossier.applicant().idNumber(),
                        "phone", dossier.applicant().phone()));
        record.put("channel", dossier.channel());
        record.put("status", step.status());
        record.put("statusName", NationalRecord.statusText(dossier, asOf));
        record.put("departmentCode", dossier.agency().code());
        record.put("step", step.department());
        record.put("submittedAt", times.textOrNull(dossier.submittedAt()));
        record.put("receivedAt", times.textOrNull(NationalRecord.receivedAt(dossier, asOf)));
        record.put("appointedAt", times.textOrNull(dossier.dueAt()));
        record.put("withoutTerm", dossier.noTerm());
        record.put("finishedAt", times.textOrNull(dossier.reached(9, asOf)));
        record.put("returnedAt", times.textOrNull(dossier.reached(10, asOf)));
        record.put("updatedAt", times.textOrNull(step.at()));
        return record;
    }
}
