package vn.tthc.monitor.connector;

/** Something that cannot be done with a file; the message is the Vietnamese sentence to show. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, and the sentence for people. */
    public ImportRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Kinds of refusals. */
    public enum Reason {
        /** No such import, or no such system. */
        UNKNOWN,
        /** Its state does not allow it. */
        NOT_NOW,
        /** The file or what was said about it is no good. */
        BAD_INPUT,
        /** The columns for code and status are not known. */
        UNMATCHED
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
