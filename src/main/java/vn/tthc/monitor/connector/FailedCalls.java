package vn.tthc.monitor.connector;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked and answered when a source began to fail, as this node saw it. */
public interface FailedCalls {
    /** The first failed call since the source's last good run; empty where this node made none. */
    Optional<FailedCall> first(String connector);

    /**
     * One call, with secrets, values of the query and long numbers hidden.
     *
     * @param answer status, headers and the beginning of an error's text; of an answer that may hold dossiers its size only
     * @param certificate whose certificate the machine last showed, by whom and until when; null without TLS
     */
    record FailedCall(
            Instant at,
            String request,
            String answer,
            @Nullable String certificate) {}
}
