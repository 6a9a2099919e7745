package vn.tthc.monitor.connector.source;

import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.SecretMask;

/** Decides where a redirect leads, and takes along to another machine nothing that could prove who we are. */
final class Redirects {
    static final int MOST = 5;

    private Redirects() {}

    /** Values of the query that prove who we are; a redirect on the same machine mostly forgets them. */
    record Carried(Map<String, String> query) {}

    static boolean is(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    static Request follow(Request from, int status, Headers headers) {
        var location = headers.get("Location");
        @Nullable HttpUrl target = location == null ? null : from.url().resolve(location);
        if (target == null) {
            throw SourceFailure.lasting(FailureCategory.UNREADABLE, Sentences.unusableRedirect(from, status));
        }
        var keepsMethod = status == 307 || status == 308;
        if (!Origins.same(from.url(), target)) {
            if (keepsMethod && from.body() != null) {
                throw SourceFailure.lasting(FailureCategory.REFUSED, Sentences.foreignRedirect(from, target));
            }
            return foreign(from, target);
        }
        var next = from.newBuilder().url(carrying(from, target));
        return (keepsMethod ? next : next.get()).build();
    }

    private static HttpUrl carrying(Request from, HttpUrl target) {
        var carried = from.tag(Carried.class);
        var url = target.newBuilder();
        if (carried != null) {
            carried.query().forEach((name, value) -> {
                if (target.queryParameter(name) == null) {
                    url.setQueryParameter(name, value);
                }
            });
        }
        return url.build();
    }

    /** Made from nothing, so that no header can be forgotten; the source itself may have written our key into the address. */
    private static Request foreign(Request from, HttpUrl target) {
        var url = target.newBuilder();
        var carried = from.tag(Carried.class);
        if (carried != null) {
            carried.query().keySet().forEach(url::removeAllQueryParameters);
        }
        var stripped = url.build();
        if (!SecretMask.mask(stripped.toString()).equals(stripped.toString())) {
            throw SourceFailure.lasting(FailureCategory.REFUSED, Sentences.tellingRedirect(from, target));
        }
        var accept = from.header("Accept");
        return new Request.Builder()
                .url(stripped)
                .header("Accept", accept == null ? "*/*" : accept)
                .tag(Cookies.class, from.tag(Cookies.class))
                .get()
                .build();
    }
}
