package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoDossier;
import vn.tthc.monitor.demo.world.DemoWorld;

/** One line of the list that a system's screen shows and exports. */
public record RegisterLine(
        DemoDossier dossier,
        Instant receivedAt,
        @Nullable Instant returnedAt,
        String status,
        String officer,
        String unit) {

    /** The newest lines of a system, the newest reception first. What is not received yet stands on no list. */
    public static List<RegisterLine> of(DemoWorld world, String system, Instant now, int limit) {
        return world.known(system, now).stream()
                .filter(dossier -> NationalRecord.receivedAt(dossier, now) != null)
                .sorted(Comparator.comparing(DemoDossier::receivedAt).reversed().thenComparing(DemoDossier::code))
                .limit(limit)
                .map(dossier -> of(dossier, now))
                .toList();
    }

    private static RegisterLine of(DemoDossier dossier, Instant now) {
        return new RegisterLine(
                dossier,
                dossier.receivedAt(),
                dossier.reached(10, now),
                NationalRecord.statusText(dossier, now),
                dossier.at(now).officer(),
                dossier.agency().code() + " - " + dossier.agency().name());
    }

    /** A moment as lists show it; empty for none. */
    public static String moment(@Nullable Instant at) {
        return SourceTimes.SCREEN.text(at);
    }
}
