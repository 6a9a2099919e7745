package vn.tthc.monitor.connector.polling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.platform.config.Problem;

/** Where connector files come from. */
@FunctionalInterface
interface ConnectorFolder {
    /** Every file, valid or not. */
    List<Loaded> read();

    /**
     * One file.
     *
     * @param definition null where the problems made it invalid
     */
    record Loaded(String id, String name, @Nullable ConnectorDefinition definition, List<Problem> problems) {}
}
