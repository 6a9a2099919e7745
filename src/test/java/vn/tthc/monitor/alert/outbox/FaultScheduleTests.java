package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.TestDatabase;

/**
 * A few hundred random schedules of outages and faults; {@code ./mvnw -Pbench verify -Dbench.rows=faults -Dfaults=10000} runs
 * as many as wanted. A schedule that fails is shortened to what is needed for it and printed with its number.
 */
@ExtendWith(TestDatabase.class)
class FaultScheduleTests {
    private static final int SCHEDULES = Integer.getInteger("fault.schedules", 150);
    private static final long FIRST = Long.getLong("fault.seed", 1);

    @Test
    void whateverHappensTheChatsHearTheTruthOnce() throws IOException {
        try (var faults = new FaultBench()) {
            LongStream.range(FIRST, FIRST + SCHEDULES)
                    .mapToObj(Schedule::of)
                    .map(faults::run)
                    .filter(verdict -> !verdict.wrong().isEmpty())
                    .findFirst()
                    .ifPresent(verdict -> {
                        var shortest = verdict.schedule()
                                .shrunk(schedule ->
                                        !faults.run(schedule).wrong().isEmpty());
                        fail("A schedule that fails:\n%s\nshortened:\n%s", verdict, faults.run(shortest));
                    });
        }
    }
}
