package vn.tthc.monitor.platform.config;

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
    @Override
    public String toString() {
        var hint = nearest == null ? "" : "; gần nhất: " + nearest;
        return place + " " + rule + ": " + what + "; cần " + expected + hint;
    }
}
