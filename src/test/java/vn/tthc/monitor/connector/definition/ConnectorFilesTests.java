package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;

/** What a good connector file means: its defaults, its long forms and what lies in its preset. */
class ConnectorFilesTests extends ConnectorFilesBench {
    @Test
    void theSmallestFileGetsEveryDefault() throws IOException {
        var definition = valid(SMALLEST);
        assertThat(definition.schedule().every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(definition.http().auth()).isEqualTo(new Authentication.None());
        var limits = definition.http().limits();
        assertThat(limits.rate()).isEqualTo(5);
        assertThat(limits.ratePeriod()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.call()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limits.body().toMegabytes()).isEqualTo(32);
        assertThat(definition.health().failures()).isEqualTo(3);
        assertThat(definition.health().staleAfter()).isNull();
        assertThat(definition.mapping().timezone()).hasToString("Asia/Ho_Chi_Minh");
        assertThat(definition.mapping().fields().getFirst().formats()).isEmpty();
        assertThat(definition.warnings()).isEmpty();
    }

    @Test
    void readsTheFileOfTheDesign() throws IOException {
        environment.putAll(Map.of("BXD_URL", "https://bxd.example", "BXD_ID", "me", "BXD_SECRET", "s3cr3t"));
        Files.copy(
                Path.of("src/test/resources/connector-files/bo-xay-dung.yaml"),
                folder.resolve("connectors/bo-xay-dung.yaml"));
        var file = new ConnectorFiles(folder, environment::get, false).load().getFirst();
        assertThat(file.problems()).isEmpty();
        var definition = file.definition().orElseThrow();
        assertThat(definition.deepLink()).isEqualTo("https://bxd.example/ho-so/${code}");
        assertThat(definition.lifecycle().getLast().state()).isEqualTo(LifecycleState.RUNNING);
        assertThat(definition.lifecycle().getFirst().from()).isEqualTo(LocalDate.of(2026, 1, 1));
        var auth = (Authentication.OAuth2ClientCredentials) definition.http().auth();
        assertThat(requireNonNull(auth.request().client()).secret().reveal()).isEqualTo("s3cr3t");
        assertThat(definition.toString()).doesNotContain("s3cr3t");
        var status = codes(definition, "status");
        assertThat(status.entries()).containsEntry("0", "NEW").containsEntry("8", "PAYMENT_REQUESTED");
    }

    @Test
    void readsEveryKindOfAuthentication() throws IOException {
        environment.put("KEY", "the-key");
        assertThat(auth("{type: api-key, in: {query: APIKey}, value: \"${env:KEY}\"}"))
                .isInstanceOfSatisfying(
                        Authentication.ApiKey.class,
                        key -> assertThat(key.placement()).isEqualTo(new Placement(Placement.Where.QUERY, "APIKey")));
        assertThat(auth("{type: basic, username: u, password: \"${env:KEY}\"}"))
                .isInstanceOf(Authentication.Basic.class);
        assertThat(auth("{type: bearer, token: \"${env:KEY}\"}")).isInstanceOf(Authentication.Bearer.class);
        assertThat(auth("{type: session-login, username: u, password: \"${env:KEY}\", token: session,"
                        + " login: {post: /login, body: {u: \"${username}\", p: \"${password}\"}}}"))
                .isInstanceOfSatisfying(Authentication.SessionLogin.class, login -> {
                    assertThat(login.placement()).isNull();
                    assertThat(login.login().method()).isEqualTo(HttpCall.Method.POST);
                    assertThat(String.valueOf(login.login().body()))
                            .contains("{\"u\":\"${username}\",\"p\":\"${password}\"}");
                });
    }

    private Authentication auth(String auth) throws IOException {
        return valid(SMALLEST.replace("\"http://a.example\"", "\"http://a.example\", auth: " + auth))
                .http()
                .auth();
    }

    @Test
    void readsEveryKindOfPaging() throws IOException {
        assertThat(paging("{type: page, parameter: p, start: 1, size: 50}"))
                .isEqualTo(new Paging.Page("p", 1, 50, 1000, null));
        assertThat(paging("{type: offset, parameter: o}")).isEqualTo(new Paging.Offset("o", 0, 100, 1000, null));
        assertThat(paging("{type: cursor, parameter: c, path: next}"))
                .isEqualTo(new Paging.Cursor("c", DottedPath.of("next"), 1000));
        assertThat(paging("{type: next-link, path: a.b}")).isEqualTo(new Paging.NextLink(DottedPath.of("a.b"), 1000));
        assertThat(paging("{type: link-header, maxPages: 7}")).isEqualTo(new Paging.LinkHeader(7));
    }

    private Paging paging(String paging) throws IOException {
        var list = valid(SMALLEST.replace("{type: none}", paging)).read().list();
        return requireNonNull(list).paging();
    }

    @Test
    void readsTheLongFormsOfAMapping() throws IOException {
        var definition = valid("""
                id: a
                name: A
                http:
                  baseUrl: http://a.example
                  success: {path: code, in: [0, OK]}
                  failures: [{path: code, in: [-300], category: auth}]
                read: {recheck: {post: /ask, body: {codes: "${codes}"}, batch: 10, of: {source: b, fields: [Hộ tịch]}}}
                mapping:
                  timezone: Asia/Ho_Chi_Minh
                  formats: [yyyyMMddHHmmss]
                  fields:
                    code: {join: {paths: [a, b], separator: "-"}, required: true}
                    status: {firstOf: [x.y, z], codes: status}
                    field: {constant: Hộ tịch}
                    dueAt: {path: due, type: instant, formats: [iso, dd/MM/yyyy]}
                    receivedAt: rec
                  transfers: {path: moves, fields: {from: f, at: t}}
                  codes: {status: {"1": NEW, unmapped: quarantine}}
                """);
        var fields = definition.mapping().fields();
        assertThat(fields.getFirst().source())
                .isEqualTo(new ValueSource.Join(List.of(DottedPath.of("a"), DottedPath.of("b")), "-"));
        assertThat(fields.getFirst().required()).isTrue();
        assertThat(fields)
                .filteredOn(field -> field.target() == DossierField.RECEIVED_AT)
                .singleElement()
                .satisfies(field -> assertThat(field.formats()).containsExactly("yyyyMMddHHmmss"));
        assertThat(definition.mapping().lists().getFirst().items()).hasSize(2);
        assertThat(codes(definition, "status").unmapped()).isEqualTo(DriftVerb.QUARANTINE);
        assertThat(codes(definition, "status").entries()).containsOnlyKeys("1");
        assertThat(requireNonNull(definition.http().success()).in()).containsExactly("0", "OK");
        assertThat(definition.http().failures().getFirst().category()).isEqualTo(FailureCategory.AUTH);
        assertThat(requireNonNull(requireNonNull(definition.read().recheck()).of())
                        .fields())
                .containsExactly("Hộ tịch");
    }

    @Test
    void saysWhatTheSourceIsExpectedToStayLike() throws IOException {
        var usual = valid(SMALLEST);
        assertThat(usual.expected()).isEqualTo(Expectations.USUAL);
        assertThat(requireNonNull(usual.read().list()).vanishing()).isEqualTo(Expectations.Vanishing.USUAL);
        var definition = valid("""
                id: a
                name: A
                http: {baseUrl: "http://a.example"}
                read:
                  list: {get: /list, paging: {type: none}, vanished: {reads: window, grace: 2d, share: 20, atLeast: 3}}
                  detail: {get: "/one/${code}", absent: clear}
                  recheck: {get: "/ask/${code}"}
                drift: {newField: keep, missingField: refuse, retyped: quarantine, unmappedCode: quarantine}
                health: {volume: {per: day, min: 5, max: 900}}
                mapping:
                  fields: {code: c, status: {path: s, codes: status}, channel: {path: k, codes: channel}}
                  codes: {status: {"1": NEW, unmapped: accept}, channel: {"1": DIRECT}}
                """);
        assertThat(definition.expected())
                .isEqualTo(new Expectations(
                        new Expectations.DriftRules(
                                DriftVerb.KEEP, DriftVerb.REFUSE, DriftVerb.QUARANTINE, DriftVerb.QUARANTINE),
                        new Expectations.VolumeBand(Expectations.VolumeBand.Per.DAY, 5, 900)));
        assertThat(requireNonNull(definition.read().list()).vanishing())
                .isEqualTo(new Expectations.Vanishing(Expectations.Vanishing.Reads.WINDOW, Duration.ofDays(2), 20, 3));
        assertThat(requireNonNull(definition.read().detail()).keepAbsent()).isFalse();
        assertThat(requireNonNull(definition.read().recheck()).keepAbsent()).isTrue();
        assertThat(codes(definition, "status").unmapped()).isEqualTo(DriftVerb.ACCEPT);
        assertThat(codes(definition, "channel").unmapped()).isEqualTo(DriftVerb.QUARANTINE);
    }

    @Test
    void aConnectorLaysItsFieldsOverThePresetWhateverTheirForm() throws IOException {
        var definition = valid("""
                id: a
                name: A
                preset: dvcqg
                http: {baseUrl: "http://a.example"}
                read: {list: {get: /list, paging: {type: none}}}
                mapping:
                  fields:
                    applicantId: So
                    field: {path: F}
                    status: {firstOf: [A, B], codes: status}
                  codes: {channel: {"0": DIRECT}}
                """);
        var sources = new HashMap<String, String>();
        definition
                .mapping()
                .fields()
                .forEach(field ->
                        sources.put(field.target().key(), field.source().toString()));
        assertThat(sources.get("applicantId")).contains("[So]");
        assertThat(sources.get("field")).contains("[F]");
        assertThat(sources.get("status")).contains("[A, B]");
        assertThat(codes(definition, "channel").entries()).containsKeys("0", "1", "2", "3");
    }
}
