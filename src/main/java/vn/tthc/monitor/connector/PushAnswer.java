package vn.tthc.monitor.connector;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call, in the words of the portal. Some senders look for the words {@code thành công} instead of the code,
 * so that only the message of a full success may hold them.
 *
 * @param session of a login; null for everything else
 * @param lines what became of each record, in the order of the call
 */
public record PushAnswer(
        Code code, String message, @Nullable String session, List<Line> lines) {

    public PushAnswer(Code code, String message) {
        this(code, message, null, List.of());
    }

    /** What became of one record; its code is null where it has none. */
    public record Line(@Nullable String dossier, Code code, String message) {}

    /** The closed set of answers. */
    public enum Code {
        OK("0"),
        /** Some records could not be understood; they are kept, and the others were taken. */
        REJECTED("1"),
        /** A dossier sent as new is known already. It was taken all the same: sending it again as an update is safe. */
        EXISTS("3"),
        /** Our own fault: nothing of the call was taken, and it should be sent again later. */
        INTERNAL("-1"),
        UNREADABLE("-2"),
        SERVICE("-4"),
        TOO_LARGE("-5"),
        LOGIN("-300"),
        SESSION("-301"),
        LOCKED("-303"),
        UNKNOWN("-304");

        private final String number;

        Code(String number) {
            this.number = number;
        }

        /** The {@code error_code} of the answer. */
        public String number() {
            return number;
        }

        /** The word in metrics and logs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
