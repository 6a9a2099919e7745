package vn.tthc.monitor.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class BoundedPatternTests {
    @Test
    void theFirstGroupIsCapturedOrTheWholeMatch() {
        assertThat(BoundedPattern.of("Số:\\s*(\\S+)").capture("Số: 12/HS ngày 3"))
                .isEqualTo("12/HS");
        assertThat(BoundedPattern.of("\\d+").capture("Số: 12/HS")).isEqualTo("12");
        assertThat(BoundedPattern.of("\\w+").capture("Đức!")).isEqualTo("Đức");
        assertThat(BoundedPattern.of("x").capture("y")).isNull();
    }

    @Test
    void aPatternThatWouldNeverEndGivesUp() {
        var pattern = BoundedPattern.of("(.*a){12}b");
        var text = "a".repeat(60) + "!";
        assertThat(catchThrowableOfType(ExpressionException.class, () -> pattern.capture(text))
                        .what())
                .contains("(.*a){12}b", "quá 200000 bước");
    }

    @Test
    void whatIsWrongIsToldByColumn() {
        var failure = catchThrowableOfType(ExpressionException.class, () -> BoundedPattern.of("a(b"));
        assertThat(failure.what()).contains("biểu thức chính quy sai");
        assertThat(failure.column()).isGreaterThan(1);
    }
}
