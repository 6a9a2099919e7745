package vn.tthc.monitor.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;

/** The maintenance windows that people lay down. */
public interface MaintenanceWindows {
    /**
     * Lays one down.
     *
     * @throws WindowRefused with a sentence, where it has no reason or no end, lies in the past, is longer than the time
     *     after which it comes again, or names a system that is not connected
     */
    long add(Draft draft, String author);

    /**
     * Ends one before its time; nothing of it comes any more.
     *
     * @throws WindowRefused where there is none of that number, or it is over
     */
    void end(long id, String author);

    /** Those that are not over, the next first. */
    List<Planned> planned();

    /** The occurrences that are going on. */
    List<Current> current(Instant now);

    /** The occurrence that is going on for the system, the one that ends last where there are several. */
    default Optional<Current> current(String source, Instant now) {
        return Current.of(source, current(now));
    }

    /** What a person asks for; not checked yet. */
    record Draft(
            @Nullable String source,
            String reason,
            @Nullable String document,
            Instant from,
            Instant to,
            Repeat repeat,
            @Nullable LocalDate until) {}

    /**
     * A window with its next occurrence.
     *
     * @param next the one going on, or else the next one
     * @param running whether it is going on
     */
    record Planned(MaintenanceWindow window, Occurrence next, boolean running) {}

    /** A window that is going on. */
    record Current(MaintenanceWindow window, Occurrence occurrence) {
        /** Of these the one that concerns the system, and ends last where there are several. */
        public static Optional<Current> of(String source, Collection<Current> all) {
            return all.stream()
                    .filter(current -> current.window().concerns(source))
                    .max(Comparator.comparing(current -> current.occurrence().to()));
        }
    }
}
