package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The JSON API with bearer tokens. */
@ScreenTest
class ApiTests {
    @Autowired
    private MockMvcTester client;

    @Autowired
    private TestingAccounts accounts;

    @Test
    void dossiersAreListedWithMaskedNamesAndACursor() {
        var answer = get("/api/v1/dossiers?open=true&limit=2");
        assertThat(answer).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(120);
        assertThat(answer).bodyJson().extractingPath("$.next").isEqualTo("2");
        assertThat(answer).bodyJson().extractingPath("$.items[0].applicant").isEqualTo("Nguyễn T. M. H.");
        assertThat(answer).bodyJson().extractingPath("$.items[0].urgency").isEqualTo("overdue");
        assertThat(answer).bodyJson().extractingPath("$.items[0].dueAt").isEqualTo("2026-11-19T16:41:00Z");
        assertThat(get("/api/v1/dossiers?limit=100&cursor=100"))
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
    }

    @Test
    void badParametersAreAnsweredWithASentence() {
        for (var query : new String[] {"urgency=late", "limit=0", "limit=x", "open=maybe", "sources=a", "cursor=zzz"}) {
            var answer = get("/api/v1/dossiers?" + query);
            assertThat(answer).as(query).hasStatus(400).hasContentType("application/problem+json");
            assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("ãy");
        }
        assertThat(get("/api/v1/dossiers/abc")).hasStatus(400);
    }

    @Test
    void oneDossierHidesPersonalDataInItsHistory() {
        var answer = get("/api/v1/dossiers/1");
        assertThat(answer).bodyJson().extractingPath("$.records[0].status").isEqualTo("processing");
        assertThat(answer).bodyText().doesNotContain("0912345567", "031088001221", "Minh Hương");
        assertThat(get("/api/v1/dossiers/999")).hasStatus(404).hasContentType("application/problem+json");
    }

    @Test
    void tokenSeesItsAgencyOnly() {
        var answer = client.get()
                .uri("/api/v1/dossiers")
                .header("Authorization", "Bearer ward:read")
                .exchange();
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(60);
        assertThat(client.get().uri("/api/v1/dossiers/2").header("Authorization", "Bearer ward:read"))
                .hasStatus(404);
    }

    @Test
    void sourcesAreListedWorstFirst() {
        var answer = get("/api/v1/sources");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("invalid", "suspended", "down", "degraded", "up", "up");
        assertThat(answer).bodyJson().extractingPath("$.items[2].category").isEqualTo("timeout");
        assertThat(answer).bodyJson().extractingPath("$.items[3].trial").isEqualTo(true);
    }

    @Test
    void aSourceIsToldAspectByAspect() {
        var answer = get("/api/v1/sources/bo-xay-dung");
        assertThat(answer).bodyJson().extractingPath("$.source.state").isEqualTo("down");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.conditions[*].value")
                .asArray()
                .containsExactly("bad", "unknown");
        assertThat(answer).bodyJson().extractingPath("$.conditions[0].kind").isEqualTo("reach");
        assertThat(get("/api/v1/sources/khong-co")).hasStatus(404);
    }

    @Test
    void checkNeedsTheScopeAct() {
        assertThat(client.post().uri("/api/v1/sources/mot-cua/check").header("Authorization", "Bearer all:read"))
                .hasStatus(403);
        var answer = client.post()
                .uri("/api/v1/sources/mot-cua/check")
                .header("Authorization", "Bearer all:read,act")
                .exchange();
        assertThat(answer).bodyJson().extractingPath("$.steps[1].result").isEqualTo("failed");
        assertThat(accounts.audited).containsExactly("all check_source mot-cua");
    }

    @Test
    void quarantineIsListedWithoutItsPeopleAndReadOnceMore() {
        var answer = get("/api/v1/sources/mot-cua/quarantine");
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(3);
        assertThat(answer).bodyText().contains("Aa Aaa Aaa").doesNotContain("Sáu");
        assertThat(client.post()
                        .uri("/api/v1/sources/mot-cua/quarantine/replay")
                        .header("Authorization", "Bearer all:read,act"))
                .bodyJson()
                .extractingPath("$.stored")
                .isEqualTo(2);
        assertThat(accounts.audited).containsExactly("all replay_quarantine mot-cua");
    }

    @Test
    void incidentsAndNotificationsAreListed() {
        assertThat(get("/api/v1/incidents?open=true"))
                .bodyJson()
                .extractingPath("$.items[0].number")
                .isEqualTo(12);
        assertThat(get("/api/v1/incidents"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(2);
        assertThat(get("/api/v1/notifications"))
                .bodyJson()
                .extractingPath("$.items[0].state")
                .isEqualTo("accepted");
    }

    @Test
    void oneIncidentAndWhatIncidentsCostAreAnswered() {
        var one = get("/api/v1/incidents/12");
        assertThat(one).bodyJson().extractingPath("$.incident.acknowledgedBy").isEqualTo("lan");
        assertThat(one).bodyJson().extractingPath("$.timeline[2].kind").isEqualTo("note");
        assertThat(one).bodyJson().extractingPath("$.stretches[1].from").isEqualTo("2026-11-20T02:10:00Z");
        assertThat(one).bodyJson().extractingPath("$.members[0].number").isEqualTo(11);
        assertThat(get("/api/v1/incidents/99")).hasStatus(404);
        assertThat(get("/api/v1/reports/incidents?period=month"))
                .bodyJson()
                .extractingPath("$.items[0].lostWorkingMinutes")
                .isEqualTo(1284);
        assertThat(get("/api/v1/reports/incidents?period=x")).hasStatus(400);
        assertThat(get("/api/v1/reports/uptime"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(8);
    }

    @Test
    void missingTokenAndUnknownAddressAreAnsweredAsProblems() {
        var refused = client.get().uri("/api/v1/dossiers").exchange();
        assertThat(refused).hasStatus(401).hasContentType("application/problem+json;charset=UTF-8");
        assertThat(refused).bodyJson().extractingPath("$.detail").asString().contains("Authorization: Bearer");
        assertThat(get("/api/v1/nothing")).hasStatus(404).hasContentType("application/problem+json");
    }

    @Test
    void interfaceIsDescribed() {
        var answer = client.get().uri("/api/v1/openapi").exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.paths")
                .asMap()
                .containsKeys(
                        "/api/v1/dossiers",
                        "/api/v1/dossiers/{id}",
                        "/api/v1/sources",
                        "/api/v1/sources/{id}/check",
                        "/api/v1/incidents",
                        "/api/v1/notifications");
        assertThat(answer).bodyText().doesNotContain("/hang-doi");
    }

    @Test
    void metricsAreForTheSameMachineOrATokenHealthForEverybody() {
        assertThat(client.get().uri("/actuator/health")).hasStatusOk();
        assertThat(client.get().uri("/actuator/prometheus").header("X-Forwarded-For", "203.0.113.5"))
                .hasStatus(401);
        assertThat(client.get().uri("/actuator/prometheus").with(request -> {
                    request.setRemoteAddr("192.168.1.20");
                    return request;
                }))
                .hasStatus(401);
        assertThat(client.get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotIn(401, 403);
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(address)
                .header("Authorization", "Bearer all:read")
                .exchange();
    }
}
