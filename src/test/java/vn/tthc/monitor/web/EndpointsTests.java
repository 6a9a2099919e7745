package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tthc.monitor.platform.Accounts.Role;

/** Every mapped address with every role: a new endpoint fails here until somebody says who may use it. */
@ScreenTest
class EndpointsTests {
    private static final Set<Role> NOBODY_NEEDED = Set.of();
    private static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(Role.WALLBOARD));
    private static final Set<Role> READERS =
            EnumSet.of(Role.CONTROLLER, Role.LEADER, Role.TECHNICIAN, Role.ADMINISTRATOR);
    private static final Set<Role> IMPORTERS =
            EnumSet.of(Role.CLERK, Role.CONTROLLER, Role.TECHNICIAN, Role.ADMINISTRATOR);
    private static final Set<Role> RESPONDERS = EnumSet.of(Role.CONTROLLER, Role.TECHNICIAN, Role.ADMINISTRATOR);
    private static final Set<Role> TECHNICAL = EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR);

    private static final Map<String, Set<Role>> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("GET /dang-nhap", NOBODY_NEEDED);
        EXPECTED.put("GET /khoi-tao", NOBODY_NEEDED);
        EXPECTED.put("POST /khoi-tao", NOBODY_NEEDED);
        EXPECTED.put("GET /", STAFF);
        EXPECTED.put("GET /hang-doi", STAFF);
        EXPECTED.put("GET /hang-doi/_bang", STAFF);
        EXPECTED.put("GET /hang-doi/_thay-doi", STAFF);
        EXPECTED.put("GET /hang-doi/loi-he-thong.csv", STAFF);
        EXPECTED.put("GET /hang-doi/loi-he-thong.xlsx", STAFF);
        EXPECTED.put("GET /api/v1/reports/late-by-fault", STAFF);
        EXPECTED.put("GET /ho-so/{id}", STAFF);
        EXPECTED.put("POST /ho-so/{id}/nguyen-nhan", IMPORTERS);
        EXPECTED.put("GET /tinh-han", STAFF);
        EXPECTED.put("GET /cho-noi-khac", STAFF);
        EXPECTED.put("GET /dinh-tuyen", STAFF);
        EXPECTED.put("GET /quan-tri/lich", TECHNICAL);
        EXPECTED.put("POST /quan-tri/lich", TECHNICAL);
        EXPECTED.put("POST /quan-tri/lich/{id}/hoan-tac", TECHNICAL);
        EXPECTED.put("GET /lech-trang-thai", STAFF);
        EXPECTED.put("POST /lech-trang-thai/{id}/nhan", IMPORTERS);
        EXPECTED.put("POST /lech-trang-thai/{id}/tra-lai", IMPORTERS);
        EXPECTED.put("POST /lech-trang-thai/{id}/giai-quyet", IMPORTERS);
        EXPECTED.put("POST /lech-trang-thai/{id}/mo-lai", IMPORTERS);
        EXPECTED.put("GET /co-the-trung", STAFF);
        EXPECTED.put("POST /co-the-trung/{id}/gop", IMPORTERS);
        EXPECTED.put("POST /co-the-trung/{id}/khong-phai", IMPORTERS);
        EXPECTED.put("POST /ho-so/{id}/tach-ra", IMPORTERS);
        EXPECTED.put("POST /lien-ket/{id}/hoan-tac", IMPORTERS);
        EXPECTED.put("GET /he-thong", STAFF);
        EXPECTED.put("GET /he-thong/{id}", STAFF);
        EXPECTED.put("POST /he-thong/{id}/dang-nhap-lai", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/thay-doi/{event}/da-biet", TECHNICAL);
        EXPECTED.put("GET /he-thong/{id}/cach-ly", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/cach-ly/doc-lai", TECHNICAL);
        EXPECTED.put("GET /he-thong/{id}/cach-ly/tai", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/kiem-tra", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/doc-thu", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/ghi-mau", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/chay", TECHNICAL);
        EXPECTED.put("POST /he-thong/{id}/dung", TECHNICAL);
        EXPECTED.put("GET /he-thong/{id}/lich-su", STAFF);
        EXPECTED.put("GET /trang-thai", NOBODY_NEEDED);
        EXPECTED.put("GET /bao-tri", STAFF);
        EXPECTED.put("POST /bao-tri", TECHNICAL);
        EXPECTED.put("POST /bao-tri/{id}/ket-thuc", TECHNICAL);
        EXPECTED.put("GET /su-co", STAFF);
        EXPECTED.put("GET /su-co/{number}", STAFF);
        for (var file : List.of("", ".csv", ".xlsx")) {
            EXPECTED.put("GET /su-co/tong-hop" + file, STAFF);
        }
        for (var deed : List.of("nhan", "ghi-chu", "nguyen-nhan", "gop", "tach")) {
            EXPECTED.put("POST /su-co/{number}/" + deed, RESPONDERS);
        }
        EXPECTED.put("GET /canh-bao", READERS);
        EXPECTED.put("POST /canh-bao/{channel}/gui-thu", TECHNICAL);
        EXPECTED.put("GET /canh-bao/tam-im", READERS);
        EXPECTED.put("POST /canh-bao/tam-im", TECHNICAL);
        EXPECTED.put("POST /canh-bao/tam-im/{id}/ket-thuc", TECHNICAL);
        EXPECTED.put("POST /su-co/{number}/tam-im", TECHNICAL);
        EXPECTED.put("GET /nhan/{token}", NOBODY_NEEDED);
        EXPECTED.put("POST /nhan/{token}", NOBODY_NEEDED);
        EXPECTED.put("GET /api/v1/alerts/preview", READERS);
        EXPECTED.put("POST /push/{id}", NOBODY_NEEDED);
        EXPECTED.put("POST /hook/zalo/{channel}", NOBODY_NEEDED);
        EXPECTED.put("POST /hook/alertmanager/{id}", NOBODY_NEEDED);
        EXPECTED.put("GET /nhap-tep", IMPORTERS);
        EXPECTED.put("POST /nhap-tep", IMPORTERS);
        EXPECTED.put("GET /nhap-tep/{id}", IMPORTERS);
        EXPECTED.put("GET /nhap-tep/{id}/xem-truoc", IMPORTERS);
        EXPECTED.put("POST /nhap-tep/{id}/xem-truoc", IMPORTERS);
        EXPECTED.put("POST /nhap-tep/{id}/nhap", IMPORTERS);
        EXPECTED.put("POST /nhap-tep/{id}/hoan-tac", IMPORTERS);
        EXPECTED.put("POST /nhap-tep/{id}/nhap-lai", IMPORTERS);
        EXPECTED.put("POST /nhap-tep/{id}/bo", IMPORTERS);
        EXPECTED.put("GET /nhap-tep/{id}/dong-loi.xlsx", IMPORTERS);
        EXPECTED.put("GET /api/v1/imports", IMPORTERS);
        EXPECTED.put("GET /api/v1/imports/{id}", IMPORTERS);
        EXPECTED.put("POST /api/v1/imports", IMPORTERS);
        EXPECTED.put("POST /api/v1/imports/{id}/preview", IMPORTERS);
        EXPECTED.put("POST /api/v1/imports/{id}/run", IMPORTERS);
        EXPECTED.put("POST /api/v1/imports/{id}/undo", IMPORTERS);
        EXPECTED.put("GET /api/v1/dossiers", STAFF);
        EXPECTED.put("GET /api/v1/dossiers/{id}", STAFF);
        EXPECTED.put("GET /api/v1/deadlines/calculate", STAFF);
        EXPECTED.put("GET /api/v1/routing", STAFF);
        EXPECTED.put("GET /api/v1/mismatches", STAFF);
        EXPECTED.put("GET /api/v1/suspicions", STAFF);
        EXPECTED.put("POST /api/v1/suspicions/{id}/merge", IMPORTERS);
        EXPECTED.put("POST /api/v1/suspicions/{id}/dismiss", IMPORTERS);
        EXPECTED.put("GET /api/v1/dossiers/{id}/links", STAFF);
        EXPECTED.put("POST /api/v1/dossiers/{id}/merge", IMPORTERS);
        EXPECTED.put("POST /api/v1/dossiers/{id}/split", IMPORTERS);
        EXPECTED.put("POST /api/v1/links/{id}/undo", IMPORTERS);
        EXPECTED.put("GET /api/v1/sources", STAFF);
        EXPECTED.put("GET /api/v1/sources/{id}", STAFF);
        EXPECTED.put("POST /api/v1/sources/{id}/check", TECHNICAL);
        EXPECTED.put("GET /api/v1/sources/{id}/quarantine", TECHNICAL);
        EXPECTED.put("POST /api/v1/sources/{id}/quarantine/replay", TECHNICAL);
        EXPECTED.put("GET /api/v1/incidents", STAFF);
        EXPECTED.put("GET /api/v1/incidents/{number}", STAFF);
        EXPECTED.put("GET /api/v1/reports/incidents", STAFF);
        EXPECTED.put("GET /api/v1/reports/uptime", STAFF);
        EXPECTED.put("GET /api/v1/notifications", READERS);
        EXPECTED.put("GET /api/v1/openapi", NOBODY_NEEDED);
    }

    /** The framework's own, and the address that says "nothing here" to callers with a token. */
    private static final Set<String> APART = Set.of("/error", "/api/**", "/api/v1/openapi.yaml");

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Test
    void everyMappedAddressIsInTheTable() {
        var mapped = new TreeSet<String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> {
                    for (var pattern : info.getPatternValues()) {
                        if (!APART.contains(pattern) && !pattern.startsWith("/actuator")) {
                            var methods = info.getMethodsCondition().getMethods();
                            assertThat(methods).as(pattern).hasSize(1);
                            mapped.add(methods.stream()
                                            .map(RequestMethod::name)
                                            .findFirst()
                                            .orElseThrow() + " " + pattern);
                        }
                    }
                });
        assertThat(mapped).isEqualTo(new TreeSet<>(EXPECTED.keySet()));
    }

    @Test
    void everyRoleReachesWhatItMayAndNothingElse() {
        var wrong = new ArrayList<String>();
        EXPECTED.forEach((endpoint, allowed) -> {
            for (var role : Role.values()) {
                var expected = allowed.isEmpty() || allowed.contains(role);
                if ((ask(endpoint, role) != 403) != expected) {
                    wrong.add(endpoint + " " + role);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void strangersReachOnlyTheLogin() {
        var wrong = new ArrayList<String>();
        EXPECTED.forEach((endpoint, allowed) -> {
            var status = ask(endpoint, null);
            if (!allowed.isEmpty() && status != (endpoint.contains("/api/") ? 401 : 302)) {
                wrong.add(endpoint + " " + status);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNotListedIsDenied() {
        assertThat(browser.get()
                        .uri("/webjars/bootstrap/5.3.8/js/bootstrap.min.js")
                        .with(PagesTests.as("a", null, Role.ADMINISTRATOR)))
                .hasStatus(403);
        assertThat(browser.get().uri("/demo").with(PagesTests.as("a", null, Role.ADMINISTRATOR)))
                .hasStatus(403);
        assertThat(browser.get().uri("/actuator/env").header("Authorization", "Bearer all:read,act"))
                .hasStatus(403);
    }

    private int ask(String endpoint, @Nullable Role role) {
        var parts = endpoint.split(" ", -1);
        var address = parts[1].replace("{id}", parts[1].endsWith("dong-loi.xlsx") ? "9" : "1")
                .replace("{number}", "12")
                .replace("{token}", "13.thu")
                .replace("{event}", "1")
                .replace("{channel}", "webhook");
        var request = browser.method(HttpMethod.valueOf(parts[0])).uri(address + "?tu=0&v=0");
        if (parts[1].startsWith("/api/")) {
            if (role != null) {
                request = request.header("Authorization", "Bearer " + Words.of(role) + ":read,act");
            }
        } else {
            request = request.with(csrf());
            if (role != null) {
                request = request.with(PagesTests.as(Words.of(role), null, role));
            }
        }
        return request.exchange().getResponse().getStatus();
    }
}
