package vn.tthc.monitor.dossier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set for dossiers.
 *
 * @param personKey key of the hashes by which id numbers and phones are found; made and kept in the database when not given
 * @param rawDays how many days after its last change a closed record keeps the text as received
 * @param entryGrace working time after its reception in which a dossier must be typed into its system
 * @param entrySettled how long after they were read records are judged for it, when the run that read them has ended
 * @param missingSearch pause between two searches for dossiers that never arrived where they should be
 * @param mismatchDays how many days a disagreement of two systems is kept after its end
 */
@ConfigurationProperties("tthc.dossier")
record DossierSettings(
        @Nullable String personKey,
        @DefaultValue("180") int rawDays,
        @DefaultValue("8h") Duration entryGrace,
        @DefaultValue("2m") Duration entrySettled,
        @DefaultValue("10m") Duration missingSearch,
        @DefaultValue("365") int mismatchDays) {}
