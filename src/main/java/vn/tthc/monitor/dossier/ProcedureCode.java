package vn.tthc.monitor.dossier;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The code of a procedure as far as it tells procedures apart: {@code 1.001193.000.00.00.H24} is {@code 1.001193}. */
final class ProcedureCode {
    private static final Pattern NATIONAL = Pattern.compile("\\s*(\\d\\.\\d{6})(?:\\D.*)?", Pattern.DOTALL);

    private ProcedureCode() {}

    /** The first two groups; a code of another form as it stands; null for none. */
    static @Nullable String normalized(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        var parts = NATIONAL.matcher(code);
        return parts.matches() ? parts.group(1) : code.strip();
    }
}
