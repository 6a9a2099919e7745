package vn.tthc.monitor.platform.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a configuration file.
 *
 * @param rule short kebab-case name of the broken rule, for example {@code unknown-key}
 * @param what what stands there
 * @param expected what should stand there, and what to do
 * @param nearest the nearest known key or value, where one is near
 */
public record Problem(
        Place place,
        String rule,
        String what,
        String expected,
        @Nullable String nearest) {
    private static final Set<String> OF_THIS_MACHINE = Set.of("missing-variable", "missing-file");

    /** Whether the file itself may be right, and this machine lacks a variable or a file it names. */
    public boolean ofThisMachine() {
        return OF_THIS_MACHINE.contains(rule);
    }

    /** What to do about it, as one sentence. */
    public String hint() {
        return Advice.of(this);
    }

    @Override
    public String toString() {
        var near = nearest == null ? "" : "; gần nhất: " + nearest;
        return place + " " + rule + ": " + what + "; cần " + expected + near;
    }
}
