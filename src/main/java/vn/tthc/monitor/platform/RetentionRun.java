package vn.tthc.monitor.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Asks every module once a night to delete what it keeps no longer. One module's failure does not keep the others back. */
@Component("retentionRun")
public class RetentionRun {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetentionRun.class);
    private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(1, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(5, 0);

    private final ListableBeanFactory modules;
    private final Clock clock;
    private @Nullable LocalDate done;

    RetentionRun(ListableBeanFactory modules, Clock clock) {
        this.modules = modules;
        this.clock = clock;
    }

    /** Called by a route every hour; acts once in a night and answers how many rows went. */
    public synchronized long apply() {
        var now = clock.instant().atZone(HOME);
        var time = now.toLocalTime();
        if (time.isBefore(NIGHT_BEGINS)
                || !time.isBefore(NIGHT_ENDS)
                || now.toLocalDate().equals(done)) {
            return 0;
        }
        var gone = 0L;
        for (var module : modules.getBeansOfType(Retention.class).entrySet()) {
            gone += apply(module);
        }
        done = now.toLocalDate();
        return gone;
    }

    private long apply(Map.Entry<String, Retention> module) {
        try {
            var gone = module.getValue().apply(clock.instant());
            LOGGER.info("Retention of {} deleted {} rows", module.getKey(), gone);
            return gone;
        } catch (RuntimeException failure) {
            LOGGER.error("Retention of {} failed; it is tried again the next night", module.getKey(), failure);
            return 0;
        }
    }
}
