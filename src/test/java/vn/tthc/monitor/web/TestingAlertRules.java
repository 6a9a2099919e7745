package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** Two rules, and who is told by them. */
class TestingAlertRules implements AlertRules {
    private final TestingSilences silences;

    TestingAlertRules(TestingSilences silences) {
        this.silences = silences;
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("zalo-ky-thuat", "thu-dien-tu")),
                new Rule(
                        "lanh-dao",
                        Set.of("reach", "auth"),
                        Set.of("critical"),
                        Set.of("bo-xay-dung"),
                        Set.of(),
                        List.of("zalo-ky-thuat")));
    }

    @Override
    public Following following() {
        return new Following(
                List.of(Duration.ofMinutes(15), Duration.ofHours(1)),
                List.of(LocalTime.of(8, 30), LocalTime.of(14, 0)),
                List.of(new Step(Duration.ofMinutes(30), true, List.of("thu-dien-tu"))));
    }

    @Override
    public Map<String, String> inputs() {
        return Map.of("hook:grafana", "Grafana của thành phố");
    }

    @Override
    public List<Problem> warnings() {
        return List.of(new Problem(
                new Place("alerts.yaml", 12, 7),
                "unknown-connector",
                "không có \"bo-xay-dugn\", luật này sẽ không khớp tên ấy",
                "tên một tệp trong connectors",
                "bo-xay-dung"));
    }

    @Override
    public Answer ask(Question question) {
        return new Answer(
                List.of(
                        new Verdict("default", Why.DEFAULT_SPARED, List.of("zalo-ky-thuat", "thu-dien-tu")),
                        new Verdict("lanh-dao", Why.MATCHES, List.of("zalo-ky-thuat"))),
                List.of(new Receiver("zalo-ky-thuat", null)),
                silences.active().stream().findFirst().orElse(null));
    }
}
