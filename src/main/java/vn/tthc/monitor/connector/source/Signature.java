package vn.tthc.monitor.connector.source;

import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Proof that is made anew for every single sending of a request, repeats and redirects included, because it holds the
 * moment or the source's own challenge.
 */
interface Signature {
    /** Adds nothing. */
    Signature NONE = request -> request;

    /** The request as it goes out; one to another machine stays as it is. */
    Request sign(Request request);

    /** Lets the client answer the source's challenges. */
    default void applyTo(OkHttpClient.Builder client) {}
}
