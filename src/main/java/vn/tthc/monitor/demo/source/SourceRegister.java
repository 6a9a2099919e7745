package vn.tthc.monitor.demo.source;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoDossier;
import vn.tthc.monitor.demo.world.DemoWorld;

/** What one system finds in its own register of dossiers. */
record SourceRegister(DemoWorld world, String system) {

    /** Those changed at or after an instant, oldest change first; all of them without one. */
    List<DemoDossier> changedSince(@Nullable Instant from, Instant asOf) {
        return world.known(system, asOf).stream()
                .filter(dossier -> from == null || !changedAt(dossier, asOf).isBefore(from))
                .sorted(Comparator.comparing((DemoDossier dossier) -> changedAt(dossier, asOf))
                        .thenComparing(DemoDossier::code))
                .toList();
    }

    /** Those received in a period, both ends included. */
    List<DemoDossier> receivedBetween(@Nullable Instant from, @Nullable Instant to, Instant asOf) {
        return world.known(system, asOf).stream()
                .filter(dossier -> from == null || !dossier.receivedAt().isBefore(from))
                .filter(dossier -> to == null || !dossier.receivedAt().isAfter(to))
                .sorted(Comparator.comparing(DemoDossier::receivedAt).thenComparing(DemoDossier::code))
                .toList();
    }

    @Nullable DemoDossier find(String code, Instant asOf) {
        return byCodes(Set.of(code), asOf).stream().findFirst().orElse(null);
    }

    List<DemoDossier> byCodes(Set<String> codes, Instant asOf) {
        return world.known(system, asOf).stream()
                .filter(dossier -> codes.contains(dossier.code())
                        || codes.contains(Objects.requireNonNullElse(dossier.nationalCode(), "-")))
                .toList();
    }

    static Instant changedAt(DemoDossier dossier, Instant asOf) {
        return dossier.at(asOf).at();
    }

    /** One page of a list. */
    static <T> List<T> page(List<T> all, int offset, int size) {
        int from = Math.min(Math.max(offset, 0), all.size());
        return all.subList(from, Math.min(from + Math.max(size, 1), all.size()));
    }
}
