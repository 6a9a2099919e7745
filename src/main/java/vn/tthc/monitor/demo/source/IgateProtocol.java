package vn.tthc.monitor.demo.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.tthc.monitor.demo.world.DemoDossier;

/**
 * The ministries' common front end (iGate): OAuth 2 client credentials, pages as slices without a total, ids of 24 hex
 * digits, times with an offset without a colon, names as a text or as a list by language.
 */
final class IgateProtocol implements SourceProtocol {
    private final SourceRegister register;
    private final String client;
    private final boolean namesByLanguage;
    private final Sessions tokens = new Sessions(Duration.ofMinutes(5));

    IgateProtocol(SourceRegister register, String client, boolean namesByLanguage) {
        this.register = register;
        this.client = client;
        this.namesByLanguage = namesByLanguage;
    }

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (request.is("POST", "/auth/realms/digo/protocol/openid-connect/token")) {
            return token(request, asOf);
        }
        var bearer = request.header("authorization");
        if (!bearer.startsWith("Bearer ") || !tokens.valid(bearer.substring("Bearer ".length()), asOf)) {
            return SourceAnswer.unauthorized();
        }
        return request.is("GET", "/pa/dossier/search") ? search(request, asOf) : SourceAnswer.notFound();
    }

    private SourceAnswer token(SourceRequest request, Instant asOf) {
        var form = request.form();
        boolean known = client.equals(form.get("client_id")) && (client + "-mat").equals(form.get("client_secret"));
        if (!known || !"client_credentials".equals(form.get("grant_type"))) {
            return SourceAnswer.json(401, Map.of("error", "invalid_client"));
        }
        return SourceAnswer.json(
                Map.of("access_token", tokens.begin(asOf), "expires_in", tokens.seconds(), "token_type", "Bearer"));
    }

    private SourceAnswer search(SourceRequest request, Instant asOf) {
        var code = request.parameter("code-match");
        var from = SourceTimes.OFFSET.instant(request.parameter("updated-from"));
        var all = code.isEmpty() ? register.changedSince(from, asOf) : register.byCodes(java.util.Set.of(code), asOf);
        int size = request.number("size", 20);
        int page = request.number("page", 0);
        var rows = SourceRegister.page(all, page * size, size);
        var slice = new LinkedHashMap<String, Object>();
        slice.put("content", rows.stream().map(dossier -> record(dossier, asOf)).toList());
        slice.put("number", page);
        slice.put("size", size);
        slice.put("numberOfElements", rows.size());
        slice.put("first", page == 0);
        slice.put("last", (page + 1) * size >= all.size());
        slice.put("empty", rows.isEmpty());
        return SourceAnswer.json(slice);
    }

    private Map<String, Object> record(DemoDossier dossier, Instant asOf) {
        var times = SourceTimes.OFFSET;
        var step = dossier.at(asOf);
        var record = new LinkedHashMap<String, Object>();
        record.put("id", id(dossier.code()));
        record.put("code", dossier.code());
        record.put("nationCode", Objects.requireNonNullElse(dossier.nationalCode(), ""));
        record.put("dossierStatus", status(dossier, asOf));
        record.put("applicant", Map.of("data", applicant(dossier)));
        record.put("procedure", procedure(dossier));
        record.put(
                "agency",
                Map.of(
                        "id",
                        id(dossier.agency().code()),
                        "code",
                        dossier.agency().code(),
                        "name",
                        name(dossier.agency().name())));
        record.put("accepter", Map.of("fullname", step.officer()));
        record.put("applyMethod", applyMethod(dossier.channel()));
        record.put("appliedDate", times.textOrNull(dossier.submittedAt()));
        record.put("acceptedDate", times.textOrNull(NationalRecord.receivedAt(dossier, asOf)));
        record.put("appointmentDate", times.textOrNull(dossier.dueAt()));
        record.put("undefindedCompleteTime", dossier.noTerm() ? 1 : 0);
        record.put("completedDate", times.textOrNull(dossier.reached(9, asOf)));
        record.put("returnedDate", times.textOrNull(dossier.reached(10, asOf)));
        record.put("updatedDate", times.textOrNull(step.at()));
        record.put("currentTask", step.open() ? List.of(task(step.officer(), step.department())) : List.of());
        return record;
    }

    private Map<String, Object> status(DemoDossier dossier, Instant asOf) {
        int own = dossier.oddStatus() == null
                ? ownStatus(dossier.at(asOf).status())
                : Integer.parseInt(dossier.oddStatus());
        return Map.of("id", own, "name", name(NationalRecord.statusText(dossier, asOf)));
    }

    private static Map<String, Object> applicant(DemoDossier dossier) {
        return Map.of(
                "fullname", dossier.applicant().name(),
                "identityNumber", dossier.applicant().idNumber(),
                "phoneNumber", dossier.applicant().phone());
    }

    private Map<String, Object> procedure(DemoDossier dossier) {
        var procedure = dossier.procedure();
        var sector =
                Map.of("id", id(procedure.fieldCode()), "code", procedure.fieldCode(), "name", name(procedure.field()));
        return Map.of(
                "id", id(procedure.code()),
                "code", procedure.code(),
                "translate", Map.of("name", name(procedure.name())),
                "sector", sector);
    }

    private Map<String, Object> applyMethod(int channel) {
        return switch (channel) {
            case 2 -> Map.of("id", 0, "name", name("Trực tuyến"));
            case 3 -> Map.of("id", 2, "name", name("Bưu chính công ích"));
            default -> Map.of("id", 1, "name", name("Trực tiếp"));
        };
    }

    private Map<String, Object> task(String officer, String department) {
        return Map.of("assignee", Map.of("fullname", officer), "agency", Map.of("name", name(department)));
    }

    private Object name(String text) {
        return namesByLanguage
                ? List.of(Map.of("languageId", 228, "name", text), Map.of("languageId", 46, "name", text))
                : text;
    }

    /** 0 waiting, 1 supplement, 2 processing, 3 paused, 4 finished, 5 returned, 6 withdrawn, 8 payment, 12 refused. */
    private static int ownStatus(int national) {
        return switch (national) {
            case 1 -> 0;
            case 5 -> 1;
            case 8 -> 3;
            case 9 -> 4;
            case 10 -> 5;
            case 7 -> 6;
            case 6 -> 8;
            case 3 -> 12;
            default -> 2;
        };
    }

    private static String id(String text) {
        return "65%022x".formatted(text.hashCode() & 0xffffffffL);
    }
}
