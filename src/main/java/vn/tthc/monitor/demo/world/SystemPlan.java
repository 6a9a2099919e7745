package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.util.List;

/**
 * How much of the world one system knows.
 *
 * @param open dossiers open at the start
 * @param closed dossiers closed before the start
 * @param arrival pause between two new dossiers
 * @param life mean time an ordinary dossier stays open from now on
 * @param sequence first daily sequence number less one; keeps codes of different systems apart
 */
record SystemPlan(
        String id,
        int open,
        int closed,
        Duration arrival,
        Duration life,
        int sequence,
        List<DemoProcedure> procedures) {

    DemoProcedure procedure(int ticket) {
        int left = Math.floorMod(ticket, shares());
        for (var procedure : procedures) {
            left -= procedure.share();
            if (left < 0) {
                return procedure;
            }
        }
        return procedures.getLast();
    }

    private int shares() {
        return procedures.stream().mapToInt(DemoProcedure::share).sum();
    }
}
