package vn.tthc.monitor.dossier;

/** Why a dossier came late, as a person says. */
public enum LateCause {
    SOFTWARE,
    CONNECTION,
    OTHER_AGENCY,
    CITIZEN,
    OTHER;

    /** Whether it is the fault of a system. */
    public boolean systemFault() {
        return this == SOFTWARE || this == CONNECTION;
    }
}
