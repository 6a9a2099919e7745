package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Groups records that were stored under an older rule of linking: those with several codes, or with a reference. Goes through
 * them once, in steps beside the storing of pages.
 */
@Component
class LinkChange {
    private static final Logger LOG = LoggerFactory.getLogger(LinkChange.class);
    private static final String SETTING = "links";

    /** To be counted up with every change of what links records. */
    private static final String RULE = "2";

    private static final int STEP = 1_000;

    private final LinkStore links;
    private final Linking linking;
    private final UnifiedStore unified;
    private final Recomputation recomputation;
    private final Clock clock;

    LinkChange(LinkStore links, Linking linking, UnifiedStore unified, Recomputation recomputation, Clock clock) {
        this.links = links;
        this.linking = linking;
        this.unified = unified;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void apply() {
        var changed = recomputation.apply(SETTING, RULE, this::step);
        if (changed > 0) {
            LOG.info("{} records belong to another dossier than before by the present rule of linking", changed);
        }
    }

    private Recomputation.Progress step(long after) {
        var page = links.after(after, STEP);
        if (page.isEmpty()) {
            return Recomputation.Progress.END;
        }
        var entangled = page.stream()
                .map(LinkStore.Numbered::known)
                .filter(known -> !known.keys().simple())
                .toList();
        var moves = entangled.isEmpty() ? 0 : regroup(entangled);
        return new Recomputation.Progress(page.getLast().id(), moves);
    }

    private int regroup(List<LinkStore.Known> entangled) {
        var linked = linking.regroup(entangled);
        var touched = new LinkedHashSet<String>();
        linked.moves().forEach(move -> {
            touched.add(move.from());
            touched.add(move.to());
        });
        if (!touched.isEmpty()) {
            unified.regroup(linked.moves(), touched, clock.instant());
        }
        return linked.moves().size();
    }
}
