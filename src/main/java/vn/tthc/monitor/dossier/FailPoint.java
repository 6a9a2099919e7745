package vn.tthc.monitor.dossier;

/** Named places in the storing of a page at which tests end the process or the connection. */
@FunctionalInterface
interface FailPoint {
    void reached(Step step);

    /** The places. */
    enum Step {
        BEFORE_WRITE,
        AFTER_RECORDS,
        BEFORE_COMMIT
    }
}
