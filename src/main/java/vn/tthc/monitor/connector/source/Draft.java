package vn.tthc.monitor.connector.source;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** A request in the making: a filled template to which values are put in their places. */
final class Draft {
    private final HttpCall.Method method;
    private final HttpUrl base;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> carried = new LinkedHashMap<>();
    private final DraftBody body;

    private Draft(HttpCall.Method method, HttpUrl base, DraftBody body) {
        this.method = method;
        this.base = base;
        this.body = body;
    }

    /** Fills the template, or takes the ask's own address in place of the template's path and query. */
    static Draft of(HttpSettings settings, Ask ask, Variables variables) {
        var call = ask.call();
        var template = url(settings, variables.fillPath(call.path()));
        var address = ask.address();
        var draft = new Draft(
                call.method(),
                address == null ? template : next(template, address),
                DraftBody.of(call.body(), variables));
        if (address == null) {
            call.query().forEach((name, value) -> draft.putIfPresent(draft.query, name, variables.fill(value)));
        }
        draft.headers.put("Accept", DraftBody.accepted(call));
        draft.headers.putAll(draft.body.headers());
        settings.headers().forEach((name, value) -> draft.putIfPresent(draft.headers, name, variables.fill(value)));
        call.headers().forEach((name, value) -> draft.putIfPresent(draft.headers, name, variables.fill(value)));
        ask.placed().forEach(placed -> draft.place(placed.placement(), placed.value()));
        return draft;
    }

    static HttpUrl url(HttpSettings settings, String path) {
        if (path.startsWith("http://") || path.startsWith("https://")) {
            return parse(path);
        }
        var base = settings.baseUrl().toString();
        var joined = path.isEmpty() || path.startsWith("/") || path.startsWith("?") || base.endsWith("/")
                ? path
                : "/" + path;
        return parse(base.endsWith("/") && joined.startsWith("/") ? base + joined.substring(1) : base + joined);
    }

    private static HttpUrl parse(String address) {
        var url = HttpUrl.parse(address);
        if (url == null) {
            throw SourceFailure.lasting(
                    FailureCategory.UNREACHABLE,
                    "Địa chỉ của nguồn không dùng được; cần dạng https://máy/đường-dẫn. Kiểm tra http.baseUrl và path.");
        }
        return url;
    }

    private static HttpUrl next(HttpUrl from, String address) {
        var url = from.resolve(address);
        if (url == null || !Origins.same(from, url)) {
            throw SourceFailure.lasting(
                    FailureCategory.UNREADABLE,
                    "Liên kết trang sau do nguồn trả về (" + Sentences.quote(address) + ") không nằm trên máy chủ "
                            + from.host() + "; cần cùng máy chủ để không lộ khóa. Kiểm tra read.list.paging.");
        }
        return url;
    }

    private void putIfPresent(Map<String, String> target, String name, @Nullable String value) {
        if (value != null) {
            target.put(name, value);
        }
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    void place(Placement placement, Object given) {
        var value = placement.sent(given);
        switch (placement.where()) {
            case QUERY -> query.put(placement.name(), String.valueOf(value));
            case HEADER -> headers.put(placement.name(), String.valueOf(value));
            case BODY -> body.place(placement.name(), value);
        }
    }

    /** Places what proves who we are; in the query it is put back after a redirect on the same machine. */
    void prove(Placement placement, String proof) {
        place(placement, proof);
        if (placement.where() == Placement.Where.QUERY) {
            carried.put(placement.name(), String.valueOf(placement.sent(proof)));
        }
    }

    Request build(JsonMapper mapper) {
        var url = base.newBuilder();
        query.forEach(url::setQueryParameter);
        var request = new Request.Builder().url(url.build());
        headers.forEach(request::header);
        request.tag(Redirects.Carried.class, new Redirects.Carried(Map.copyOf(carried)));
        return switch (method) {
            case GET -> request.get().build();
            case POST -> {
                var type = headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                yield request.post(body.content(mapper, type)).build();
            }
        };
    }
}
