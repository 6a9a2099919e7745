package vn.tthc.monitor.connector.source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the next page in {@code Link} headers (RFC 8288). */
final class LinkHeaders {
    private static final Pattern LINK =
            Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^;,=\\s]+\\s*(?:=\\s*(?:\"[^\"]*\"|[^;,\"]*))?)*)");
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next(?=[\\s;,]|$))");

    private LinkHeaders() {}

    static @Nullable String next(List<String> headers) {
        for (var header : headers) {
            var links = LINK.matcher(header);
            while (links.find()) {
                if (NEXT.matcher(links.group(2).toLowerCase(Locale.ROOT)).find()) {
                    return links.group(1).strip();
                }
            }
        }
        return null;
    }
}
