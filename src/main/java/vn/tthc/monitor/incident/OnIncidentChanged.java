package vn.tthc.monitor.incident;

/**
 * Called inside the transaction that opens or closes an incident. Must not call other systems. While a source is on trial
 * or suspended by notice, only {@link Change#CLOSED} is told, because whoever heard of an outage must hear of its end; what
 * is still wrong when that time is over is told as {@link Change#CHANGED}, so that may be the first a listener hears.
 */
@FunctionalInterface
public interface OnIncidentChanged {
    void incidentChanged(Incident incident, Change change);

    /** What happened to it. */
    enum Change {
        OPENED,
        /** The same incident became worse or changed its cause. */
        CHANGED,
        /** It comes and goes: told once, and then only what it settles to, as {@link #CHANGED} or {@link #CLOSED}. */
        UNSTABLE,
        /** Somebody takes it in hand. */
        ACKNOWLEDGED,
        /** It came back soon after its end and keeps its number. */
        REOPENED,
        /** Another incident was put under it as having the same cause. */
        MEMBERS,
        CLOSED,
        /** It ends because nobody reads its source or tells of it any more; whether what was wrong is over is not known. */
        UNWATCHED
    }
}
