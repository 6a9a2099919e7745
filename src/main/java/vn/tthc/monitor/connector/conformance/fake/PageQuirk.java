package vn.tthc.monitor.connector.conformance.fake;

/** How a source pages badly. */
public enum PageQuirk {
    NONE,
    /** The first page for ever, always with more to come. */
    REPEATS,
    /** One more page after the last, with an empty list. */
    EMPTY_LAST,
    /** One more page after the last, with null where the list should be. */
    NULL_LAST,
    /** One more page after the last, without the key of the list. */
    ABSENT_LAST,
    /** A row of the first page stands on the second once more, for something moved meanwhile. */
    ROW_MOVED,
    /** Pages become larger on the way. */
    SIZE_CHANGES
}
