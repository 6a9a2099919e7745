package vn.tthc.monitor.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Secrets that tests plant, recognisable wherever they come up again: every one holds the same mark, which must stand in
 * nothing that a test leaves behind, in clear or encoded. {@link TestDatabase} looks through the tables after every test,
 * {@link SecretSweep} through what the whole suite printed.
 */
public final class PlantedSecret {
    private static final String MARK = "gAi5bIm4tKhOa";

    private PlantedSecret() {}

    /** A secret's text, with characters that addresses, bodies and pages must write differently. */
    public static String text(String name) {
        return name + "/" + MARK + "+&=";
    }

    /** The same as a secret. */
    public static Secret of(String name) {
        return Secret.of(text(name));
    }

    /** The texts of which none may be found. */
    public static Set<String> traces() {
        var traces = new LinkedHashSet<String>();
        var mark = MARK.getBytes(StandardCharsets.UTF_8);
        traces.add(MARK);
        traces.add(HexFormat.of().formatHex(mark));
        for (var before : List.of("", ".", "..")) {
            var longer = (before + MARK).getBytes(StandardCharsets.UTF_8);
            var text = Base64.getEncoder().withoutPadding().encodeToString(longer);
            traces.add(text.substring((before.length() * 8 + 5) / 6, longer.length * 8 / 6));
        }
        return traces;
    }
}
