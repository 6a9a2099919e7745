package vn.tthc.monitor.connector.definition;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/**
 * Checks that a way of proving who we are can work at all: what it sends is used, what it names is known, its key can be
 * read. What is absent is looked for in the whole file, where it may stand in a wrong form that was reported already.
 */
final class AuthLint {
    private static final String TOKEN = "${token}";
    private static final Set<String> WITH_TOKEN =
            Set.of("session-login", "oauth2-client-credentials", "oauth2-password");
    /** Kinds that write this header themselves, so that one in the file would be lost. */
    private static final Set<String> WITH_AUTHORIZATION =
            Set.of("basic", "digest", "bearer", "oauth2-client-credentials", "oauth2-password");

    private static final Set<String> TAKEN = Set.of("username", "password", "token");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");

    private final ConfigNode whole;
    private final LintFindings findings;
    private final CallLint calls;

    AuthLint(ConfigNode whole, LintFindings findings, CallLint calls) {
        this.whole = whole;
        this.findings = findings;
        this.calls = calls;
    }

    void run(ConfigNode http, ConfigNode auth) {
        var type = auth.text("type", "none");
        calls.secretsByName(auth.get("parameters"));
        switch (type) {
            case "session-login" -> sessionLogin(auth);
            case "form-login" -> formLogin(auth);
            case "hmac" -> hmac(auth);
            case "oauth2-client-credentials", "oauth2-password" -> token(auth);
            default -> {
                // Its shape says it all.
            }
        }
        if (auth.get("type") != null || written().get("type") == null) {
            tokens(auth, type);
        }
        headers(http, type);
        hosts(http, type);
    }

    /** The section as it stands in the file; empty where the file has none. */
    private ConfigNode written() {
        var written = whole.at("http").get("auth");
        return written == null ? whole.at("http") : written;
    }

    private void sessionLogin(ConfigNode auth) {
        var known = new ArrayList<>(List.of("username", "password"));
        var steps = auth.get("steps");
        for (var step : steps == null ? List.<ConfigNode>of() : steps.items()) {
            calls.check(step, known, false);
            known.addAll(taken(step.get("take")));
        }
        var login = auth.get("login");
        if (login != null) {
            calls.check(login, known, false);
            calls.mustAsk(login, "${password} ở query, headers hoặc thân", "${password}");
        }
    }

    private List<String> taken(@Nullable ConfigNode take) {
        if (take == null) {
            return List.of();
        }
        for (var name : take.keys()) {
            if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
                var reserved = String.join(", ", TAKEN.stream().sorted().toList());
                var expected = "chữ cái, chữ số, _; không trùng " + reserved;
                findings.error(take.keyPlace(name), "bad-name", "\"" + name + "\"", expected);
            }
        }
        return List.copyOf(take.keys());
    }

    private void formLogin(ConfigNode auth) {
        address(auth.get("page"));
        calls.secretsByName(auth.get("fields"));
        var form = auth.get("form");
        if (form != null) {
            try {
                QueryParser.parse(form.asText());
            } catch (Selector.SelectorParseException | IllegalArgumentException _) {
                findings.error(
                        form.place(), "bad-selector", "\"" + form.written() + "\"", "bộ chọn CSS, ví dụ form#login");
            }
        }
    }

    private void token(ConfigNode auth) {
        address(auth.get("tokenUrl"));
        var written = written();
        if (written.get("clientId") == null && written.get("clientSecret") != null) {
            findings.error(
                    written.keyPlace("clientSecret"),
                    "missing-key",
                    "thiếu khoá \"clientId\"",
                    "khoá clientId đi cùng");
        }
        if (written.get("clientId") != null && written.get("clientSecret") == null) {
            findings.error(
                    written.keyPlace("clientId"),
                    "missing-key",
                    "thiếu khoá \"clientSecret\"",
                    "khoá clientSecret đi cùng");
        }
    }

    private void address(@Nullable ConfigNode url) {
        var text = url == null ? "" : url.asText();
        if (url != null && text.contains("://") && HttpUrl.parse(text) == null) {
            findings.error(url.place(), "bad-address", "\"" + url.written() + "\"", "https://máy-chủ/đường-dẫn");
        }
    }

    private void hmac(ConfigNode auth) {
        var canonical = auth.get("canonical");
        if (canonical != null) {
            calls.placeholders(canonical, SigningRule.CANONICAL, false);
            if (!canonical.asText().contains("${")) {
                var expected = "ít nhất một ${…} của yêu cầu, ví dụ ${method}\\n${path}\\n${timestamp}";
                findings.error(canonical.place(), "signs-nothing", "chữ được ký luôn như nhau", expected);
            }
        }
        var sends = false;
        for (var key : List.of("headers", "query")) {
            var values = auth.get(key);
            for (var value : values == null
                    ? List.<ConfigNode>of()
                    : List.copyOf(values.entries().values())) {
                calls.placeholders(value, SigningRule.SENT, false);
                sends |= value.asText().contains("${signature}");
            }
        }
        if (!sends) {
            findings.error(
                    auth.place(), "signature-unused", "chữ ký không được gửi đi", "${signature} ở headers hoặc query");
        }
        key(auth.get("secret"), auth.text("secretForm"));
        var timestamp = auth.at("timestamp");
        if (!timestamp.asText().equals("epoch-seconds")) {
            TimeLint.format(timestamp, findings);
        }
    }

    /** The key itself must not reach a message. */
    private void key(@Nullable ConfigNode secret, String form) {
        if (secret == null || findings.invented()) {
            return;
        }
        try {
            switch (form) {
                case "hex" -> HexFormat.of().parseHex(secret.asText());
                case "base64" -> java.util.Base64.getDecoder().decode(secret.asText());
                default -> {
                    // Any text will do.
                }
            }
        } catch (IllegalArgumentException _) {
            findings.error(
                    secret.place(),
                    "bad-value",
                    secret.written() + " không phải " + form,
                    "khoá viết ở dạng " + form + ", hoặc đổi secretForm");
        }
    }

    private void tokens(ConfigNode auth, String type) {
        var places = new ArrayList<ConfigNode>();
        var read = whole.get("read");
        if (read != null) {
            places.addAll(read.all());
        }
        var headers = whole.at("http").get("headers");
        if (headers != null) {
            places.addAll(headers.all());
        }
        var named = places.stream()
                .filter(node -> node.isScalar() && node.written().contains(TOKEN))
                .toList();
        if (!WITH_TOKEN.contains(type)) {
            var expected = "http.auth loại "
                    + String.join(", ", WITH_TOKEN.stream().sorted().toList());
            named.forEach(node ->
                    findings.error(node.place(), "token-without-login", TOKEN + " mà http.auth là " + type, expected));
        }
        var token = written().get("token");
        var byItself = token != null && token.get("cookie") != null;
        if (type.equals("session-login") && written().get("place") == null && !byItself && named.isEmpty()) {
            var expected = "khoá place, hoặc ${token} trong lời gọi, nếu nguồn không dùng cookie";
            findings.warning(auth.place(), "token-unused", "token lấy về mà không gửi ở đâu", expected);
        }
    }

    private void headers(ConfigNode http, String type) {
        var headers = http.get("headers");
        if (headers == null || !WITH_AUTHORIZATION.contains(type)) {
            return;
        }
        headers.keys().stream()
                .filter("Authorization"::equalsIgnoreCase)
                .forEach(name -> findings.error(
                        headers.keyPlace(name),
                        "auth-twice",
                        "header Authorization đi cùng auth loại " + type,
                        "bỏ header này, hoặc bỏ auth"));
    }

    /** Proof of who we are goes to the source alone. */
    private void hosts(ConfigNode http, String type) {
        var base = http.get("baseUrl");
        var own = base == null ? null : HttpUrl.parse(base.asText());
        var read = whole.get("read");
        if (type.equals("none") || own == null || read == null) {
            return;
        }
        for (var call : read.entries().values()) {
            for (var key : List.of("get", "post")) {
                var path = call.get(key);
                var url = path == null || !path.isScalar() ? null : HttpUrl.parse(path.asText());
                if (path != null && url != null && !url.host().equals(own.host())) {
                    findings.error(
                            path.place(),
                            "other-host",
                            "lời gọi sang máy khác (" + url.host() + ") sẽ mang theo thông tin đăng nhập",
                            "đường dẫn trên " + own.host() + "; máy khác thì khai một kết nối khác");
                }
            }
        }
    }
}
