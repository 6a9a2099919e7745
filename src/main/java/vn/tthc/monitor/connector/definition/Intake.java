package vn.tthc.monitor.connector.definition;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;

/**
 * The ways in which a source's dossiers arrive. A connector has at least one, and may have several: a polled interface
 * whose list screen can also be exported to a file when the interface is away.
 *
 * @param polling null where no interface is asked
 */
public record Intake(@Nullable Polling polling) {

    /** An interface that is asked for dossiers. */
    public record Polling(HttpSettings http, ReadSettings read) {}
}
