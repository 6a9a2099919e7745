package vn.tthc.monitor.web.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.Suspicions.Side;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.web.Words;

/**
 * Two dossiers that may be one; persons are masked.
 *
 * @param kind across two systems, or within one
 * @param agreed what agreed besides the procedure: id, name, phone
 * @param state open, linked, dismissed or changed
 */
record SuspicionItem(
        long id,
        String kind,
        List<String> agreed,
        String procedureCode,
        Half one,
        Half other,
        Instant foundAt,
        String state,
        @Nullable Instant endedAt,
        int returned) {
    /** One of the two. */
    record Half(
            long dossier,
            String source,
            String code,
            Instant receivedAt,
            @Nullable String procedureName,
            String status,
            @Nullable String applicant) {
        static Half of(Side side) {
            return new Half(
                    side.dossier(),
                    side.system(),
                    side.code(),
                    side.receivedAt(),
                    side.procedure().name(),
                    Words.of(side.status()),
                    PersonName.masked(side.applicant().name()));
        }
    }

    static SuspicionItem of(Suspicion suspicion) {
        return new SuspicionItem(
                suspicion.id(),
                Words.of(suspicion.kind()),
                suspicion.agreed().stream().map(Words::of).toList(),
                suspicion.procedureCode(),
                Half.of(suspicion.one()),
                Half.of(suspicion.other()),
                suspicion.foundAt(),
                Words.of(suspicion.state()),
                suspicion.endedAt(),
                suspicion.returned());
    }
}
