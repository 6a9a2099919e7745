package vn.tthc.monitor.web.security;

import static vn.tthc.monitor.platform.Accounts.Role.ADMINISTRATOR;
import static vn.tthc.monitor.platform.Accounts.Role.CLERK;
import static vn.tthc.monitor.platform.Accounts.Role.CONTROLLER;
import static vn.tthc.monitor.platform.Accounts.Role.LEADER;
import static vn.tthc.monitor.platform.Accounts.Role.TECHNICIAN;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import vn.tthc.monitor.platform.Accounts.Role;

/**
 * Who may ask for one address. The list is the whole permission table of the application: an address that is not in it
 * is denied, so a new endpoint is closed until somebody writes its line.
 *
 * @param roles one of them is needed; empty for everybody, signed in or not
 * @param scope what a bearer token must carry besides; null where the address is a page
 */
record EndpointRule(
        HttpMethod method,
        String pattern,
        Set<Role> roles,
        @Nullable String scope) {
    private static final Set<Role> EVERYBODY = Set.of();
    private static final Set<Role> STAFF = Set.of(CLERK, CONTROLLER, LEADER, TECHNICIAN, ADMINISTRATOR);
    private static final Set<Role> MESSAGE_READERS = Set.of(CONTROLLER, LEADER, TECHNICIAN, ADMINISTRATOR);
    private static final Set<Role> IMPORTERS = Set.of(CLERK, CONTROLLER, TECHNICIAN, ADMINISTRATOR);
    private static final Set<Role> HANDLERS = IMPORTERS;
    private static final Set<Role> RESPONDERS = Set.of(CONTROLLER, TECHNICIAN, ADMINISTRATOR);
    private static final Set<Role> TECHNICAL = Set.of(TECHNICIAN, ADMINISTRATOR);

    /** Pages. */
    static final List<EndpointRule> PAGES = List.of(
            get("/dang-nhap", EVERYBODY),
            get("/khoi-tao", EVERYBODY),
            post("/khoi-tao", EVERYBODY),
            get("/", STAFF),
            get("/hang-doi", STAFF),
            get("/hang-doi/_bang", STAFF),
            get("/hang-doi/_thay-doi", STAFF),
            get("/hang-doi/loi-he-thong.csv", STAFF),
            get("/hang-doi/loi-he-thong.xlsx", STAFF),
            get("/ho-so/{id}", STAFF),
            post("/ho-so/{id}/nguyen-nhan", HANDLERS),
            get("/tinh-han", STAFF),
            get("/cho-noi-khac", STAFF),
            get("/dinh-tuyen", STAFF),
            get("/quan-tri/lich", TECHNICAL),
            post("/quan-tri/lich", TECHNICAL),
            post("/quan-tri/lich/{id}/hoan-tac", TECHNICAL),
            get("/lech-trang-thai", STAFF),
            post("/lech-trang-thai/{id}/nhan", HANDLERS),
            post("/lech-trang-thai/{id}/tra-lai", HANDLERS),
            post("/lech-trang-thai/{id}/giai-quyet", HANDLERS),
            post("/lech-trang-thai/{id}/mo-lai", HANDLERS),
            get("/co-the-trung", STAFF),
            post("/co-the-trung/{id}/gop", HANDLERS),
            post("/co-the-trung/{id}/khong-phai", HANDLERS),
            post("/ho-so/{id}/tach-ra", HANDLERS),
            post("/lien-ket/{id}/hoan-tac", HANDLERS),
            get("/he-thong", STAFF),
            get("/he-thong/{id}/lich-su", STAFF),
            get("/trang-thai", EVERYBODY),
            get("/he-thong/{id}", STAFF),
            post("/he-thong/{id}/dang-nhap-lai", TECHNICAL),
            get("/bao-tri", STAFF),
            post("/bao-tri", TECHNICAL),
            post("/bao-tri/{id}/ket-thuc", TECHNICAL),
            get("/su-co", STAFF),
            get("/su-co/tong-hop", STAFF),
            get("/su-co/tong-hop.csv", STAFF),
            get("/su-co/tong-hop.xlsx", STAFF),
            get("/su-co/{number}", STAFF),
            post("/su-co/{number}/nhan", RESPONDERS),
            post("/su-co/{number}/ghi-chu", RESPONDERS),
            post("/su-co/{number}/nguyen-nhan", RESPONDERS),
            post("/su-co/{number}/gop", RESPONDERS),
            post("/su-co/{number}/tach", RESPONDERS),
            get("/canh-bao", MESSAGE_READERS),
            post("/canh-bao/{channel}/gui-thu", TECHNICAL),
            get("/canh-bao/tam-im", MESSAGE_READERS),
            post("/canh-bao/tam-im", TECHNICAL),
            post("/canh-bao/tam-im/{id}/ket-thuc", TECHNICAL),
            post("/su-co/{number}/tam-im", TECHNICAL),
            // The signed link of a message is the right to act; looking changes nothing.
            get("/nhan/{token}", EVERYBODY),
            post("/nhan/{token}", EVERYBODY),
            post("/he-thong/{id}/thay-doi/{event}/da-biet", TECHNICAL),
            get("/he-thong/{id}/cach-ly", TECHNICAL),
            post("/he-thong/{id}/cach-ly/doc-lai", TECHNICAL),
            get("/he-thong/{id}/cach-ly/tai", TECHNICAL),
            post("/he-thong/{id}/kiem-tra", TECHNICAL),
            post("/he-thong/{id}/doc-thu", TECHNICAL),
            post("/he-thong/{id}/ghi-mau", TECHNICAL),
            post("/he-thong/{id}/chay", TECHNICAL),
            post("/he-thong/{id}/dung", TECHNICAL),
            get("/nhap-tep", IMPORTERS),
            post("/nhap-tep", IMPORTERS),
            get("/nhap-tep/{id}", IMPORTERS),
            get("/nhap-tep/{id}/xem-truoc", IMPORTERS),
            post("/nhap-tep/{id}/xem-truoc", IMPORTERS),
            post("/nhap-tep/{id}/nhap", IMPORTERS),
            post("/nhap-tep/{id}/hoan-tac", IMPORTERS),
            post("/nhap-tep/{id}/nhap-lai", IMPORTERS),
            post("/nhap-tep/{id}/bo", IMPORTERS),
            get("/nhap-tep/{id}/dong-loi.xlsx", IMPORTERS));

    /** The JSON API. */
    static final List<EndpointRule> API = List.of(
            get("/api/v1/openapi", EVERYBODY),
            token(HttpMethod.GET, "/api/v1/dossiers", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/dossiers/{id}", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/reports/late-by-fault", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/deadlines/calculate", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/routing", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/mismatches", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/suspicions", STAFF, "read"),
            token(HttpMethod.POST, "/api/v1/suspicions/{id}/merge", HANDLERS, "act"),
            token(HttpMethod.POST, "/api/v1/suspicions/{id}/dismiss", HANDLERS, "act"),
            token(HttpMethod.GET, "/api/v1/dossiers/{id}/links", STAFF, "read"),
            token(HttpMethod.POST, "/api/v1/dossiers/{id}/merge", HANDLERS, "act"),
            token(HttpMethod.POST, "/api/v1/dossiers/{id}/split", HANDLERS, "act"),
            token(HttpMethod.POST, "/api/v1/links/{id}/undo", HANDLERS, "act"),
            token(HttpMethod.GET, "/api/v1/sources", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/sources/{id}", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/sources/{id}/quarantine", TECHNICAL, "read"),
            token(HttpMethod.POST, "/api/v1/sources/{id}/quarantine/replay", TECHNICAL, "act"),
            token(HttpMethod.GET, "/api/v1/incidents", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/incidents/{number}", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/reports/incidents", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/reports/uptime", STAFF, "read"),
            token(HttpMethod.GET, "/api/v1/notifications", MESSAGE_READERS, "read"),
            token(HttpMethod.GET, "/api/v1/alerts/preview", MESSAGE_READERS, "read"),
            token(HttpMethod.GET, "/api/v1/imports", IMPORTERS, "read"),
            token(HttpMethod.GET, "/api/v1/imports/{id}", IMPORTERS, "read"),
            token(HttpMethod.POST, "/api/v1/imports", IMPORTERS, "act"),
            token(HttpMethod.POST, "/api/v1/imports/{id}/preview", IMPORTERS, "act"),
            token(HttpMethod.POST, "/api/v1/imports/{id}/run", IMPORTERS, "act"),
            token(HttpMethod.POST, "/api/v1/imports/{id}/undo", IMPORTERS, "act"),
            token(HttpMethod.POST, "/api/v1/sources/{id}/check", TECHNICAL, "act"));

    /** What systems send: callers prove who they are inside the call, by the portal's format. */
    static final List<EndpointRule> PUSH = List.of(
            post("/push/{id}", EVERYBODY),
            post("/hook/zalo/{channel}", EVERYBODY),
            post("/hook/alertmanager/{id}", EVERYBODY));

    private static EndpointRule get(String pattern, Set<Role> roles) {
        return new EndpointRule(HttpMethod.GET, pattern, roles, null);
    }

    private static EndpointRule post(String pattern, Set<Role> roles) {
        return new EndpointRule(HttpMethod.POST, pattern, roles, null);
    }

    private static EndpointRule token(HttpMethod method, String pattern, Set<Role> roles, String scope) {
        return new EndpointRule(method, pattern, roles, scope);
    }
}
