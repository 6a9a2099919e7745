package vn.tthc.monitor.connector.definition;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import vn.tthc.monitor.connector.expression.BoundedPattern;
import vn.tthc.monitor.connector.expression.ExpressionException;
import vn.tthc.monitor.connector.expression.JsltProgram;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Compiles every expression of a mapping, and tells what is wrong at its own place in the file. */
final class ExpressionLint {
    /** A repetition of something that itself repeats: the usual way to a pattern that never ends. */
    private static final Pattern NESTED = Pattern.compile("\\([^()]*[+*}][^()]*\\)[+*{]");

    private final LintFindings findings;

    ExpressionLint(LintFindings findings) {
        this.findings = findings;
    }

    void run(ConfigNode mapping) {
        for (var node : mapping.all()) {
            compiled(node, "jslt", "bad-jslt", "một biểu thức JSLT đúng", JsltProgram::of);
            compiled(node, "regex", "bad-regex", "một biểu thức chính quy đúng", BoundedPattern::of);
            var regex = node.get("regex");
            if (regex != null
                    && regex.isScalar()
                    && NESTED.matcher(regex.asText()).find()) {
                findings.warning(
                        regex.place(),
                        "slow-regex",
                        "dấu lặp lồng trong dấu lặp, có giá trị làm nó chạy quá lâu và bản ghi vào khu cách ly",
                        "biểu thức không lồng, ví dụ [a-z]+ thay cho ([a-z]+)+");
            }
        }
    }

    private void compiled(ConfigNode node, String key, String rule, String expected, Consumer<String> compiler) {
        var expression = node.get(key);
        if (expression == null || !expression.isScalar()) {
            return;
        }
        try {
            compiler.accept(expression.asText());
        } catch (ExpressionException e) {
            findings.error(expression.placeIn(e.line(), e.column()), rule, e.what(), expected);
        }
    }
}
