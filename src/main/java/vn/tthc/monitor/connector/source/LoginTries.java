package vn.tthc.monitor.connector.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts the tries of a login for all who may try it. A try is counted before it is made, so that none is one too many. */
interface LoginTries {
    /**
     * Asks for a try.
     *
     * @param pause after which one more try is allowed in spite of the refusals; null for never without a person
     */
    Claim claim(Proof proof, Instant now, @Nullable Duration pause);

    /** The login was taken: nothing counts any more. */
    void accepted(Proof proof);

    /** It was refused; what a person meets while nobody else tries changes nothing. */
    void refused(Proof proof, Instant now, String reason, boolean byPerson);

    /** The try never reached whoever judges logins. */
    void released(Proof proof, Instant now);

    /** A person lets it be tried once more; false where nothing was stopped. */
    boolean allowOnce(Proof proof, Instant now);

    /** What came of asking: the tries as they stand, and whether one of them is ours. */
    record Claim(boolean granted, LoginCount count) {}

    /** The count of this process alone, for rehearsals and the command line. */
    static LoginTries inMemory() {
        return new LoginTries() {
            private final Map<Proof, LoginCount> counts = new ConcurrentHashMap<>();

            @Override
            public synchronized Claim claim(Proof proof, Instant now, @Nullable Duration pause) {
                var before = counts.getOrDefault(proof, LoginCount.NONE);
                var granted = before.open(now, pause);
                if (granted) {
                    counts.put(proof, before.claimed(now));
                }
                return new Claim(granted, before);
            }

            @Override
            public void accepted(Proof proof) {
                counts.remove(proof);
            }

            @Override
            public synchronized void refused(Proof proof, Instant now, String reason, boolean byPerson) {
                var before = counts.getOrDefault(proof, LoginCount.NONE);
                counts.put(proof, byPerson && before.stopped() ? before : before.refused(now, reason));
            }

            @Override
            public synchronized void released(Proof proof, Instant now) {
                counts.put(proof, counts.getOrDefault(proof, LoginCount.NONE).released(now));
            }

            @Override
            public synchronized boolean allowOnce(Proof proof, Instant now) {
                var before = counts.getOrDefault(proof, LoginCount.NONE);
                counts.put(proof, before.allowedOnce(now));
                return before.stopped();
            }
        };
    }
}
