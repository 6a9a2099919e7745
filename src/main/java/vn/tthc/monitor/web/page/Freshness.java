package vn.tthc.monitor.web.page;

import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.web.SourceFreshness;

/** Takes one look at all sources, to be used for one whole screen. */
@Component
class Freshness {
    private final SourceWatch watch;
    private final Connectors connectors;

    Freshness(SourceWatch watch, Connectors connectors) {
        this.watch = watch;
        this.connectors = connectors;
    }

    SourceFreshness now() {
        return new SourceFreshness(watch.all(), connectors.all());
    }
}
