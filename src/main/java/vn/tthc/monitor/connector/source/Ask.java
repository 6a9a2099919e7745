package vn.tthc.monitor.connector.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;

/**
 * One question to a source.
 *
 * @param placed values that go to a place of their own, whatever the template says: window bounds, page numbers
 * @param address a full or relative address that replaces the template's path and query: a next link
 */
public record Ask(
        Phase phase,
        HttpCall call,
        Variables variables,
        List<Placed> placed,
        @Nullable String address) {

    public Ask(Phase phase, HttpCall call, Variables variables) {
        this(phase, call, variables, List.of(), null);
    }

    /** A value and where it goes; numbers stay numbers in a JSON body. */
    public record Placed(Placement placement, Object value) {}

    /** What a request is for, as metrics name it. */
    public enum Phase {
        LOGIN,
        LIST,
        DETAIL,
        PROBE
    }
}
