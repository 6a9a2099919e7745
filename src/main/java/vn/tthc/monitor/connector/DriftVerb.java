package vn.tthc.monitor.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a connector does when its source is no longer as it was: a closed set, the same for every kind of change. */
public enum DriftVerb {
    /** The source is right: its answer counts as it is, and the change is only noted. */
    ACCEPT,
    /** What we have stays: a raw code beside UNMAPPED, a stored value; the change waits for a person. */
    KEEP,
    /** Records that show the change go to quarantine. */
    QUARANTINE,
    /**
     * The run ends FAILED with the category {@code schema}, and the checkpoint stays; of a call that a system made, nothing
     * is taken but into quarantine.
     */
    REFUSE;

    /** The word in connector files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for shapes. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DriftVerb::word).toList();
    }

    /** The verb of a word that passed its shape. */
    public static DriftVerb of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
