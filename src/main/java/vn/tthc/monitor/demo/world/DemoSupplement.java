package vn.tthc.monitor.demo.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for papers.
 *
 * @param answeredAt null while the papers have not come
 * @param dueBefore the appointment when it was made
 * @param dueAfter the appointment that was given with the answer; null where it stayed
 */
public record DemoSupplement(
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter) {}
