package vn.tthc.monitor.connector.push;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PushedDossierTests {
    private static final Instant NINE = Instant.parse("2026-11-20T02:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PushedDossier none = PushedDossier.none("a", NINE);

    private static PushedDossier.News record(
            String status, @Nullable Instant changedAt, @Nullable Instant closedAt, Instant arrivedAt) {
        return new PushedDossier.News(
                json("TrangThaiHoSo", status), changedAt, closedAt, NINE.minus(Duration.ofDays(1)), arrivedAt);
    }

    private static PushedStep step(String status, @Nullable Instant at, Instant arrivedAt) {
        return new PushedStep(json("TrangThai", status).put("NguoiXuLy", "người " + status), at, arrivedAt);
    }

    private static ObjectNode json(String key, String value) {
        return JsonMapper.shared().createObjectNode().put(key, value);
    }

    private static String status(PushedDossier dossier) {
        return requireNonNull(dossier.whole()).path("TrangThaiHoSo").asString();
    }

    @Test
    void theSourcesOwnTimeOfChangeDecidesFirst() {
        var newer = none.with(record("4", NINE, null, NINE));
        assertThat(status(newer.with(record("2", NINE.minus(MINUTE), null, NINE.plus(MINUTE)))))
                .isEqualTo("4");
        assertThat(status(newer.with(record("5", NINE.plus(MINUTE), null, NINE.plus(MINUTE)))))
                .isEqualTo("5");
    }

    @Test
    void thenTheTimeOfItsEnd() {
        var closed = none.with(record("9", null, NINE, NINE));
        assertThat(status(closed.with(record("4", null, null, NINE.plus(MINUTE)))))
                .isEqualTo("9");
        assertThat(status(closed.with(record("10", null, NINE.plus(MINUTE), NINE.plus(MINUTE)))))
                .isEqualTo("10");
    }

    @Test
    void thenItsArrival() {
        var first = none.with(record("2", null, null, NINE));
        assertThat(status(first.with(record("4", null, null, NINE.plus(MINUTE)))))
                .isEqualTo("4");
    }

    @Test
    void anEndThatIsTakenBackLaterIsBelieved() {
        var closed = none.with(record("9", null, NINE, NINE));
        var later = NINE.plus(Duration.ofMinutes(61));
        assertThat(status(closed.with(record("4", null, null, later)))).isEqualTo("4");
    }

    @Test
    void aStepThatIsNewerThanItsRecordHasTheWord() {
        var dossier = none.with(step("4", NINE, NINE)).with(record("2", null, null, NINE.plus(MINUTE)));
        assertThat(status(dossier))
                .as("the record names no time after the step")
                .isEqualTo("4");
        assertThat(status(dossier.with(record("9", null, NINE.plus(MINUTE), NINE.plus(MINUTE)))))
                .as("it ended after the step")
                .isEqualTo("9");
        assertThat(status(dossier.with(record("6", null, null, NINE.plus(Duration.ofHours(2))))))
                .as("it came long after the step")
                .isEqualTo("6");
    }

    @Test
    void stepsStandInTheirOwnOrderAndOnceEach() {
        var dossier = none.with(record("2", null, null, NINE))
                .with(step("5", NINE.plus(MINUTE), NINE.plus(MINUTE)))
                .with(step("4", NINE, NINE.plus(MINUTE.multipliedBy(2))))
                .with(step("5", NINE.plus(MINUTE), NINE.plus(MINUTE.multipliedBy(3))));
        assertThat(dossier.steps()).hasSize(2);
        assertThat(status(dossier)).isEqualTo("5");
        assertThat(requireNonNull(dossier.whole()).path("NguoiXuLy").asString()).isEqualTo("người 5");
    }

    @Test
    void stepsWithoutADossierWait() {
        var waiting = none.with(step("4", NINE, NINE));
        assertThat(waiting.whole()).isNull();
        assertThat(waiting.empty()).isFalse();
        assertThat(none.empty()).isTrue();
    }
}
