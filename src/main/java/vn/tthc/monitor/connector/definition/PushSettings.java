package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.platform.Secret;

/**
 * How a system may send us its dossiers of its own accord, in the portal's format.
 *
 * @param session how long a login holds
 * @param body largest call
 * @param records most records in one call
 */
public record PushSettings(
        List<Account> accounts, Duration session, Set<Service> services, DataSize body, int records) {
    /** Who may send. */
    public record Account(String username, Secret password) {}

    /** What may be sent, by the words of the portal's format. */
    public enum Service {
        /** Whole dossiers. */
        DOSSIERS("DongBoHoSoMC"),
        /** Steps of dossiers. */
        PROGRESS("CapNhatTienDoHoSoMC");

        private final String word;

        Service(String word) {
            this.word = word;
        }

        /** The word in files and calls. */
        public String word() {
            return word;
        }

        /** The service of a word; senders differ in case. */
        public static Optional<Service> of(String word) {
            return Arrays.stream(values())
                    .filter(service -> service.word.equalsIgnoreCase(word.strip()))
                    .findFirst();
        }
    }
}
