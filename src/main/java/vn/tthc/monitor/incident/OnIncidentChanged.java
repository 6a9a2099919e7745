package vn.tthc.monitor.incident;

/** Called inside the transaction that opens or closes an incident. Must not call other systems. */
@FunctionalInterface
public interface OnIncidentChanged {
    void incidentChanged(Incident incident, Change change);

    /** What happened to it. */
    enum Change {
        OPENED,
        /** The same incident became worse or changed its cause. */
        CHANGED,
        CLOSED
    }
}
