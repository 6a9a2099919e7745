package vn.tthc.monitor.connector.polling;

import java.util.Optional;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;

/** The definitions that connectors work by at present. */
@FunctionalInterface
public interface WorkingDefinitions {
    /** The definition of a connector; empty for one that is unknown, or has no valid file. */
    Optional<ConnectorDefinition> definition(String connector);
}
