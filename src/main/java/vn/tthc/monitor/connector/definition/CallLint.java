package vn.tthc.monitor.connector.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;

/** Checks request templates: their placeholders, a body only where it is sent, no secret written in clear. */
final class CallLint {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}?");

    /** Names under which sources take keys and passwords. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(api[-_]?key|accept[-_]?key|auth[-_]?key|secret|password|passwd|mat[-_]?khau|token|authorization).*");

    private static final String RECORD = "record.";

    private final LintFindings findings;
    private final boolean demo;

    /** In demo files invented keys may stand in clear. */
    CallLint(LintFindings findings, boolean demo) {
        this.findings = findings;
        this.demo = demo;
    }

    /** What a listing may name: more where it pages or has a window. */
    static List<String> listNames(ConfigNode list) {
        var names = new ArrayList<>(List.of("token"));
        var paging = list.get("paging");
        var type = paging == null ? "none" : paging.text("type");
        if (type.equals("page") || type.equals("offset")) {
            names.addAll(List.of(type, "size"));
        } else if (type.equals("cursor")) {
            names.add("cursor");
        }
        if (list.get("window") != null) {
            names.addAll(List.of("window.from", "window.to"));
        }
        return names;
    }

    void check(ConfigNode call, List<String> known, boolean record) {
        for (var key : List.of("get", "post", "query", "headers", "body", "form", "xml")) {
            var part = call.get(key);
            if (part != null) {
                part.all().forEach(node -> placeholders(node, known, record));
            }
        }
        for (var body : List.of("body", "form", "xml")) {
            if (call.get("get") != null && call.get(body) != null) {
                var expected = "post thay cho get, hoặc bỏ " + body;
                findings.error(call.keyPlace(body), "body-on-get", "GET có " + body, expected);
            }
        }
        new XmlCallLint(findings, demo).check(call);
        secretsByName(call.get("query"));
        secretsByName(call.get("headers"));
        secretsByName(call.get("body"));
        secretsByName(call.get("form"));
    }

    void placeholders(ConfigNode node, List<String> known, boolean record) {
        if (!node.isScalar()) {
            return;
        }
        var found = PLACEHOLDER.matcher(node.written());
        while (found.find()) {
            var name = found.group(1);
            var reference = name.startsWith("env:") || name.startsWith("file:");
            var closed = found.group().endsWith("}");
            var path = record && name.startsWith(RECORD) && isPath(name.substring(RECORD.length()));
            if (!closed || !(reference || path || known.contains(name))) {
                findings.error(
                        node.place(),
                        "unknown-placeholder",
                        found.group(),
                        known.isEmpty() ? "không có ${…} ở đây" : "một trong " + listed(known, record),
                        Nearest.of(name, known));
            }
        }
    }

    private static boolean isPath(String text) {
        return !text.isEmpty() && DottedPath.parse(text).isPresent();
    }

    private static String listed(List<String> known, boolean record) {
        var names =
                new ArrayList<>(known.stream().map(name -> "${" + name + "}").toList());
        if (record) {
            names.add("${record.<đường dẫn>}");
        }
        return String.join(", ", names) + ", ${env:TÊN}, ${file:đường dẫn}";
    }

    void mustAsk(ConfigNode call, String expected, String... placeholders) {
        if (!names(call, placeholders)) {
            findings.error(call.place(), "asks-for-nothing", "lời gọi không nói hồ sơ nào", expected);
        }
    }

    static boolean names(ConfigNode call, String... placeholders) {
        return call.all().stream()
                .filter(ConfigNode::isScalar)
                .anyMatch(node -> Arrays.stream(placeholders).anyMatch(node.asText()::contains));
    }

    /** A literal under a name that sources use for secrets. */
    void secretsByName(@Nullable ConfigNode values) {
        if (values == null || demo) {
            return;
        }
        values.entries().forEach((name, value) -> {
            if (value.isObject()) {
                secretsByName(value);
            } else if (value.isScalar()
                    && isSecretName(name)
                    && !value.written().contains("${")) {
                findings.error(
                        value.place(),
                        "literal-secret",
                        "\"" + name + "\" có vẻ là bí mật mà ghi thẳng trong tệp",
                        "${env:TÊN} hoặc ${file:đường dẫn}");
            }
        });
    }

    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).matches();
    }
}
