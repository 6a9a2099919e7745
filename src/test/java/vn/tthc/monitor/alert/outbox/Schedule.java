package vn.tthc.monitor.alert.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What happens to the application, step by step, as pure data: made from a number, printed as a line, and shortened. */
record Schedule(long seed, List<Step> steps) {
    private static final List<String> WORDS = List.of(
            "G", "G", "GG", "GG", "GGG", "T", "TT", "TTT", "TTT", "TTTT", "TTT555", "555", "5", "AA", "A", "sss",
            "ssssss", "E", ".", "...", "BBB");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 20;

    /** The faults of the published table. */
    enum Fault {
        NONE("none, ordinary running"),
        LIMITED("429 with a time"),
        LIMITED_WITHOUT_TIME("429 without a time"),
        BROKEN("5xx"),
        LOST("answer lost after the request left"),
        REFUSED("login of the channel refused"),
        KILLED_CLAIMED("killed with the message claimed"),
        KILLED_BEGUN("killed with the call begun"),
        KILLED_SENT("killed after acceptance, before it was written"),
        KILLED_SETTLING("killed while the result is written"),
        CLOCK_FORWARD("clock an hour forward"),
        CLOCK_BACK("clock an hour back"),
        DATABASE_AWAY("database away for 60 s"),
        DATABASE_CUT("database cut inside a call"),
        TWO_NODES("two nodes at once"),
        RESTART("restart"),
        SUSPENSION("suspension begins and ends"),
        FILE_GONE("connector file gone and back"),
        WINDOW("maintenance window opens and closes"),
        SILENCE("silence begins and ends"),
        IN_HAND("somebody takes the incidents in hand"),
        PAUSE("no node runs for minutes");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * One step.
     *
     * @param runs the runs of the source, one a minute, of a step that is no fault
     * @param seconds how long a step that only waits takes, or a window, a silence or a pause lasts
     */
    record Step(Fault fault, String runs, int seconds) {
        static Step runs(String word) {
            return new Step(Fault.NONE, word, 0);
        }

        static Step waiting(int seconds) {
            return new Step(Fault.NONE, "", seconds);
        }

        static Step of(Fault fault) {
            return new Step(fault, "", 0);
        }

        @Override
        public String toString() {
            if (fault != Fault.NONE) {
                return seconds == 0 ? fault.name() : fault.name() + "(" + seconds + "s)";
            }
            return runs.isEmpty() ? seconds + "s" : runs;
        }
    }

    /** The schedule of a number; the same number gives the same one for ever. */
    static Schedule of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        var steps = new ArrayList<Step>();
        for (var index = 0; index < length; index++) {
            steps.add(step(random));
        }
        if (seed % 10 == 0) {
            // Ordinary running, for the share that comes twice without any fault.
            steps.removeIf(step -> step.fault() != Fault.NONE && step.fault() != Fault.TWO_NODES);
        }
        return new Schedule(seed, List.copyOf(steps));
    }

    private static Step step(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> Step.runs(WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> Step.waiting(1 + random.nextInt(random.nextInt(8) == 0 ? 12_000 : 400));
            default -> fault(Fault.values()[random.nextInt(Fault.values().length)], random);
        };
    }

    private static Step fault(Fault fault, Random random) {
        return switch (fault) {
            case WINDOW, SILENCE, PAUSE -> new Step(fault, "", 60 * (2 + random.nextInt(40)));
            default -> Step.of(fault);
        };
    }

    boolean has(Fault fault) {
        return steps.stream().anyMatch(step -> step.fault() == fault);
    }

    /** Whether nothing but the source itself gives trouble, to one node or two. */
    boolean harmless() {
        return steps.stream().allMatch(step -> step.fault() == Fault.NONE || step.fault() == Fault.TWO_NODES);
    }

    /** Without everything that is not needed for it to fail still: halves first, single steps last. */
    Schedule shrunk(Predicate<Schedule> fails) {
        var shortest = this;
        for (var size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
            for (var from = 0; from < shortest.steps.size(); ) {
                var without = new ArrayList<>(shortest.steps);
                without.subList(from, Math.min(from + size, without.size())).clear();
                var candidate = new Schedule(seed, List.copyOf(without));
                if (fails.test(candidate)) {
                    shortest = candidate;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
