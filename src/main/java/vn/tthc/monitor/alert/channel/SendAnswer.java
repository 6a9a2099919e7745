package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.SecretMask;

/**
 * What came of handing a message over. Request and answer are masked and short, fit to be stored and shown.
 *
 * @param providerId the provider's own id of the accepted message
 * @param retryAfter what the provider asked us to wait
 */
public record SendAnswer(
        Meaning meaning,
        @Nullable String providerId,
        @Nullable Duration retryAfter,
        String request,
        String answer) {
    private static final int LONGEST = 500;

    /** Masks and shortens, so that no caller has to remember it. */
    public SendAnswer {
        request = shown(request);
        answer = shown(answer);
    }

    /** The closed set of meanings. */
    public enum Meaning {
        ACCEPTED,
        /** Try again when told; nothing at all leaves the channel before. */
        RATE_LIMITED,
        /** The provider refuses us; a person must act. */
        AUTH,
        /** This message will never be taken. */
        PERMANENT,
        /** The text is not liked; a plainer one may be. */
        FORMAT,
        /** Certainly not delivered, worth trying again. */
        TRANSIENT,
        /** The request left and no word came back. */
        AMBIGUOUS;

        /** The word in metrics, ledger and interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SendAnswer of(Meaning meaning, String request, String answer) {
        return new SendAnswer(meaning, null, null, request, answer);
    }

    private static String shown(String text) {
        var masked = SecretMask.mask(text);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
