package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One mismatch as text.
 *
 * @param field what the systems disagree about
 * @param owner who takes care of it; null where nobody does
 * @param settled by whom and why it was settled; null where it was not
 * @param support text for the support group of the systems, in Vietnamese and without personal data
 */
public record MismatchLine(
        long id,
        String dossierAddress,
        String code,
        @Nullable String procedure,
        String kind,
        String field,
        Said one,
        Said other,
        String since,
        String age,
        String state,
        boolean open,
        boolean ended,
        @Nullable String owner,
        boolean mine,
        @Nullable String returned,
        @Nullable String settled,
        String support) {

    /** What one system says. */
    public record Said(String system, String text) {}
}
