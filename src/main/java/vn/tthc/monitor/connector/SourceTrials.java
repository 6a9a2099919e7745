package vn.tthc.monitor.connector;

import java.util.Optional;

/** Reads a little of a source for a technician, without storing anything and without anybody's real name. */
public interface SourceTrials {
    /**
     * A test read with invented people in the place of real ones; empty where there is no such file, or it does not
     * soundly say what to ask. The file's mapping may be unfinished.
     */
    Optional<ReadReport> read(String connector, int limit);

    /**
     * Redacted answers as a fixture.
     *
     * @throws Refused where the file is not valid or the source cannot be read
     */
    Recording record(String connector, int limit);

    /** Why nothing was recorded, as a sentence for people. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String sentence) {
            super(sentence);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
