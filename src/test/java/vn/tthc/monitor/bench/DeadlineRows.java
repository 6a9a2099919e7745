package vn.tthc.monitor.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.deadline.TestingDeadlines;

/** Due times with their warning and last call, computed one after the other on one core: a mix of all limits, some paused. */
final class DeadlineRows {
    private static final int TERMS = 200_000;
    private static final int ROUNDS = 8;
    private static final int WANTED = 500_000;

    void measure(ResultTable table) {
        var deadlines = TestingDeadlines.in(Path.of("config"));
        var terms = terms();
        var best = Long.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            check(compute(deadlines, terms));
            best = Math.min(best, System.nanoTime() - start);
        }
        var perSecond = TERMS * 1e9 / best;
        table.add(
                "due times with their moments, one core",
                ResultTable.number(perSecond) + "/s",
                "",
                "≥ " + ResultTable.number(WANTED) + "/s",
                perSecond >= WANTED);
    }

    private static long compute(Deadlines deadlines, List<Term> terms) {
        var sum = 0L;
        for (var term : terms) {
            var due = deadlines.due(term);
            if (due != null) {
                sum += due.getEpochSecond()
                        + deadlines
                                .warnAt(term.receivedAt(), due, term.agency(), null)
                                .getEpochSecond()
                        + deadlines
                                .lastCallAt(term.receivedAt(), due, term.agency())
                                .getEpochSecond();
            }
        }
        return sum;
    }

    /** Keeps the compiler from leaving out what nobody looks at. */
    private static void check(long sum) {
        if (sum == 0) {
            throw new IllegalStateException("nothing was computed");
        }
    }

    private static List<Term> terms() {
        var chance = new Random(20_261_120);
        var limits = List.of(
                Limit.sameDay(),
                Limit.of("3", Limit.Unit.WORKING_DAYS),
                Limit.of("1.5", Limit.Unit.WORKING_DAYS),
                Limit.of("4", Limit.Unit.WORKING_HOURS),
                Limit.of("3", Limit.Unit.HALF_DAYS),
                Limit.of("15", Limit.Unit.CALENDAR_DAYS));
        var first = Instant.parse("2025-07-01T00:00:00Z");
        return IntStream.range(0, TERMS)
                .mapToObj(index -> {
                    var received = first.plus(Duration.ofMinutes(chance.nextInt(600 * 24 * 60)));
                    var term = Term.of(received, limits.get(index % limits.size()), "H24.24");
                    var asked = received.plus(Duration.ofHours(chance.nextInt(8)));
                    return index % 10 == 0
                            ? term.with(List.of(new Pause(asked, asked.plus(Duration.ofHours(30)))))
                            : term;
                })
                .toList();
    }
}
