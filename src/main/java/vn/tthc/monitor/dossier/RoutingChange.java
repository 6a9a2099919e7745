package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes up a changed routing file and assigns the open records again, in steps beside the storing of pages. */
@Component("routingWatch")
class RoutingChange implements RoutingWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingChange.class);
    private static final String SETTING = "routing";
    private static final String MISMATCHES = "mismatches";
    private static final int STEP = 1000;

    private final LiveRouting routing;
    private final ResponsibleSystem responsible;
    private final Recomputation recomputation;
    private final RoutingStore store;
    private final UnifiedStore unified;
    private final MismatchStore mismatches;
    private final CalendarChange assessments;
    private final Clock clock;

    RoutingChange(
            LiveRouting routing,
            ResponsibleSystem responsible,
            Recomputation recomputation,
            RoutingStore store,
            UnifiedStore unified,
            MismatchStore mismatches,
            CalendarChange assessments,
            Clock clock) {
        this.routing = routing;
        this.responsible = responsible;
        this.recomputation = recomputation;
        this.store = store;
        this.unified = unified;
        this.mismatches = mismatches;
        this.assessments = assessments;
        this.clock = clock;
    }

    @Override
    public void look() {
        if (routing.look()) {
            LOG.info("the routing table has changed");
            apply();
            assessments.apply();
        }
    }

    /** Does nothing when the table is the one the records were assigned with. */
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void apply() {
        var changed = recomputation.applyToRecords(SETTING, routing.fingerprint(), this::step);
        recomputation.apply(MISMATCHES, routing.mismatchFingerprint(), this::compareAgain);
        if (changed > 0) {
            LOG.info("{} records belong to another system than before by the routing table", changed);
        }
    }

    private Recomputation.Progress step(long after) {
        var page = store.after(after, STEP);
        if (page.isEmpty()) {
            return Recomputation.Progress.END;
        }
        List<RoutingStore.Assigned> different = new ArrayList<>();
        var linkKeys = new LinkedHashSet<String>();
        for (var record : page) {
            var system = responsible.of(record.procedureCode(), record.field(), record.receivedAt());
            if (!Objects.equals(system, record.routedTo())) {
                different.add(record.to(system));
                linkKeys.add(record.linkKey());
            }
        }
        if (!different.isEmpty()) {
            store.update(different);
            unified.refresh(linkKeys, clock.instant());
        }
        return new Recomputation.Progress(page.getLast().id(), different.size());
    }

    private Recomputation.Progress compareAgain(long after) {
        var page = mismatches.shared(after, STEP);
        if (page.isEmpty()) {
            mismatches.applyGraces(clock.instant());
            return Recomputation.Progress.END;
        }
        var linkKeys = page.stream().map(MismatchStore.Shared::linkKey).toList();
        mismatches.maintain(linkKeys, clock.instant());
        return new Recomputation.Progress(page.getLast().id(), linkKeys.size());
    }
}
