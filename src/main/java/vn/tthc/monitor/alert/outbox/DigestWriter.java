package vn.tthc.monitor.alert.outbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceWatch;

/** One digest per agency at the configured working times; never a message per dossier, so no outage can end in a storm. */
@Component
class DigestWriter {
    private static final Set<Urgency> PRESSING = EnumSet.of(Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON);
    private static final Locale VIETNAMESE = Locale.of("vi");

    /** Stands in the slots for "all agencies", so that a digest is not written later for one that becomes pressing. */
    private static final String EVERYBODY = "*";

    private static final int MOMENTS = 500;
    private static final int MOST_BATCHES = 40;
    private static final int LISTED = 10;
    private static final int LONGEST_PROCEDURE = 70;

    private final CurrentPlan plan;
    private final DigestStore digests;
    private final OutboxStore outbox;
    private final MessageText words;
    private final DossierQueue queue;
    private final DeadlineMoments moments;
    private final Agencies agencies;
    private final SourceWatch sources;
    private final Silences silences;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestWriter(
            CurrentPlan plan,
            DigestStore digests,
            OutboxStore outbox,
            MessageText words,
            DossierQueue queue,
            DeadlineMoments moments,
            Agencies agencies,
            SourceWatch sources,
            Silences silences,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.plan = plan;
        this.digests = digests;
        this.outbox = outbox;
        this.words = words;
        this.queue = queue;
        this.moments = moments;
        this.agencies = agencies;
        this.sources = sources;
        this.silences = silences;
        this.deadlines = deadlines;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes the moments that have come, and writes the digests whose time has come. */
    void watch() {
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            var taken = transaction.execute(status -> {
                var due = moments.take(clock.instant(), MOMENTS);
                digests.keep(due);
                return due.size();
            });
            if (taken == null || taken < MOMENTS) {
                break;
            }
        }
        for (var slot : currentSlots()) {
            if (!digests.written(EVERYBODY, slot.start())) {
                transaction.executeWithoutResult(status -> write(slot));
            }
        }
    }

    /** A digest time of today that has come, and until when its digest is worth sending. */
    private record Slot(Instant start, Instant end) {}

    /** Those of the ordinary calendar and of every one that an agency has of its own; most agencies share one. */
    private List<Slot> currentSlots() {
        return Stream.concat(
                        Stream.of(deadlines.calendar()),
                        agencies.all().stream().map(agency -> deadlines.calendar(agency.code())))
                .distinct()
                .flatMap(calendar -> currentSlot(calendar).stream())
                .distinct()
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    private Optional<Slot> currentSlot(WorkingCalendar calendar) {
        var now = clock.instant();
        if (!calendar.isWorkingTime(now)) {
            return Optional.empty();
        }
        var today = now.atZone(calendar.zone()).toLocalDate();
        return plan.plan().digestTimes().stream()
                .sorted()
                // A time outside office hours means the next office hour of the day.
                .map(time -> calendar.plus(at(now, time), Duration.ZERO))
                .filter(start -> start.atZone(calendar.zone()).toLocalDate().equals(today))
                .filter(start -> !start.isAfter(now) && now.isBefore(start.plus(Message.worth(Kind.DIGEST))))
                .reduce((earlier, later) -> later)
                .map(start -> new Slot(start, start.plus(Message.worth(Kind.DIGEST))));
    }

    private Instant at(Instant now, LocalTime time) {
        var zone = deadlines.calendar().zone();
        return now.atZone(zone).toLocalDate().atTime(time).atZone(zone).toInstant();
    }

    private void write(Slot slot) {
        var now = clock.instant();
        if (!digests.claim(EVERYBODY, slot.start(), now)) {
            return;
        }
        var health = sources.all().stream().collect(Collectors.toMap(SourceHealth::source, source -> source));
        var announced = announced(health.values());
        var counts = queue.counts(pressing(Set.of(), announced));
        for (var agency : new TreeSet<>(counts.byAgency().keySet())) {
            var its =
                    currentSlot(deadlines.calendar(agency)).filter(slot::equals).isPresent();
            if (its && counts.byAgency().getOrDefault(agency, 0L) > 0 && digests.claim(agency, slot.start(), now)) {
                write(agency, slot, announced, health);
            }
        }
    }

    private void write(String agency, Slot slot, Set<String> announced, Map<String, SourceHealth> health) {
        var now = clock.instant();
        var channels = plan.plan().channelsForDigest(agency);
        var fresh = standing(digests.takeNew(agency));
        if (channels.isEmpty() || silences.overDigest(agency)) {
            return;
        }
        var filter = pressing(Set.of(agency), announced);
        var counts = queue.counts(filter);
        var page = queue.page(filter, null, LISTED);
        var title = "Hồ sơ cần chú ý lúc " + words.time(now, now) + " – "
                + agencies.name(agency).orElse(agency);
        var lines = new ArrayList<String>();
        lines.add(summary(counts, health));
        lines.add(news(fresh));
        page.rows().forEach(row -> lines.add(line(row, now, health.get(row.source()))));
        var unlisted = Math.max(0, page.total() - page.rows().size());
        if (unlisted > 0) {
            lines.add(more(unlisted));
        }
        var link = words.address("/hang-doi?agency=" + URLEncoder.encode(agency, StandardCharsets.UTF_8));
        for (var channel : channels) {
            var text = MessageText.fit(
                    "📋 " + title,
                    lines,
                    left -> more(unlisted > 0 ? left - 1 + unlisted : left),
                    link,
                    channel.textLimit());
            write(Message.digestOf(agency, slot.start()), channel.id(), title, text, slot.end());
        }
    }

    /** Moments whose due time still stands: one that was put off or whose clock was stopped since is no news. */
    private Map<Stage, Long> standing(List<DigestStore.Kept> kept) {
        var dueTimes = new HashMap<Long, Instant>();
        kept.forEach(one -> {
            if (one.dueAt() != null) {
                dueTimes.put(one.dossier(), one.dueAt());
            }
        });
        var standing = moments.standing(dueTimes);
        return kept.stream()
                .filter(one -> one.dueAt() == null || standing.contains(one.dossier()))
                .collect(Collectors.groupingBy(DigestStore.Kept::stage, Collectors.counting()));
    }

    private static String news(Map<Stage, Long> fresh) {
        var text = "Từ bản tin trước: " + fresh.getOrDefault(Stage.OVERDUE, 0L) + " đến hạn, "
                + fresh.getOrDefault(Stage.NEAR, 0L) + " sắp đến hạn";
        var last = fresh.getOrDefault(Stage.LAST, 0L);
        var still = fresh.getOrDefault(Stage.DAILY, 0L);
        return text + (last == 0 ? "" : ", " + last + " sát hạn") + (still == 0 ? "" : ", " + still + " vẫn quá hạn");
    }

    private void write(String subject, String channel, String title, String text, Instant end) {
        var now = clock.instant();
        outbox.write(new Message(subject, null, 1, channel, Kind.DIGEST, title, text, null, now, end));
    }

    private static String more(long dossiers) {
        return "và " + dossiers + " hồ sơ khác";
    }

    /** What a clock alone says about dossiers of a source that is not current is only possibly true, and is counted apart. */
    private static String summary(DossierQueue.Counts counts, Map<String, SourceHealth> health) {
        var parts = new ArrayList<String>();
        var late = count(counts, Urgency.OVERDUE, health, false);
        var perhapsLate = count(counts, Urgency.OVERDUE, health, true);
        parts.add("Quá hạn " + late);
        if (perhapsLate > 0) {
            parts.add("có thể quá hạn " + perhapsLate + " (số liệu cũ)");
        }
        parts.add("hôm nay " + counts.byUrgency().getOrDefault(Urgency.TODAY, 0L));
        parts.add("sắp đến hạn " + counts.byUrgency().getOrDefault(Urgency.SOON, 0L));
        return String.join(" · ", parts);
    }

    private static long count(
            DossierQueue.Counts counts, Urgency urgency, Map<String, SourceHealth> health, boolean stale) {
        return counts.urgencyBySource().entrySet().stream()
                .filter(entry -> stale(health.get(entry.getKey())) == stale)
                .mapToLong(entry -> entry.getValue().getOrDefault(urgency, 0L))
                .sum();
    }

    private static boolean stale(@Nullable SourceHealth health) {
        return health != null && health.stale();
    }

    private String line(QueueRow row, Instant now, @Nullable SourceHealth health) {
        var procedure = row.procedure().name() == null
                ? row.procedure().code()
                : row.procedure().name();
        var parts = new ArrayList<String>();
        parts.add(row.code());
        if (procedure != null) {
            parts.add(MessageText.cut(procedure, LONGEST_PROCEDURE));
        }
        if (row.handling().department() != null) {
            parts.add(row.handling().department());
        }
        parts.add(left(row, now, health));
        return "• " + String.join(" – ", parts);
    }

    private String left(QueueRow row, Instant now, @Nullable SourceHealth health) {
        var due = row.times().dueAt();
        if (due == null) {
            return "chưa rõ hạn";
        }
        var late = row.urgency() == Urgency.OVERDUE;
        if (late && health != null && health.stale()) {
            var read = health.lastSuccessAt();
            return "Có thể quá hạn" + (read == null ? "" : " – số liệu " + words.time(read, now));
        }
        var remaining = deadlines.remaining(now, due, row.handling().clockAgency(), VIETNAMESE);
        return late ? "quá hạn " + remaining : remaining;
    }

    /** Sources whose dossiers are announced: all but those on trial; empty where none is on trial. */
    private static Set<String> announced(Collection<SourceHealth> sources) {
        return sources.stream().anyMatch(SourceHealth::trial)
                ? sources.stream()
                        .filter(source -> !source.trial())
                        .map(SourceHealth::source)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static QueueFilter pressing(Set<String> agencies, Set<String> announced) {
        return new QueueFilter(null, true, announced, PRESSING, Set.of(), Set.of(), agencies, false, Set.of());
    }
}
