package vn.tthc.monitor.demo.source;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to a simulated system, read whole. Missing parameters and headers are empty texts. */
public record SourceRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static SourceRequest of(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        return new SourceRequest(
                exchange.getRequestMethod(), uri.getPath(), pairs(uri.getRawQuery()), Map.copyOf(headers), body);
    }

    /** A query parameter. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** A query parameter as a number. */
    int number(String name, int otherwise) {
        var text = parameter(name);
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
    }

    /** A header, by its lower-case name. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body as JSON; an empty object where it is none. */
    public JsonNode json() {
        try {
            var tree = JSON.readTree(body);
            return tree.isObject() ? tree : JSON.createObjectNode();
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    /** A text of the JSON body. */
    public String text(String name) {
        return json().path(name).asString("");
    }

    /** The body as a form. */
    Map<String, String> form() {
        return pairs(body);
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    private static Map<String, String> pairs(@org.jspecify.annotations.Nullable String text) {
        var pairs = new HashMap<String, String>();
        if (text == null) {
            return pairs;
        }
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
