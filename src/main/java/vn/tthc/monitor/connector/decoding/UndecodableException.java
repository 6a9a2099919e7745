package vn.tthc.monitor.connector.decoding;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Content that is not what it should be; the message says in Vietnamese what it is instead, and where. */
public final class UndecodableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String expected;

    /**
     * Content that cannot be read.
     *
     * @param what what is wrong, as the end of a sentence that begins with where the content came from
     * @param expected what should be there
     */
    public UndecodableException(String what, String expected, @Nullable Throwable cause) {
        super(what, cause);
        this.expected = expected;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }
}
