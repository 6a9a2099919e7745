package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;

/** Which answers are good, and what is said of those that are not. */
class SourceAnswerTests extends SourceSessionBench {
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void everySuccessStatusIsGood(int status) {
        answers(status, "{\"items\":[]}");
        assertThat(ask().json().path("items").isArray()).isTrue();
    }

    @Test
    void noContentIsAnEmptyAnswer() {
        answers(204, "");
        assertThat(ask().empty()).isTrue();
    }

    @Test
    void longNumbersKeepEveryDigit() {
        answers(200, "{\"id\":\"x\",\"n\":123456789012345678901234567890,\"d\":79012345678.10}");
        assertThat(ask().json().path("n").asString()).isEqualTo("123456789012345678901234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH",
        "403, AUTH",
        "404, HTTP_4XX",
        "422, HTTP_4XX",
        "429, RATE_LIMITED",
        "500, HTTP_5XX",
        "503, HTTP_5XX"
    })
    void everyErrorStatusHasItsCategory(int status, FailureCategory category) {
        answers(status, "{}");
        assertThat(failure().category()).isEqualTo(category);
    }

    @Test
    void aWebPageIsUnreadable() {
        answers(200, "<!DOCTYPE html><html><input type=\"password\"></html>");
        assertThat(failure().category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void truncatedJsonIsUnreadable() {
        answers(200, "{\"items\":[{\"code\":\"a");
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(failure.sentence()).contains("bị cắt ngang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\"00\""})
    void theSuccessRuleReadsNumbersAndTexts(String value) {
        definition.success = TestingDefinition.rule("error_code", "0", "00");
        answers(200, "{\"error_code\":" + value + ",\"items\":[]}");
        assertThat(ask().empty()).isFalse();
    }

    @Test
    void aGoodStatusWithAnErrorInsideIsRefused() {
        definition.success = TestingDefinition.rule("error_code", "0");
        answers(200, "{\"error_code\":\"-301\",\"message\":\"Sai mã đơn vị\"}");
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(failure.sentence()).contains("error_code = -301", "Sai mã đơn vị");
    }

    @Test
    void aFailureRuleNamesTheCategory() {
        definition.success = TestingDefinition.rule("error_code", "0");
        definition.failures =
                java.util.List.of(new FailureRule(TestingDefinition.rule("error_code", "-300"), FailureCategory.AUTH));
        answers(200, "{\"error_code\":\"-300\"}");
        assertThat(failure().category()).isEqualTo(FailureCategory.AUTH);
    }

    @Test
    void aFailureInsideAGoodStatusIsAFailureWithoutASuccessRuleToo() {
        definition.failures = java.util.List.of(
                new FailureRule(TestingDefinition.rule("error.code", "-32602"), FailureCategory.AUTH),
                new FailureRule(TestingDefinition.rule("error"), FailureCategory.REFUSED));
        answers(200, "{\"error\":{\"code\":-32602,\"message\":\"Hết phiên\"}}");
        assertThat(failure().category()).isEqualTo(FailureCategory.AUTH);
        answers(200, "{\"error\":{\"code\":-1,\"message\":\"Sai tham số\"}}");
        var refused = failure();
        assertThat(refused.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(refused.sentence()).contains("Sai tham số");
        answers(200, "{\"error\":null,\"items\":[]}");
        assertThat(ask().empty()).isFalse();
    }

    @Test
    void aSuccessRuleMayAskForAnyValue() {
        definition.success = TestingDefinition.rule("result");
        answers(200, "{\"result\":[{\"id\":1}]}");
        assertThat(ask().empty()).isFalse();
        answers(200, "{\"result\":null}");
        assertThat(failure().category()).isEqualTo(FailureCategory.REFUSED);
    }
}
