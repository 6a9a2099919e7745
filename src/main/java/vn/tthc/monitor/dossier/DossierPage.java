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
 */
public record DossierPage(
        String source,
        UUID run,
        int number,
        Instant readAt,
        List<SourceDossier> dossiers,
        List<RejectedRecord> rejected,
        @Nullable String checkpoint,
        Map<String, Set<String>> absent) {

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

    /** A record that could not be read: kept whole, with the reason, until the mapping is mended. */
    public record RejectedRecord(@Nullable String code, String reason, String raw) {}
}
