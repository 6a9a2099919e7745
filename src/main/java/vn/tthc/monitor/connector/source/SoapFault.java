package vn.tthc.monitor.connector.source;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.DottedPath;

/**
 * The fault of a SOAP answer, whichever version and status it came with.
 *
 * @param code the most particular code, with its prefix
 */
record SoapFault(String code, String text) {
    private static final DottedPath FAULT = DottedPath.of("Envelope.Body.Fault");
    private static final DottedPath CODE_1_1 = DottedPath.of("faultcode");
    private static final DottedPath TEXT_1_1 = DottedPath.of("faultstring");
    private static final DottedPath CODE_1_2 = DottedPath.of("Code.Value");
    private static final DottedPath SUBCODE_1_2 = DottedPath.of("Code.Subcode.Value");
    private static final DottedPath TEXT_1_2 = DottedPath.of("Reason.Text[0]");

    /** Codes of WS-Security, and what usual servers call a refused login. */
    private static final Set<String> OF_LOGIN = Set.of(
            "FailedAuthentication",
            "InvalidSecurity",
            "InvalidSecurityToken",
            "FailedCheck",
            "SecurityTokenUnavailable",
            "Authentication",
            "AuthenticationFailed",
            "Unauthorized",
            "AccessDenied");

    /** The fault of an answer; null where it has none. */
    static @Nullable SoapFault of(JsonNode answer) {
        var fault = FAULT.read(answer);
        if (fault.isMissingNode()) {
            return null;
        }
        var code = first(SUBCODE_1_2.text(fault), CODE_1_2.text(fault), CODE_1_1.text(fault));
        var text = first(TEXT_1_2.text(fault), TEXT_1_1.text(fault), DottedPath.textOf(fault));
        return new SoapFault(code, text);
    }

    private static String first(@Nullable String one, @Nullable String other, @Nullable String last) {
        return Objects.requireNonNullElse(one == null ? other : one, Objects.requireNonNullElse(last, ""));
    }

    /** Whether it says that the login no longer holds. */
    boolean ofLogin() {
        return OF_LOGIN.contains(code.replaceFirst("^.*[:.]", ""));
    }
}
