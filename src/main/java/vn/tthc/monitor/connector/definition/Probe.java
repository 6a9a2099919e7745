package vn.tthc.monitor.connector.definition;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One way of looking whether a source is there; nothing is read, and nobody proves who we are. */
public sealed interface Probe {
    /** The word in connector files, and the name of its step in a check. */
    String word();

    /** What is looked at, for people. */
    String target();

    /**
     * A page is asked for.
     *
     * @param head whether only its header is asked for
     * @param expect statuses that count as up: {@code 200}, or {@code 2xx} for a whole class
     * @param text what must stand in the page; null where its status is enough
     */
    record Http(
            HttpUrl url,
            boolean head,
            List<String> expect,
            @Nullable String text,
            Redirects redirects) implements Probe {
        @Override
        public String word() {
            return "http";
        }

        @Override
        public String target() {
            return url.newBuilder().query(null).fragment(null).build().toString();
        }

        /** Whether a status is one of those expected. */
        public boolean expects(int status) {
            var digits = String.valueOf(status);
            return expect.stream().anyMatch(one -> digits.matches(one.replace("x", "\\d")));
        }
    }

    /** What an answer means that only leads elsewhere. */
    enum Redirects {
        /** Nothing yet: the place it leads to is asked. */
        FOLLOW,
        UP,
        DOWN
    }

    /** The certificate is looked at; one that ends within so many days is worth a word. */
    record Tls(HttpUrl url, int warnDays) implements Probe {
        @Override
        public String word() {
            return "tls";
        }

        @Override
        public String target() {
            return url.host() + ":" + url.port();
        }
    }

    /** The name is looked up; none of the addresses need be given. */
    record Dns(String name, Set<String> addresses) implements Probe {
        @Override
        public String word() {
            return "dns";
        }

        @Override
        public String target() {
            return name;
        }
    }

    /** The port is opened. */
    record Tcp(String host, int port) implements Probe {
        @Override
        public String word() {
            return "tcp";
        }

        @Override
        public String target() {
            return host + ":" + port;
        }
    }
}
