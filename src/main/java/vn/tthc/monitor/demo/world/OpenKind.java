package vn.tthc.monitor.demo.world;

/** Where a dossier stands at the start of the demo. */
enum OpenKind {
    OVERDUE,
    /** Late through a software fault, as its system says. */
    FAULT,
    /** Due within the next working day. */
    NEAR,
    /** Due within two hours by the wall clock. */
    SOON_BY_CLOCK,
    PAUSED,
    NO_TERM,
    /** The system does not tell the appointment. */
    UNKNOWN,
    /** A certified copy at the counter. */
    COPY,
    /** Just received, nobody works on it yet. */
    FRESH,
    IN_TIME;

    /**
     * Kind of the dossier at this place among the open ones of its system. A ward is mostly on time, so the pressing
     * kinds are few.
     */
    static OpenKind of(int index, boolean city) {
        if (city && index < 5) {
            return FAULT;
        }
        if (city && index >= 5 && index < 65) {
            return COPY;
        }
        int place = Math.floorMod(index * 37, 100);
        if (place < 1) {
            return OVERDUE;
        }
        if (place < 6) {
            return NEAR;
        }
        if (place < 8) {
            return SOON_BY_CLOCK;
        }
        if (place < 16) {
            return PAUSED;
        }
        if (place < 19) {
            return NO_TERM;
        }
        if (place < 21) {
            return UNKNOWN;
        }
        return place < 26 ? FRESH : IN_TIME;
    }
}
