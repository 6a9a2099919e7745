package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Drops the text as received of closed records after the configured days; their canonical fields stay. */
@Component
class RawRetention implements Retention {
    private static final int STEP = 1000;

    private final RecordStore records;
    private final DossierSettings settings;

    RawRetention(RecordStore records, DossierSettings settings) {
        this.records = records;
        this.settings = settings;
    }

    @Override
    public long apply(Instant now) {
        var before = now.minus(Duration.ofDays(settings.rawDays()));
        return Retention.untilNone(() -> records.dropRaw(before, STEP));
    }
}
