package vn.tthc.monitor.connector.source;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** A request in the making: a filled template to which values are put in their places. */
final class Draft {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpCall.Method method;
    private final HttpUrl base;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable JsonNode body;

    private Draft(HttpCall.Method method, HttpUrl base) {
        this.method = method;
        this.base = base;
    }

    /** Fills the template, or takes the ask's own address in place of the template's path and query. */
    static Draft of(HttpSettings settings, Ask ask, Variables variables) {
        var call = ask.call();
        var template = url(settings, variables.fillPath(call.path()));
        var address = ask.address();
        var draft = new Draft(call.method(), address == null ? template : next(template, address));
        if (address == null) {
            call.query().forEach((name, value) -> draft.putIfPresent(draft.query, name, variables.fill(value)));
        }
        settings.headers().forEach((name, value) -> draft.putIfPresent(draft.headers, name, variables.fill(value)));
        call.headers().forEach((name, value) -> draft.putIfPresent(draft.headers, name, variables.fill(value)));
        var content = call.body();
        draft.body = content == null ? null : variables.fill(content);
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
            case BODY -> placeInBody(placement.name(), Variables.node(value));
        }
    }

    private void placeInBody(String path, JsonNode value) {
        var root = body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        body = root;
        var steps = path.split("\\.", -1);
        var place = root;
        for (var index = 0; index < steps.length - 1; index++) {
            var name = steps[index];
            place = place.get(name) instanceof ObjectNode inner ? inner : place.putObject(name);
        }
        place.set(steps[steps.length - 1], value);
    }

    Request build(JsonMapper mapper) {
        var url = base.newBuilder();
        query.forEach(url::setQueryParameter);
        var request = new Request.Builder().url(url.build()).header("Accept", "application/json");
        headers.forEach(request::header);
        return switch (method) {
            case GET -> request.get().build();
            case POST -> request.post(content(mapper)).build();
        };
    }

    private RequestBody content(JsonMapper mapper) {
        var content = body;
        return content == null
                ? RequestBody.create(new byte[0], null)
                : RequestBody.create(mapper.writeValueAsBytes(content), JSON);
    }
}
