package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queue as text. The person's name is already masked.
 *
 * @param dated when the source's data are old, from when they are
 * @param also names of the other systems that know the dossier
 * @param changed whether it changed since the last look of this screen
 */
public record QueueLine(
        long id,
        String code,
        Chip chip,
        String person,
        String procedure,
        String system,
        @Nullable String dated,
        List<String> also,
        boolean mismatch,
        String status,
        @Nullable String statusText,
        String due,
        @Nullable String deepLink,
        boolean changed) {}
