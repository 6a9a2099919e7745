package vn.tthc.monitor.dossier;

import org.jspecify.annotations.Nullable;

/**
 * What a person said about records and nobody has undone, as far as it ties or parts them.
 *
 * @param id the later one has the higher
 * @param merged whether both are one dossier; else the first stands alone
 * @param one node of a record
 * @param other null where one stands alone
 */
record LinkDecision(
        long id, boolean merged, String one, @Nullable String other) {}
