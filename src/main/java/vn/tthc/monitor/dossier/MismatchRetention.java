package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Drops disagreements that have ended, with what people said about them, after the configured days. */
@Component
class MismatchRetention implements Retention {
    private static final int STEP = 1000;

    private final MismatchListStore mismatches;
    private final DossierSettings settings;

    MismatchRetention(MismatchListStore mismatches, DossierSettings settings) {
        this.mismatches = mismatches;
        this.settings = settings;
    }

    @Override
    public long apply(Instant now) {
        var before = now.minus(Duration.ofDays(settings.mismatchDays()));
        return Retention.untilNone(() -> mismatches.deleteEnded(before, STEP));
    }
}
