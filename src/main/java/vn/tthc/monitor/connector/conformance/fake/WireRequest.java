package vn.tthc.monitor.connector.conformance.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param target path and query as sent
 * @param headers by small name; of several of one name the last
 */
public record WireRequest(String method, String target, Map<String, String> headers, String body) {

    /** The path, without its query, as sent. */
    String path() {
        var mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The parameters of the query, decoded. */
    Map<String, String> query() {
        var mark = target.indexOf('?');
        return mark < 0 ? Map.of() : parameters(target.substring(mark + 1));
    }

    /** The fields of a posted form, decoded. */
    Map<String, String> form() {
        var type = header("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded") ? parameters(body) : Map.of();
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Everything that was sent, for looking through it. */
    public String whole() {
        return method + " " + target + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n"))
                + "\n\n" + body;
    }
}
