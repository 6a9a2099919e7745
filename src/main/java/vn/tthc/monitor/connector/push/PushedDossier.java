package vn.tthc.monitor.connector.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The newest that was sent of one dossier: its record, and its steps. A message counts as newer by the source's own time of
 * change, else by the time of its end, else by its arrival.
 *
 * @param record null while only steps have come
 * @param changedAt the record's own time of last change; null where it has none
 * @param closedAt when the record says that it was finished, returned or withdrawn; null while it is open
 * @param momentAt the latest of all times the record names
 * @param arrivedAt when the record came
 * @param steps in their order
 * @param sentOnAt time of the last page with it
 */
record PushedDossier(
        String code,
        @Nullable ObjectNode record,
        @Nullable Instant changedAt,
        @Nullable Instant closedAt,
        @Nullable Instant momentAt,
        @Nullable Instant arrivedAt,
        List<PushedStep> steps,
        Instant sentOnAt) {
    /** Far more than any dossier has; the oldest go first. */
    private static final int MOST_STEPS = 500;

    private static final String STATUS = "TrangThaiHoSo";

    /**
     * What looks older is a message that was held up on its way; but one that comes this much later is no straggler:
     * somebody has taken back what was said.
     */
    private static final Duration STRAGGLERS = Duration.ofHours(1);

    /** A record as it came, with what its mapping says of its times. */
    record News(
            ObjectNode record,
            @Nullable Instant changedAt,
            @Nullable Instant closedAt,
            @Nullable Instant momentAt,
            Instant arrivedAt) {}

    static PushedDossier none(String code, Instant now) {
        return new PushedDossier(code, null, null, null, null, null, List.of(), now);
    }

    boolean empty() {
        return record == null && steps.isEmpty();
    }

    /** With a record that came; the same as before where that is older. */
    PushedDossier with(News news) {
        return supersededBy(news)
                ? new PushedDossier(
                        code,
                        news.record(),
                        news.changedAt(),
                        news.closedAt(),
                        news.momentAt(),
                        news.arrivedAt(),
                        steps,
                        sentOnAt)
                : this;
    }

    private boolean supersededBy(News news) {
        if (record == null || arrivedAt == null) {
            return true;
        }
        if (changedAt != null && news.changedAt() != null && !changedAt.equals(news.changedAt())) {
            return news.changedAt().isAfter(changedAt);
        }
        if (closedAt == null) {
            return true;
        }
        return news.closedAt() == null
                ? news.arrivedAt().isAfter(arrivedAt.plus(STRAGGLERS))
                : !news.closedAt().isBefore(closedAt);
    }

    /** With a step that came; the same one again is no other. */
    PushedDossier with(PushedStep step) {
        if (steps.stream().anyMatch(known -> known.json().equals(step.json()))) {
            return this;
        }
        var all = new ArrayList<>(steps);
        all.add(step);
        all.sort(PushedStep.ORDER);
        var kept = all.subList(Math.max(0, all.size() - MOST_STEPS), all.size());
        return new PushedDossier(code, record, changedAt, closedAt, momentAt, arrivedAt, List.copyOf(kept), sentOnAt);
    }

    PushedDossier sentOn(Instant at) {
        return new PushedDossier(code, record, changedAt, closedAt, momentAt, arrivedAt, steps, at);
    }

    /**
     * The record with its last step laid over it; null while there is none. The step says who has the dossier now and what
     * is done with it, which a record does not; of the status the newer of the two has the word.
     */
    @Nullable ObjectNode whole() {
        if (record == null || steps.isEmpty()) {
            return record;
        }
        var whole = record.deepCopy();
        var last = steps.getLast();
        var newer = newerThanRecord(last);
        last.json().properties().forEach(entry -> {
            var absent = isEmpty(whole.get(entry.getKey()));
            if (!PushedStep.NOT_LAID_OVER.contains(entry.getKey()) && (newer || absent)) {
                whole.set(entry.getKey(), entry.getValue());
            }
        });
        var status = last.json().get(PushedStep.STATUS);
        if (newer && status != null && !isEmpty(status)) {
            whole.set(STATUS, status);
        }
        return whole;
    }

    private boolean newerThanRecord(PushedStep step) {
        if (arrivedAt == null) {
            return true;
        }
        var own = changedAt == null ? closedAt : changedAt;
        var said = own == null ? momentAt : own;
        if (said == null || step.at() == null || step.at().equals(said)) {
            return !step.arrivedAt().isBefore(arrivedAt);
        }
        // A record without a time of its own that comes long after the step has seen it.
        var straggler = own != null || !arrivedAt.isAfter(step.arrivedAt().plus(STRAGGLERS));
        return straggler && step.at().isAfter(said);
    }

    private static boolean isEmpty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isString() && value.asString().isBlank());
    }
}
