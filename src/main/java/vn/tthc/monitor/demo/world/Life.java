package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the steps of one dossier's life: submission, reception, handling, perhaps a pause, the end. */
final class Life {
    private static final List<String> DEPARTMENTS = List.of(
            "Bộ phận Một cửa",
            "Phòng Văn hoá - Xã hội",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Văn phòng HĐND và UBND",
            "Lãnh đạo UBND");
    private static final List<String> OFFICERS =
            List.of("Cán bộ A1", "Cán bộ A2", "Cán bộ B1", "Cán bộ B2", "Cán bộ C1", "Cán bộ C2", "Cán bộ C3");

    private final RandomGenerator random;
    private final List<DemoStep> steps = new ArrayList<>();

    Life(RandomGenerator random, int channel, Instant received) {
        this.random = random;
        // Online dossiers wait a little between being sent and being accepted at the counter.
        var submitted = channel == 2
                ? received.minus(Duration.ofSeconds(20 + random.nextInt(1_500)))
                : received.minusSeconds(1);
        add(submitted, 1, null);
        add(received, 2, null);
    }

    /** From then on somebody works on it. */
    Life handled(Instant at) {
        return add(at, 4, null);
    }

    Life step(Instant at, int status, @Nullable String text) {
        return add(at, status, text);
    }

    /** Finished at that time; handed out some time later in nine cases of ten. */
    Life finished(Instant at) {
        add(at, 9, null);
        return random.nextInt(10) == 0 ? this : add(at.plus(Duration.ofSeconds(30 + random.nextInt(5_400))), 10, null);
    }

    /** Ends with what happens to a few: taken back by the applicant, or not accepted. */
    Life dropped(Instant at) {
        return add(at, random.nextBoolean() ? 7 : 3, null);
    }

    List<DemoStep> steps() {
        return List.copyOf(steps);
    }

    static DemoStep handOver(Instant at, DemoStep before, int ticket) {
        return new DemoStep(
                at,
                before.status(),
                DEPARTMENTS.get(Math.floorMod(ticket, DEPARTMENTS.size())),
                OFFICERS.get(Math.floorMod(ticket / 7, OFFICERS.size())),
                before.text());
    }

    private Life add(Instant at, int status, @Nullable String text) {
        var earliest = steps.isEmpty() ? at : steps.getLast().at().plusMillis(1);
        var when = at.isBefore(earliest) ? earliest : at;
        var department = status <= 2 ? DEPARTMENTS.getFirst() : DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
        steps.add(new DemoStep(when, status, department, OFFICERS.get(random.nextInt(OFFICERS.size())), text));
        return this;
    }
}
