package vn.tthc.monitor.demo.source;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a simulated system answers. */
public record SourceAnswer(int status, String type, Map<String, String> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** JSON under status 200. */
    public static SourceAnswer json(Object value) {
        return json(200, value);
    }

    /** JSON under any status. */
    public static SourceAnswer json(int status, Object value) {
        return new SourceAnswer(status, "application/json; charset=utf-8", Map.of(), JSON.writeValueAsString(value));
    }

    /** Plain text. */
    public static SourceAnswer text(int status, String text) {
        return new SourceAnswer(status, "text/plain; charset=utf-8", Map.of(), text);
    }

    static SourceAnswer html(int status, String text) {
        return new SourceAnswer(status, "text/html; charset=utf-8", Map.of(), text);
    }

    static SourceAnswer unauthorized() {
        return json(401, Map.of("error_code", 401, "message", "Tài khoản hoặc khoá kết nối không hợp lệ"));
    }

    static SourceAnswer notFound() {
        return json(404, Map.of("error_code", 404, "message", "Không có dịch vụ này"));
    }

    /** With one more header. */
    public SourceAnswer with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new SourceAnswer(status, type, Map.copyOf(more), body);
    }
}
