package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.platform.Audit;

/** Begins, ends and asks silences. */
@Component("silences")
class SilenceDesk implements Silences {
    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final int LONGEST_REASON = 500;

    private final SilenceStore store;
    private final FollowUpStore messages;
    /** Asked late, because incidents tell us of their changes. */
    private final ObjectProvider<Incidents> incidents;

    private final Audit audit;
    private final Clock clock;

    SilenceDesk(
            SilenceStore store, FollowUpStore messages, ObjectProvider<Incidents> incidents, Audit audit, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Silence> active() {
        return store.active(clock.instant());
    }

    @Override
    public List<Silence> recent(int limit) {
        return store.recent(limit);
    }

    @Override
    public Optional<Silence> over(Incident incident) {
        return active().stream()
                .filter(silence -> silence.matchers().match(incident))
                .max(Comparator.comparing(Silence::endsAt));
    }

    @Override
    public boolean overDigest(String agency) {
        return active().stream().anyMatch(silence -> silence.matchers().matchDigest(agency));
    }

    @Override
    public boolean overPlanned(@Nullable String source) {
        return active().stream().anyMatch(silence -> silence.matchers().matchPlanned(source));
    }

    @Override
    public Effect effect(Matchers matchers) {
        var book = incidents.getObject();
        Map<Long, Boolean> covered = new HashMap<>();
        var said = messages.since(clock.instant().minus(LOOKED_BACK)).stream()
                .filter(row -> covers(matchers, row, covered))
                .map(FollowUpStore.Said::message)
                .toList();
        return new Effect(book.open().stream().filter(matchers::match).toList(), said);
    }

    /** A recovery and the end of what was planned pass every silence, so none would have been held back. */
    private boolean covers(Matchers matchers, FollowUpStore.Said row, Map<Long, Boolean> covered) {
        Notification message = row.message();
        var number = message.incident();
        if (number == null && message.kind() == Kind.SUSPENDED) {
            return matchers.matchPlanned(row.planned());
        }
        if (number == null) {
            return (message.kind() == Kind.DIGEST || message.kind() == Kind.DOSSIER)
                    && matchers.matchDigest(Message.agencyOf(row.subject()));
        }
        return covered.computeIfAbsent(
                number,
                asked -> incidents
                        .getObject()
                        .find(asked)
                        .filter(matchers::match)
                        .isPresent());
    }

    @Override
    public long begin(Matchers matchers, String reason, Instant end, String author) {
        var now = clock.instant();
        var why = reason.strip();
        if (matchers.empty()) {
            throw new IllegalArgumentException(
                    "Chưa chọn im cái gì: chọn ít nhất hệ thống, loại, mức hoặc cơ quan; không thể im mọi thứ.");
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "Chưa ghi lý do, hoặc lý do dài quá " + LONGEST_REASON + " chữ: ghi ngắn vì sao không cần báo.");
        }
        if (!end.isAfter(now)) {
            throw new IllegalArgumentException("Giờ hết im phải sau lúc này; chọn một giờ trong tương lai.");
        }
        if (end.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "Chỉ im được nhiều nhất " + LONGEST.toDays() + " ngày; chọn giờ hết im sớm hơn.");
        }
        var id = store.insert(matchers, why, author, now, end);
        audit.record(author, "begin_silence", "silence " + id, why);
        return id;
    }

    @Override
    public boolean end(long id, String who) {
        var ended = store.end(id, who, clock.instant());
        if (ended) {
            audit.record(who, "end_silence", "silence " + id, "");
        }
        return ended;
    }
}
