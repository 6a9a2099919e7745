package vn.tthc.monitor.connector.expression;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An expression that cannot be compiled, or that failed on a value; the message is the end of a Vietnamese sentence. */
public final class ExpressionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * A failure.
     *
     * @param line inside the expression, from 1
     * @param column inside the expression, from 1
     */
    ExpressionException(String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
