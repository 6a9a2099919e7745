package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.IncidentEvidence;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.Stretch;

/** Some incidents that never change, and a list of what was done to them. */
class TestingIncidents implements Incidents {
    /** Found by its number only. */
    static final long UNCLAIMED = 13;

    /** Told by another system and then not any more; found by its number only. */
    static final long LAPSED = 14;

    final List<String> deeds = new ArrayList<>();
    private final Instant now;
    private final List<Incident> all;

    TestingIncidents(Instant now, List<Incident> all) {
        this.now = now;
        this.all = List.copyOf(all);
    }

    @Override
    public List<Incident> open() {
        return all.stream().filter(Incident::open).toList();
    }

    @Override
    public List<Incident> recent(int limit) {
        return all;
    }

    @Override
    public Found found(@Nullable Boolean open, Set<String> sources, int limit) {
        var found = all.stream()
                .filter(incident -> (open == null || open == incident.open())
                        && (sources.isEmpty() || sources.contains(incident.source())))
                .toList();
        return new Found(found.stream().limit(limit).toList(), found.size());
    }

    @Override
    public List<Incident> between(String source, Instant from, Instant to) {
        return all.stream()
                .filter(incident -> incident.source().equals(source)
                        && incident.openedAt().isBefore(to)
                        && (incident.closedAt() == null || incident.closedAt().isAfter(from)))
                .toList();
    }

    @Override
    public Optional<Incident> find(long number) {
        if (number == LAPSED) {
            return Optional.of(lapsed());
        }
        return number == UNCLAIMED
                ? open().stream().findFirst().map(TestingIncidents::unclaimed)
                : all.stream().filter(incident -> incident.number() == number).findFirst();
    }

    private Incident lapsed() {
        return new Incident(
                LAPSED,
                "hook:grafana/abc",
                "Grafana của thành phố",
                Incident.Kind.EXTERNAL,
                null,
                "Đầy đĩa db1",
                "Grafana của thành phố báo lần cuối lúc 20:00",
                now.minus(Duration.ofHours(13)),
                now,
                0,
                0,
                null);
    }

    /** As the first open one, but nobody has it in hand. */
    private static Incident unclaimed(Incident open) {
        return new Incident(
                UNCLAIMED,
                open.source(),
                open.sourceName(),
                open.kind(),
                open.category(),
                open.title(),
                open.message(),
                open.openedAt(),
                null,
                open.affectedDossiers(),
                open.dueInside(),
                open.lastGoodAt());
    }

    @Override
    public List<IncidentEvent> timeline(long number) {
        if (number == LAPSED) {
            return List.of(
                    event(780, Kind.OPENED, null, "Đầy đĩa db1", null),
                    event(0, Kind.UNWATCHED, null, "Đầy đĩa db1", null));
        }
        return List.of(
                event(89, Kind.OPENED, null, "Mất kết nối với Bộ Xây dựng", null),
                event(60, Kind.ACKNOWLEDGED, "lan", null, null),
                event(50, Kind.NOTE, "lan", "Đã gọi 1900 0000.\nNơi ấy báo máy chủ đang khởi động lại.", null),
                event(40, Kind.CLOSED, null, null, null),
                event(31, Kind.REOPENED, null, null, null),
                event(20, Kind.CAUSE, "lan", "SOURCE_SERVER", null),
                event(10, Kind.JOINED, "minh", "Một cửa thành phố trả lời chậm", 11L));
    }

    @Override
    public List<Stretch> stretches(long number) {
        return List.of(
                new Stretch(now.minus(Duration.ofMinutes(89)), now.minus(Duration.ofMinutes(40))),
                new Stretch(now.minus(Duration.ofMinutes(31)), now));
    }

    @Override
    public Optional<IncidentEvidence> evidence(long number) {
        var runs = new ArrayList<IncidentEvidence.Run>();
        for (var minute = 60; minute > 0; minute--) {
            var slow = Duration.ofMillis(minute < 6 ? 30_000 : 100 + 37L * (minute % 7));
            runs.add(new IncidentEvidence.Run(now.minus(Duration.ofMinutes(minute)), slow, minute < 6));
        }
        return Optional.of(new IncidentEvidence(
                now,
                now,
                "GET https://bxd.example/pa/dossier/search?page=••••••\nAccept: application/json",
                "HTTP 503\nRetry-After: 120\nService Unavailable",
                "Cấp cho: CN=bxd.example; nơi cấp: CN=Example CA; hết hạn 08:00 01/02/2027",
                runs));
    }

    private IncidentEvent event(
            int minutes, Kind kind, @Nullable String who, @Nullable String text, @Nullable Long other) {
        return new IncidentEvent(
                now.minus(Duration.ofMinutes(minutes)), kind, who, who == null ? null : Via.CHAT, text, other);
    }

    @Override
    public Duration inHand() {
        return Duration.ofHours(6);
    }

    @Override
    public Deed acknowledge(long number, String who, Via via) {
        return done(number, "acknowledge " + number + " " + who + " " + via);
    }

    @Override
    public Deed note(long number, String who, Via via, String text) {
        return done(number, "note " + number + " " + who + " " + text);
    }

    @Override
    public Deed blame(long number, Incident.@Nullable Cause cause, String who, Via via) {
        return done(number, "blame " + number + " " + who + " " + cause);
    }

    @Override
    public Deed merge(long number, Set<Long> members, String who, Via via) {
        return done(number, "merge " + number + " " + who + " " + members);
    }

    @Override
    public Deed separate(long number, String who, Via via) {
        return done(number, "separate " + number + " " + who);
    }

    private Deed done(long number, String deed) {
        if (find(number).isEmpty()) {
            return Deed.UNKNOWN;
        }
        deeds.add(deed);
        return Deed.DONE;
    }

    @Override
    public List<Incident> members(long number) {
        return number == 12 ? List.of(find(11).orElseThrow()) : List.of();
    }
}
