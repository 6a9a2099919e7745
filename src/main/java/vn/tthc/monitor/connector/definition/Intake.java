package vn.tthc.monitor.connector.definition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;

/**
 * The ways in which a source's dossiers arrive, or signs of life. A connector has at least one, and may have several: a
 * polled interface whose list screen can also be exported to a file when the interface is away.
 *
 * @param polling null where no interface is asked
 * @param probe what is looked at before each run, or instead of one; null for nothing
 * @param files null where nothing is said of files; people may bring them all the same
 * @param push how the system may send them of its own accord; null where it may not
 */
public record Intake(
        @Nullable Polling polling,
        @Nullable ProbeSettings probe,
        @Nullable FilesSettings files,
        @Nullable PushSettings push) {

    /** Only an interface that is asked. */
    public static Intake of(Polling polling) {
        return new Intake(polling, null, null, null);
    }

    /** The ways as other modules know them. */
    public Set<Way> ways() {
        var ways = EnumSet.noneOf(Way.class);
        if (polling != null) {
            ways.add(Way.POLL);
        }
        if (probe != null) {
            ways.add(Way.PROBE);
        }
        if (files != null) {
            ways.add(files.inboxes().isEmpty() ? Way.BROUGHT : Way.FILES);
        }
        if (push != null) {
            ways.add(Way.PUSH);
        }
        return ways;
    }

    /** The same, but its interface asked in another way. */
    public Intake with(@Nullable Polling other) {
        return new Intake(other, probe, files, push);
    }

    /** An interface that is asked for dossiers. */
    public record Polling(HttpSettings http, ReadSettings read) {}
}
