package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a source's records: the message between polling and storing. It is stored in one transaction together with
 * its checkpoint and its rejected records.
 *
 * @param source id of the connector
 * @param run the run that read the page
 * @param number position in the run, from 0
 * @param readAt when the answer arrived
 * @param checkpoint what the connector needs to go on after this page, as JSON text; null leaves the stored one
 * @param absent by code the fields, named as in connector files, that the answer said nothing about: there the stored
 *     values stay. A field that the answer gave empty is not among them
 * @param reversible whether what the page replaces is kept, so that {@link Reversals} can take its run back
 */
public record DossierPage(
        String source,
        UUID run,
        int number,
        Instant readAt,
        List<SourceDossier> dossiers,
        List<RejectedRecord> rejected,
        @Nullable String checkpoint,
        Map<String, Set<String>> absent,
        boolean reversible) {

    /** A page that its source's next answer mends, if need be. */
    public DossierPage(
            String source,
            UUID run,
            int number,
            Instant readAt,
            List<SourceDossier> dossiers,
            List<RejectedRecord> rejected,
            @Nullable String checkpoint,
            Map<String, Set<String>> absent) {
        this(source, run, number, readAt, dossiers, rejected, checkpoint, absent, false);
    }

    /** A page whose answers said everything there is to say. */
    public DossierPage(
            String source,
            UUID run,
            int number,
            Instant readAt,
            List<SourceDossier> dossiers,
            List<RejectedRecord> rejected,
            @Nullable String checkpoint) {
        this(source, run, number, readAt, dossiers, rejected, checkpoint, Map.of());
    }

    /** The same page, to be taken back if need be, with what its records say nothing about. */
    public DossierPage reversible(Map<String, Set<String>> silent) {
        return new DossierPage(source, run, number, readAt, dossiers, rejected, checkpoint, silent, true);
    }

    /**
     * A record that could not be read: kept with the reason until the mapping is mended.
     *
     * @param incomplete whether only a part of it was received, so that it must be asked for again
     */
    public record RejectedRecord(@Nullable String code, String reason, String raw, boolean incomplete) {
        /** A record that was received whole. */
        public RejectedRecord(@Nullable String code, String reason, String raw) {
            this(code, reason, raw, false);
        }
    }
}
