package vn.tthc.monitor.connector.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.SecretMask;

/** Something went wrong with a source: the category of the closed set, and one Vietnamese sentence without secrets. */
public final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCategory category;
    private final int status;
    private final boolean repeatable;
    private final @Nullable Duration retryAfter;
    private final boolean refusedLogin;

    private SourceFailure(Details details, String sentence, @Nullable Throwable cause) {
        super(SecretMask.mask(sentence), cause);
        this.category = details.category;
        this.status = details.status;
        this.repeatable = details.repeatable;
        this.retryAfter = details.retryAfter;
        this.refusedLogin = details.refusedLogin;
    }

    /** A failure that asking again at once would not mend. */
    public static SourceFailure lasting(FailureCategory category, String sentence) {
        return new SourceFailure(new Details(category, 0, false, null), sentence, null);
    }

    /** The same, with what brought it about. */
    public static SourceFailure lasting(FailureCategory category, String sentence, Throwable cause) {
        return new SourceFailure(new Details(category, 0, false, null), sentence, cause);
    }

    /** A failure of our own while a connector was read. */
    public static SourceFailure internal(String connector, Throwable cause) {
        return lasting(FailureCategory.INTERNAL, Sentences.internal(connector, cause), cause);
    }

    static SourceFailure passing(FailureCategory category, String sentence, Throwable cause) {
        return new SourceFailure(new Details(category, 0, true, null), sentence, cause);
    }

    static SourceFailure answered(
            FailureCategory category, int status, boolean repeatable, @Nullable Duration retryAfter, String sentence) {
        return new SourceFailure(new Details(category, status, repeatable, retryAfter), sentence, null);
    }

    /** The source has refused a name and a password, or a key of its own. */
    static SourceFailure ofRefusedLogin(String sentence) {
        return new SourceFailure(new Details(FailureCategory.AUTH, 0, false, null, true), sentence, null);
    }

    /** The same failure as a refused login. */
    SourceFailure asRefusedLogin(String sentence) {
        return new SourceFailure(new Details(FailureCategory.AUTH, status, false, null, true), sentence, this);
    }

    /** Whether trying the same login again brings the account nearer to being locked. */
    boolean refusedLogin() {
        return refusedLogin;
    }

    /** The same failure in other words. */
    SourceFailure said(String sentence) {
        return new SourceFailure(new Details(category, status, repeatable, retryAfter), sentence, this);
    }

    public FailureCategory category() {
        return category;
    }

    /** The sentence for people; never null. */
    public String sentence() {
        var message = getMessage();
        return message == null ? category.word() : message;
    }

    /** The HTTP status, 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed when asked again soon. */
    public boolean repeatable() {
        return repeatable;
    }

    /** How long the source asked us to wait, already checked against the cap; null where it said nothing. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the source itself was at fault, as the circuit breaker counts it. */
    boolean countsForBreaker() {
        return switch (category) {
            case UNREACHABLE, TLS, TIMEOUT, HTTP_5XX -> true;
            case AUTH,
                    RATE_LIMITED,
                    HTTP_4XX,
                    REFUSED,
                    UNREADABLE,
                    SCHEMA,
                    TOO_LARGE,
                    PAGING_LOOP,
                    BREAKER_OPEN,
                    INTERNAL -> false;
        };
    }

    private record Details(
            FailureCategory category,
            int status,
            boolean repeatable,
            @Nullable Duration retryAfter,
            boolean refusedLogin) {
        Details(FailureCategory category, int status, boolean repeatable, @Nullable Duration retryAfter) {
            this(category, status, repeatable, retryAfter, false);
        }
    }
}
