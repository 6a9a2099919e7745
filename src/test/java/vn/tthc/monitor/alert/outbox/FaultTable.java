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

    private final Map<Schedule.Fault, Row> rows = new EnumMap<>(Schedule.Fault.class);
    private final Row all = new Row();
    private final List<String> failures = new ArrayList<>();
    private int failed;

    /** Sums of one fault. */
    private static final class Row {
        private int schedules;
        private int owed;
        private int lost;
        private int doubled;

        void add(Verdict verdict) {
            schedules++;
            owed += verdict.owed();
            lost += verdict.lost();
            doubled += verdict.doubled();
        }

        String line(String words) {
            return "| " + words + " | " + schedules + " | " + owed + " | " + (owed - lost) + " | " + lost + " | "
                    + doubled + " |\n";
        }
    }

    /** The schedules from the first number on; the database of the tests must be there. */
    public static String run(long first, int schedules) throws IOException {
        var started = Instant.now();
        var table = new FaultTable();
        try (var faults = new FaultBench()) {
            for (var seed = first; seed < first + schedules; seed++) {
                table.add(faults.run(Schedule.of(seed)), faults);
            }
        }
        return table.text(first, schedules, Duration.between(started, Instant.now()));
    }

    /** The same as a page of the documentation. */
    public static void write(long first, int schedules, Path page) throws IOException {
        Files.writeString(page, run(first, schedules));
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
                failures.add(faults.run(shortest).toString());
            }
        }
    }

    private String text(long first, int schedules, Duration took) {
        var text = new StringBuilder("""
                # Bơm lỗi vào đường gửi cảnh báo

                Mỗi lịch là một chuỗi ngẫu nhiên gồm lượt đọc tốt, xấu, chậm của một hệ thống và các lỗi dưới đây, chạy trên
                PostgreSQL thật, hai nút, hai máy chủ chat thật qua HTTP. Sau khi lỗi dừng, trong 5 phút mỗi kênh phải biết đúng
                sự thật về từng sự cố; xét theo những gì máy chủ chat đã nhận, không theo sổ của phần mềm. Một lịch thường có
                nhiều lỗi, nên được tính ở mỗi lỗi của nó. "Lặp" là tin tới hai lần; chỉ được phép khi không ai biết lần đầu đã
                tới chưa, và tin lần sau ghi "(có thể lặp lại)".

                Chạy lại: `./mvnw -Pbench verify -Dbench.rows=faults -Dfaults=10000` (random schedules of faults over the delivery
                of alerts; owed = pairs of an incident and a channel).

                | lỗi / fault | số lịch / schedules | phải báo / owed | đúng / survived | mất / lost | lặp / doubled |
                |---|---|---|---|---|---|
                """);
        rows.forEach((fault, row) -> text.append(row.line(fault.words())));
        text.append(all.line("**tất cả / all**"));
        text.append("\nLịch số ").append(first).append("–").append(first + schedules - 1);
        text.append(", ").append(failed).append(" lịch vi phạm điều bất biến (schedules that break an invariant); ");
        text.append(took.toSeconds()).append(" s; ").append(Instant.now()).append(".\n");
        failures.forEach(failure -> text.append("\n```\n").append(failure).append("\n```\n"));
        return text.toString();
    }
}
