package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftVerb;

/** What a source is expected to stay like, and what happens when it does not. */
public record Expectations(DriftRules drift, VolumeBand volume) {
    /** Those of a file that says nothing about it. */
    public static final Expectations USUAL = new Expectations(
            new DriftRules(DriftVerb.ACCEPT, DriftVerb.KEEP, DriftVerb.KEEP, DriftVerb.KEEP),
            new VolumeBand(VolumeBand.Per.RUN, null, null));

    /**
     * The verb for each kind of change.
     *
     * @param newField a key never seen before
     * @param missingField a mapped key that was always there, or had values, and has not any more
     * @param retyped a value of another type, or in no declared format
     * @param unmappedCode a code that its code list does not know; a code list may say another verb for itself
     */
    public record DriftRules(DriftVerb newField, DriftVerb missingField, DriftVerb retyped, DriftVerb unmappedCode) {}

    /**
     * How many records there should be. A bound that is not given is learnt from the past.
     *
     * @param per what is counted: the records of a complete read, or what is new and changed in a day
     */
    public record VolumeBand(
            Per per, @Nullable Integer min, @Nullable Integer max) {
        /** What is counted. */
        public enum Per {
            RUN,
            DAY
        }
    }

    /**
     * When a dossier that a read no longer shows counts as gone from its source.
     *
     * @param grace how long it must stay unseen before it is buried
     * @param share percent of the open dossiers above which nothing is believed
     * @param atLeast fewer than so many are believed whatever their share
     */
    public record Vanishing(Reads reads, Duration grace, int share, int atLeast) {
        /** Those of a file that says nothing about it. */
        public static final Vanishing USUAL = new Vanishing(Reads.COMPLETE, Duration.ofHours(12), 10, 5);

        /** Which reads show everything that is open. */
        public enum Reads {
            /** Those without a lower bound of time. */
            COMPLETE,
            /** Full reads that go back by {@code window.first}, too. */
            WINDOW,
            /** None. */
            NEVER
        }
    }
}
