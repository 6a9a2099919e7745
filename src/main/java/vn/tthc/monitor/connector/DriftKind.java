package vn.tthc.monitor.connector;

import java.util.Locale;

/** In what a source is not as it was: a closed set, the same word in metric, database, interface and screen. */
public enum DriftKind {
    /** A key that no record had before. */
    NEW_FIELD,
    /** A mapped key that was always there, or had values, and has not any more. */
    MISSING_FIELD,
    /** A mapped value of another type, or in no declared format. */
    RETYPED,
    /** A code that its code list does not know. */
    UNMAPPED_CODE,
    /** Far more or far fewer records than usual. */
    VOLUME,
    /** Open dossiers that a complete read does not show any more. */
    VANISHED,
    /** The source's clock differs from ours. */
    CLOCK,
    /** The mark to go on from lies in the future. */
    FUTURE_MARK;

    /** The word written in metric, database and interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
