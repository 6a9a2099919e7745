package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source with an interface whose files arrive as well. A file that waits goes first, for it is the rarer; but an inbox that
 * cannot be reached must not keep the interface from being asked, so after a file, or a failure, it is the interface's turn.
 */
final class MixedSource extends Source {
    private final Source asked;
    private final Source files;
    private boolean filesTurn;

    MixedSource(Source asked, Source files, Clock clock) {
        super(asked.definition(), clock);
        this.asked = asked;
        this.files = files;
    }

    @Override
    public synchronized @Nullable RunReading next(Checkpoint checkpoint) {
        if (!filesTurn) {
            filesTurn = true;
            var reading = files.next(checkpoint);
            if (reading != null) {
                return reading;
            }
        }
        filesTurn = false;
        return asked.next(checkpoint);
    }

    @Override
    protected synchronized void begin() {
        turn().begin();
    }

    private Source turn() {
        return filesTurn ? files : asked;
    }

    @Override
    protected void ended(UUID run) {
        files.ended(run);
        asked.ended(run);
    }

    @Override
    protected synchronized RunReading nothing() {
        return turn().nothing();
    }

    @Override
    public synchronized Duration slowest() {
        return turn().slowest();
    }

    @Override
    protected List<String> samples() {
        return asked.samples();
    }

    @Override
    protected @Nullable Instant credentialUntil() {
        return asked.credentialUntil();
    }

    @Override
    protected @Nullable String rereads(Source before) {
        return asked.rereads(before instanceof MixedSource mixed ? mixed.asked : before);
    }

    @Override
    public void close() {
        files.close();
        asked.close();
    }
}
