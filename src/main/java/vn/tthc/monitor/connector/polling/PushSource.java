package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;

/** A source that sends of its own accord, and is neither asked nor looked at: there is nothing to run by a schedule. */
final class PushSource extends Source {
    PushSource(ConnectorDefinition definition, Clock clock) {
        super(definition, clock);
    }

    @Override
    boolean scheduled() {
        return false;
    }

    @Override
    public @Nullable RunReading next(Checkpoint checkpoint) {
        return null;
    }
}
