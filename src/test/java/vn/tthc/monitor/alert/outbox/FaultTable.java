package vn.tthc.monitor.alert.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs as many schedules as wanted and writes, for each fault, what survived it, what was lost and what came twice. */
public final class FaultTable {
    private static final int SHOWN_FAILURES = 5;
    private static final int SHOWN_EVERY = 250;

    private final Map<Schedule.Fault, Row> rows = new EnumMap<>(Schedule.Fault.class);
    private final Row all = new Row();
    private final List<String> failures = new ArrayList<>();
    private int failed;

    /** Sums of one fault. */
    private static final class Row {
        private int schedules;
        private int messages;
        private int owed;
        private int lost;
        private int doubled;

        void add(Verdict verdict) {
            schedules++;
            messages += verdict.messages();
            owed += verdict.owed();
            lost += verdict.lost();
            doubled += verdict.doubled();
        }

        String line(String words) {
            return "| " + words + " | " + schedules + " | " + messages + " | " + owed + " | " + (owed - lost) + " | "
                    + lost + " | " + doubled + " |\n";
        }
    }

    /** The schedules from the first number on, as a page of the documentation; a long run shows how far it is. */
    public static void write(long first, int schedules, Path page) throws IOException {
        var started = Instant.now();
        var table = new FaultTable();
        try (var faults = new FaultBench()) {
            for (var seed = first; seed < first + schedules; seed++) {
                table.add(faults.run(Schedule.of(seed)), faults);
                var done = seed + 1 - first;
                if (done % SHOWN_EVERY == 0 || done == schedules) {
                    Files.writeString(page, table.text(first, done, Duration.between(started, Instant.now())));
                }
            }
        }
    }

    private void add(Verdict verdict, FaultBench faults) {
        all.add(verdict);
        for (var fault : Schedule.Fault.values()) {
            if (fault == Schedule.Fault.NONE
                    ? verdict.schedule().harmless()
                    : verdict.schedule().has(fault)) {
                rows.computeIfAbsent(fault, key -> new Row()).add(verdict);
            }
        }
        if (!verdict.wrong().isEmpty()) {
            failed++;
            if (failures.size() < SHOWN_FAILURES) {
                var shortest = verdict.schedule()
                        .shrunk(schedule -> !faults.run(schedule).wrong().isEmpty());
                var again = faults.run(shortest);
                // What depends on the order of threads may pass the second time; then the first verdict counts.
                failures.add((again.wrong().isEmpty() ? verdict : again).toString());
            }
        }
    }

    private String text(long first, long schedules, Duration took) {
        var text = new StringBuilder("""
                # What survives which fault

                A schedule is a random row of good, bad and slow runs of a source and of the faults below; every tenth has none. It
                happens to two nodes on one real PostgreSQL in front of two chat servers over HTTP, on a clock turned by hand. Five
                minutes after the faults every channel must know the truth about every incident, judged by what the chat servers
                received, not by our ledger; the invariants (a) to (g) of the alerting model are checked, and a schedule that fails is
                shortened and printed with its number. A schedule has several faults and is counted at each of them. Owed are pairs of
                an incident or a window and a channel that had to hear of it; lost are those that did not hear the truth; doubled are
                messages that came twice, which is allowed only where nobody could know whether the first one had arrived, and the
                second says so.

                Run it: `./mvnw -Pbench verify -Dbench.rows=faults -Dfaults=10000`.

                | fault | schedules | messages | owed | survived | lost | doubled |
                |---|---|---|---|---|---|---|
                """);
        rows.forEach((fault, row) -> text.append(row.line(fault.words())));
        text.append(all.line("**all**"));
        text.append("\nSchedules ").append(first).append("–").append(first + schedules - 1);
        text.append(", ").append(failed).append(" of them broke an invariant; ");
        text.append("took ")
                .append(took.toMinutes())
                .append(" min; ")
                .append(Instant.now())
                .append(".\n");
        failures.forEach(failure -> text.append("\n```\n").append(failure).append("\n```\n"));
        return text.toString();
    }
}
