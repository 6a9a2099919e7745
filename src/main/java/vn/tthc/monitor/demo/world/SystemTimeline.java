package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.deadline.WorkingCalendar;

/**
 * The dossiers of one system: those known at the start, and one more in every slot of time after it. Slots are written in
 * order, so that what is known at an instant does not depend on how often anybody asked.
 */
final class SystemTimeline {
    /** In every such slot one dossier is handed on to another desk. */
    private static final Duration HAND_OVER = Duration.ofSeconds(20);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int COPIES_IN_HUNDRED_CITY = 78;
    private static final int COPIES_CLOSED_CITY = 16_650;

    private final SystemPlan plan;
    private final boolean city;
    private final Instant start;
    private final ZoneId zone;
    private final DossierMaker maker;
    private final Map<String, Integer> sequences = new HashMap<>();
    private final List<DemoDossier> dossiers = new ArrayList<>();
    private final List<DemoDossier> staged = new ArrayList<>();
    private final int initiallyOpen;
    private int arrived;
    private int handedOver;

    SystemTimeline(SystemPlan plan, long seed, Instant start, WorkingCalendar calendar) {
        this.plan = plan;
        this.city = plan.sequence() == 0;
        this.start = start;
        this.zone = calendar.zone();
        this.maker = new DossierMaker(plan, seed, start, calendar);
        var initial = new ArrayList<DemoDossier>();
        for (int index = 0; index < plan.open(); index++) {
            initial.add(maker.open(index, OpenKind.of(index, city)));
        }
        for (int index = 0; index < plan.closed(); index++) {
            initial.add(maker.closed(index, city && index < COPIES_CLOSED_CITY));
        }
        numbered(initial);
        initiallyOpen = plan.open();
    }

    /** Codes go up with the time of reception, but the list keeps its order: the open ones first. */
    private void numbered(List<DemoDossier> initial) {
        var order = new ArrayList<Integer>();
        for (int index = 0; index < initial.size(); index++) {
            order.add(index);
        }
        order.sort(Comparator.comparing(index -> initial.get(index).receivedAt()));
        var codes = new String[initial.size()];
        for (int index : order) {
            codes[index] = nextCode(initial.get(index));
        }
        for (int index = 0; index < codes.length; index++) {
            dossiers.add(initial.get(index).withCode(codes[index], null));
        }
    }

    private String nextCode(DemoDossier dossier) {
        var day = LocalDate.ofInstant(dossier.receivedAt(), zone).format(DAY);
        var key = dossier.agency().code() + "-" + day;
        return "%s-%04d".formatted(key, plan.sequence() + sequences.merge(key, 1, Integer::sum));
    }

    /** Everything submitted until then, also what is closed. */
    List<DemoDossier> known(Instant now) {
        var known = ordinary(now);
        known.addAll(staged);
        return known;
    }

    /** The same without what was staged. */
    synchronized List<DemoDossier> ordinary(Instant now) {
        advance(now);
        var known = new ArrayList<DemoDossier>(dossiers.size());
        for (var dossier : dossiers) {
            if (!dossier.submittedAt().isAfter(now)) {
                known.add(dossier);
            }
        }
        return known;
    }

    /** Adds one that stands still. It was submitted before the start. */
    void stage(DemoDossier dossier) {
        staged.add(dossier);
    }

    /** Replaces one of the dossiers that are open at the start. */
    synchronized void replace(int index, DemoDossier dossier) {
        dossiers.set(index, dossier);
    }

    synchronized DemoDossier initial(int index) {
        return dossiers.get(index);
    }

    private void advance(Instant now) {
        while (true) {
            var arrival = start.plus(plan.arrival().multipliedBy(arrived + 1L));
            var handOver = start.plus(HAND_OVER.multipliedBy(handedOver + 1L));
            if (arrival.isAfter(now) && handOver.isAfter(now)) {
                return;
            }
            if (handOver.isBefore(arrival)) {
                handOver(handedOver++, handOver);
            } else {
                boolean copy = city && Math.floorMod(arrived * 37, 100) < COPIES_IN_HUNDRED_CITY;
                var dossier = maker.arriving(arrived++, arrival, copy);
                dossiers.add(dossier.withCode(nextCode(dossier), null));
            }
        }
    }

    /** The first open one from a place that moves on with every slot. */
    private void handOver(int slot, Instant at) {
        for (int offset = 0; offset < initiallyOpen; offset++) {
            int index = Math.floorMod(slot * 7 + offset, initiallyOpen);
            var dossier = dossiers.get(index);
            var step = dossier.at(at);
            if (step.status() == 4 && step.text() == null && !dossier.code().isEmpty()) {
                dossiers.set(index, dossier.with(Life.handOver(at, step, slot)));
                return;
            }
        }
    }
}
