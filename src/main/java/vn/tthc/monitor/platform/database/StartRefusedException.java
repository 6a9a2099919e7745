package vn.tthc.monitor.platform.database;

/**
 * The application cannot start for a reason its operator can mend. It is printed as two sentences, what is wrong and what
 * to do, without a stack trace.
 */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    public StartRefusedException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    public StartRefusedException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What the operator can do. */
    public String advice() {
        return advice;
    }
}
