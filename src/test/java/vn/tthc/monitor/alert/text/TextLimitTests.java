package vn.tthc.monitor.alert.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class TextLimitTests {
    private static final String TEXT = "Đường \"ống\" <nước>\n& khí_đốt 🏠\t\u0001";

    @Test
    void eachUnitCountsWhatItsProviderCounts() {
        assertThat(new TextLimit(1, TextUnit.UTF16).width(TEXT)).isEqualTo(TEXT.length());
        assertThat(new TextLimit(1, TextUnit.BYTES).width(TEXT))
                .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
        var json = new JsonMapper().writeValueAsString(TEXT);
        assertThat(new TextLimit(1, TextUnit.JSON_BYTES).width(TEXT))
                .isEqualTo(json.getBytes(StandardCharsets.UTF_8).length - 2);
        assertThat(new TextLimit(1, TextUnit.ENTITIES).width(TEXT))
                .isEqualTo(Markup.MRKDWN.escaped(TEXT).length());
        assertThat(new TextLimit(1, TextUnit.MARKDOWN).width(TEXT + "@all"))
                .isEqualTo(Markup.MARKDOWN.escaped(TEXT + "@all").length());
    }

    @ParameterizedTest
    @EnumSource(TextUnit.class)
    void cutTextsFitWithWholeCharacters(TextUnit unit) {
        for (var most = 0; most < 80; most++) {
            var limit = new TextLimit(most, unit);
            var cut = limit.cut(TEXT.repeat(3));
            assertThat(limit.holds(cut)).as(most + ": " + cut).isTrue();
            assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(cut);
        }
    }

    @Test
    void decomposedLettersAreComposedBeforeTheyAreCounted() {
        var decomposed = Normalizer.normalize("Đường ống dẫn nước", Normalizer.Form.NFD);
        assertThat(TextLimit.units(18).cut(decomposed)).isEqualTo("Đường ống dẫn nước");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "HTML~ <b>A &amp; B</b>|1 &lt; 2 _x_|https://a.vn/b_c?d=1&amp;e=2",
                "MRKDWN~ *A &amp; B*|1 &lt; 2 _x_|https://a.vn/b_c?d=1&amp;e=2",
                "MARKDOWN~ **A & B**|1 < 2 \\_x\\_|https://a.vn/b_c?d=1&e=2",
                "ROCKET~ *A & B*|1 < 2 \\_x\\_|https://a.vn/b_c?d=1&e=2",
            })
    void whatLooksLikeMarkupIsShownAsItIs(Markup markup, String expected) {
        assertThat(markup.of("A & B\n1 < 2 _x_\nhttps://a.vn/b_c?d=1&e=2")).isEqualTo(expected.replace('|', '\n'));
    }

    @Test
    void nobodyIsCalledByAName() {
        for (var markup : List.of(Markup.MARKDOWN, Markup.ROCKET)) {
            assertThat(markup.of("Đầu\n@all @channel")).doesNotContain("@all", "@channel");
        }
        assertThat(Markup.MRKDWN.of("Đầu\n<!channel>")).doesNotContain("<!channel>");
    }
}
