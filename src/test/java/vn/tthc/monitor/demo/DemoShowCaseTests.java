package vn.tthc.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.demo.world.DemoWorld;
import vn.tthc.monitor.demo.world.ShowCase;
import vn.tthc.monitor.demo.world.ShowCase.Topic;
import vn.tthc.monitor.dossier.LateCauses;
import vn.tthc.monitor.dossier.Suspicions;

/** Every staged dossier, opened as a visitor opens it, shows what it was staged for and nothing else. */
class DemoShowCaseTests extends WithRunningDemo {
    private static final String QUEUE = "/hang-doi?";
    private static final String MISMATCHES = "/lech-trang-thai?";

    /** One dossier comes due some time after the start. */
    private static final Duration LONGER = PATIENCE.plus(RunningDemo.FAULT_AFTER);

    /** Findings that come with another one, or that are shown with a mismatch. */
    private static final Map<ShowCase, Set<String>> BESIDE = new EnumMap<>(Map.of(
            ShowCase.SOURCE_DIFFERS, Set.of("due_differs"),
            ShowCase.DUE_DIFFERS, Set.of("due_differs"),
            ShowCase.DUE_BEFORE_RECEIVED, Set.of("due_before_received", "due_differs"),
            ShowCase.YEAR_FAR_OFF, Set.of("year_far_off", "due_differs")));

    private static final Set<ShowCase> FINDINGS = EnumSet.of(
            ShowCase.MISSING_LIMIT,
            ShowCase.STRUCTURALLY_LATE,
            ShowCase.REPEATED_SUPPLEMENT,
            ShowCase.UNANSWERED_SUPPLEMENT,
            ShowCase.WRONG_SYSTEM,
            ShowCase.FINISHED_BEFORE_RECEIVED,
            ShowCase.LATE_ENTRY,
            ShowCase.DATE_ONLY);

    /** As the demo does by itself outside tests. */
    @BeforeAll
    void letASystemFail() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(ShowCase.LATE_BY_FAULT)).isNotEmpty());
        demo.put("/demo/systems/" + DemoWorld.HOME, "down");
    }

    @ParameterizedTest
    @EnumSource
    void canBeOpenedAndShowsWhatItWasStagedFor(ShowCase show) {
        await().atMost(LONGER).untilAsserted(() -> {
            var id = open(show);
            var found = demo.get("/api/v1/dossiers/" + id);
            var expected = FINDINGS.contains(show) ? Set.of(word(show)) : BESIDE.getOrDefault(show, Set.of());
            assertThat(texts(found.path("dossier").path("findings")))
                    .as("findings of %s", found)
                    .containsExactlyInAnyOrderElementsOf(expected);
            if (show.topic() == Topic.MISMATCH) {
                assertThat(found.path("dossier").path("mismatch").asBoolean()).isTrue();
                assertThat(mismatches(id)).containsExactly(word(show));
            } else {
                assertThat(mismatches(id)).isEmpty();
            }
            shows(show, found.path("dossier"), found.path("records").path(0));
            assertThat(listed(show, text(found.path("dossier"), "code"))).contains(id);
        });
    }

    private void shows(ShowCase show, JsonNode dossier, JsonNode record) throws Exception {
        switch (show) {
            case COMPUTED, EXTENDED -> assertThat(text(dossier, "dueOrigin")).isEqualTo(word(show));
            case MISSING_LIMIT -> assertThat(text(dossier, "urgency")).isEqualTo("unknown");
            case PAUSED ->
                assertThat(List.of(text(dossier, "urgency"), text(dossier, "status")))
                        .containsExactly("paused", "supplement_requested");
            case PAYMENT ->
                assertThat(List.of(text(dossier, "urgency"), text(dossier, "status")))
                        .containsExactly("paused", "payment_requested");
            case TRANSFERRED -> {
                assertThat(dossier.path("elsewhere").asBoolean()).isTrue();
                assertThat(holders(record)).startsWith("H24.24", "H24.31");
            }
            case LATE_BY_FAULT -> {
                assertThat(text(dossier, "urgency")).isEqualTo("overdue");
                var late = demo.bean(LateCauses.class)
                        .of(dossier.path("id").asLong())
                        .orElseThrow();
                assertThat(late.evidence()).isNotNull();
                var evidence = Objects.requireNonNull(late.evidence());
                assertThat(evidence.atDue()).isTrue();
                assertThat(evidence.parts()).allMatch(part -> part.source().equals(DemoWorld.HOME));
            }
            case DUPLICATE -> {
                var suspected =
                        demo.bean(Suspicions.class).of(dossier.path("id").asLong());
                assertThat(suspected).hasSize(1).allMatch(one -> one.kind() == Suspicions.Kind.ACROSS);
                assertThat(suspected.getFirst().agreed()).contains(Suspicions.Agreed.ID);
            }
            default -> assertThat(text(dossier, "code")).isNotEmpty();
        }
    }

    /** The number of the dossier to whose page its link leads. */
    private String open(ShowCase show) throws Exception {
        var page =
                demo.send(demo.request("/demo").GET(), BodyHandlers.ofString()).body();
        var link = "/demo/tinh-huong/" + show.word();
        assertThat(page).contains("href=\"" + link + "\"");
        var answer = demo.send(demo.request(link).GET(), BodyHandlers.ofString());
        var target = answer.headers().firstValue("Location").orElse("");
        assertThat(target).as("%s %s", answer.statusCode(), answer.body()).contains("/ho-so/");
        return target.substring(target.lastIndexOf('/') + 1);
    }

    /** The dossiers of the list beside the link, by the interface that knows the same filters. */
    private List<String> listed(ShowCase show, String code) throws Exception {
        var list = show.list().replace("{code}", code);
        var ids = new ArrayList<String>();
        if (list.startsWith(MISMATCHES)) {
            demo.get("/api/v1/mismatches?limit=200&" + list.substring(MISMATCHES.length()))
                    .path("items")
                    .forEach(item -> ids.add(text(item, "dossier")));
        } else {
            var query = list.startsWith(QUEUE) ? list.substring(QUEUE.length()) : "q=" + code;
            demo.get("/api/v1/dossiers?limit=200&" + (query.contains("open=") ? "" : "open=true&")
                            + query.replace("open=all", ""))
                    .path("items")
                    .forEach(item -> ids.add(text(item, "id")));
        }
        return ids;
    }

    private Set<String> mismatches(String dossier) throws Exception {
        var kinds = new TreeSet<String>();
        for (var item : demo.get("/api/v1/mismatches?limit=200").path("items")) {
            if (item.path("dossier").asString().equals(dossier)) {
                kinds.add(item.path("kind").asString());
            }
        }
        return kinds;
    }

    private static List<String> holders(JsonNode record) {
        var holders = new ArrayList<String>();
        record.path("due").path("holdings").forEach(held -> holders.add(text(held, "holder")));
        return holders;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String word(ShowCase show) {
        return show.word().replace('-', '_');
    }
}
