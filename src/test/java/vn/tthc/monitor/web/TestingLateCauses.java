package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.LateCause;
import vn.tthc.monitor.dossier.LateCauses;
import vn.tthc.monitor.dossier.Outage;

/** What a test says about why dossiers came late, and what people said. */
class TestingLateCauses implements LateCauses {
    private final Map<Long, Late> all = new HashMap<>();
    private final Clock clock;

    TestingLateCauses(Clock clock) {
        this.clock = clock;
        reset();
    }

    void put(long dossier, Late late) {
        all.put(dossier, late);
    }

    /** The first dossier came due while its system was away, after another one had refused our login. */
    final void reset() {
        all.clear();
        var due = Instant.parse("2026-11-19T09:40:00Z");
        all.put(
                1L,
                new Late(
                        true,
                        new Late.Evidence(
                                due,
                                720,
                                290,
                                true,
                                clock.instant(),
                                null,
                                List.of(
                                        part(12, "mot-cua", Outage.Kind.UNREACHABLE, "2026-11-19T06:30:00Z", due, 190),
                                        part(
                                                9,
                                                "bo-tu-phap",
                                                Outage.Kind.REFUSED,
                                                "2026-11-18T01:00:00Z",
                                                Instant.parse("2026-11-18T02:40:00Z"),
                                                100))),
                        List.of()));
    }

    private static Late.Part part(
            long incident, String source, Outage.Kind kind, String from, Instant to, long minutes) {
        var leading = source.equals("mot-cua");
        return new Late.Part(
                incident,
                source,
                leading ? "Một cửa thành phố" : "Hệ thống hộ tịch Bộ Tư pháp",
                kind,
                leading ? Outage.Ending.OPEN : Outage.Ending.CLOSED,
                leading,
                Instant.parse(from),
                leading ? null : to,
                Instant.parse(from),
                to,
                minutes,
                leading);
    }

    @Override
    public Optional<Late> of(long dossier) {
        return Optional.ofNullable(all.get(dossier));
    }

    @Override
    public Map<Long, Late> all(Set<Long> dossiers) {
        return dossiers.stream().filter(all::containsKey).collect(Collectors.toMap(id -> id, all::get));
    }

    @Override
    public void decide(long dossier, LateCause cause, String note, @Nullable LocalDate apologyDue, String by) {
        var before = all.getOrDefault(dossier, new Late(true, null, List.of()));
        var decisions = new ArrayList<>(before.decisions());
        decisions.addFirst(new Late.Decision(cause, note, apologyDue, by, clock.instant()));
        all.put(dossier, new Late(before.late(), before.evidence(), decisions));
    }
}
