package vn.tthc.monitor.dossier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When two dossiers of one person and one procedure are suspected to be the same.
 *
 * @param days how many days apart they may have been received in two systems
 * @param daysWithin the same within one system under two codes; a negative number, the default, never suspects there
 */
@ConfigurationProperties("tthc.dossier.duplicates")
record DuplicateSettings(
        @DefaultValue("3") int days, @DefaultValue("-1") int daysWithin) {
    private static final int MOST = 60;

    DuplicateSettings {
        if (days < 0 || days > MOST || daysWithin > MOST) {
            throw new IllegalArgumentException("tthc.dossier.duplicates: days phải từ 0 đến " + MOST
                    + ", days-within không quá " + MOST + " (số âm là không xét trong cùng một hệ thống); đang là "
                    + days
                    + " và " + daysWithin + ".");
        }
    }

    int most() {
        return Math.max(days, daysWithin);
    }
}
