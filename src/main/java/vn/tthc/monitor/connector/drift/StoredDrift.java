package vn.tthc.monitor.connector.drift;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;

/** The changes of sources as the database knows them. */
@Component("drift")
class StoredDrift implements Drift {
    private final DriftStore store;
    private final VolumeStore volumes;
    private final Clock clock;

    StoredDrift(DriftStore store, VolumeStore volumes, Clock clock) {
        this.store = store;
        this.volumes = volumes;
        this.clock = clock;
    }

    @Override
    public List<DriftEvent> events(String connector) {
        return store.standing(connector);
    }

    @Override
    public Map<String, Map<DriftKind, Long>> open() {
        return store.open();
    }

    @Override
    public boolean acknowledge(String connector, long event, String who) {
        return store.acknowledge(connector, event, who, clock.instant());
    }

    @Override
    public Optional<Volume> volume(String connector) {
        return volumes.lastComplete(connector);
    }
}
