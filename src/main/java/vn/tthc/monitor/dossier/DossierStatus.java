package vn.tthc.monitor.dossier;

/**
 * The national list of dossier states (TrangThaiHoSo 1-10) plus {@link #UNMAPPED} for a source code that no code list
 * translates: shown, counted, alarmed, never guessed.
 */
public enum DossierStatus {
    UNMAPPED(0, true, false),
    NEW(1, true, false),
    RECEIVED(2, true, false),
    NOT_ACCEPTED(3, false, false),
    PROCESSING(4, true, false),
    SUPPLEMENT_REQUESTED(5, true, true),
    PAYMENT_REQUESTED(6, true, true),
    WITHDRAWN(7, false, false),
    STOPPED(8, true, true),
    FINISHED(9, false, false),
    RETURNED(10, false, false);

    private final int code;
    private final boolean open;
    private final boolean paused;

    DossierStatus(int code, boolean open, boolean paused) {
        this.code = code;
        this.open = open;
        this.paused = paused;
    }

    /** The national number, 1 to 10; 0 for unmapped. */
    public int code() {
        return code;
    }

    /** Whether staff still have something to do or to wait for. */
    public boolean open() {
        return open;
    }

    /** Whether the deadline clock stands still in this state. */
    public boolean paused() {
        return paused;
    }
}
