package vn.tthc.monitor.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;

/** The ways in which a secret may stand in an address, a header, a body or a page. */
final class SecretForms {
    /** Shorter pieces of base64 would be found by chance. */
    private static final int SHORTEST_PIECE = 8;

    private SecretForms() {}

    static Set<String> of(String secret) {
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        var address = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (var form : List.of(address, address.replace("+", "%20"))) {
            forms.add(form);
            forms.add(lowerCaseEscapes(form));
        }
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        var markup = StringEscapeUtils.escapeXml11(secret);
        forms.add(markup);
        forms.add(markup.replace("&apos;", "&#39;"));
        addBase64(secret.getBytes(StandardCharsets.UTF_8), forms);
        return forms;
    }

    private static String lowerCaseEscapes(String form) {
        var lower = new StringBuilder(form);
        for (var at = form.indexOf('%'); at >= 0; at = form.indexOf('%', at + 3)) {
            lower.replace(at, at + 3, form.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /** Whole, and as it stands inside the base64 of a longer text: a user name and a colon before it, for example. */
    private static void addBase64(byte[] bytes, Set<String> forms) {
        forms.add(HexFormat.of().formatHex(bytes));
        for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.encodeToString(bytes));
            for (var before = 0; before < 3; before++) {
                var longer = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, longer, before, bytes.length);
                var text = encoder.withoutPadding().encodeToString(longer);
                // The first and last characters also hold bits of the neighbours.
                var piece = text.substring((before * 8 + 5) / 6, longer.length * 8 / 6);
                if (piece.length() >= SHORTEST_PIECE) {
                    forms.add(piece);
                }
            }
        }
    }
}
