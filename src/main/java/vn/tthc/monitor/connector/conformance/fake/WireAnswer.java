package vn.tthc.monitor.connector.conformance.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;

/** An answer and the manner in which it goes over the wire. */
public record WireAnswer(int status, Map<String, String> headers, ByteString body, Manner manner) {

    /** How an answer goes. */
    public enum Manner {
        WHOLE,
        /** A byte now and then. */
        DRIP,
        /** Never: the connection stands open. */
        SILENT,
        /** The connection is reset instead. */
        RESET,
        /** Half of it, then the connection closes. */
        CUT
    }

    /** An answer of this status with a text of this type. */
    public static WireAnswer of(int status, String type, String body) {
        return of(status, type, ByteString.encodeString(body, StandardCharsets.UTF_8));
    }

    static WireAnswer of(int status, String type, ByteString body) {
        return new WireAnswer(status, Map.of("Content-Type", type), body, Manner.WHOLE);
    }

    /** A JSON answer. */
    public static WireAnswer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** A status without content. */
    public static WireAnswer status(int status) {
        return new WireAnswer(status, Map.of(), ByteString.EMPTY, Manner.WHOLE);
    }

    /** The same with one more header. */
    public WireAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WireAnswer(status, Map.copyOf(more), body, manner);
    }

    /** The same in another manner. */
    public WireAnswer in(Manner other) {
        return new WireAnswer(status, headers, body, other);
    }

    /** The same with other bytes. */
    public WireAnswer saying(ByteString other) {
        return new WireAnswer(status, headers, other, manner);
    }
}
