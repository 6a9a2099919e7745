package vn.tthc.monitor.dossier;

/** Who says when a dossier is due. */
public enum DueOrigin {
    /** The source, and it is never overwritten. */
    SOURCE,
    /** The source, after it has put off the time it gave before. */
    EXTENDED,
    /** We, because the source gives none. */
    COMPUTED
}
