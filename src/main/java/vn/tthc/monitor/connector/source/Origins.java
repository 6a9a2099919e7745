package vn.tthc.monitor.connector.source;

import okhttp3.HttpUrl;

/** Decides where our credentials may go. */
final class Origins {
    private Origins() {}

    /** The same host and port over the same scheme, or the same host's step up from http to https. */
    static boolean same(HttpUrl from, HttpUrl to) {
        if (!from.host().equals(to.host())) {
            return false;
        }
        if (from.scheme().equals(to.scheme())) {
            return from.port() == to.port();
        }
        return to.isHttps() && from.port() == HttpUrl.defaultPort("http") && to.port() == HttpUrl.defaultPort("https");
    }
}
