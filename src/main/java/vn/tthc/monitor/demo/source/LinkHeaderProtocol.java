package vn.tthc.monitor.demo.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.demo.world.DemoDossier;

/** A plain array of records under HTTP Basic, with the address of the next page in a Link header; times in millis. */
final class LinkHeaderProtocol implements SourceProtocol {
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("demo:demo-tai-chinh".getBytes(StandardCharsets.UTF_8));

    private final SourceRegister register;

    LinkHeaderProtocol(SourceRegister register) {
        this.register = register;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.header("authorization").equals(CREDENTIALS)) {
            return SourceAnswer.unauthorized().with("WWW-Authenticate", "Basic realm=\"hkd\"");
        }
        if (!request.is("GET", "/hkd/ho-so")) {
            return SourceAnswer.notFound();
        }
        int page = request.number("page", 1);
        int size = request.number("per_page", 50);
        var all = register.changedSince(null, asOf);
        var rows = SourceRegister.page(all, (page - 1) * size, size);
        var answer = SourceAnswer.json(
                rows.stream().map(dossier -> record(dossier, asOf)).toList());
        return page * size >= all.size()
                ? answer
                : answer.with("Link", "</hkd/ho-so?page=" + (page + 1) + "&per_page=" + size + ">; rel=\"next\"");
    }

    private static Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("ma", dossier.code());
        record.put("thuTuc", dossier.procedure().code());
        record.put("tenThuTuc", dossier.procedure().name());
        record.put("linhVuc", dossier.procedure().field());
        record.put("nguoiNop", dossier.applicant().name());
        record.put("donVi", dossier.agency().code());
        record.put("trangThai", step.status());
        record.put("tiepNhan", dossier.receivedAt().toEpochMilli());
        record.put("henTra", dossier.dueAt() == null ? null : dossier.dueAt().toEpochMilli());
        record.put("capNhat", step.at().toEpochMilli());
        return record;
    }
}
