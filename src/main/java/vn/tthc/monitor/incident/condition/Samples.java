package vn.tthc.monitor.incident.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest samples of a source, oldest first: as many as the slowest rule looks back. */
public record Samples(List<Sample> all) {
    /** As many as the rule of unrest weighs. */
    public static final int MOST = 21;

    public static final Samples NONE = new Samples(List.of());

    public Samples {
        all = List.copyOf(all);
    }

    /** What one run showed; the letter is what is stored. */
    public enum Result {
        GOOD('G'),
        /** Answered, but slowly or only in part. */
        SLOW('S'),
        FAILED('F'),
        REFUSED('R'),
        /** Nobody looked: neither good nor bad. */
        UNKNOWN('U');

        private final char letter;

        Result(char letter) {
            this.letter = letter;
        }

        /** Whether the source gave an answer that we can use. */
        public boolean answered() {
            return this == GOOD || this == SLOW;
        }

        /** Whether it gave none. */
        public boolean bad() {
            return this == FAILED || this == REFUSED;
        }

        static Result of(char letter) {
            return Arrays.stream(values())
                    .filter(result -> result.letter == letter)
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** One sample. */
    public record Sample(Result result, Instant at) {}

    Samples and(Result result, Instant at) {
        var more = new ArrayList<>(all);
        more.add(new Sample(result, at));
        return new Samples(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more);
    }

    List<Sample> last(int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** How many of the last so many were bad. */
    int bad(int among) {
        return Math.toIntExact(
                last(among).stream().filter(sample -> sample.result().bad()).count());
    }

    /** When the first bad one among the last so many began. */
    @Nullable Instant firstBad(int among) {
        return last(among).stream()
                .filter(sample -> sample.result().bad())
                .map(Sample::at)
                .findFirst()
                .orElse(null);
    }

    /** How many of the last so many answers were slow. */
    int slow(int among) {
        var answers = all.stream().filter(sample -> sample.result().answered()).toList();
        return Math.toIntExact(answers.subList(Math.max(0, answers.size() - among), answers.size()).stream()
                .filter(sample -> sample.result() == Result.SLOW)
                .count());
    }

    /** Slowness that is over must not raise the alarm again together with the next single slow answer. */
    Samples forgivingSlowness() {
        return new Samples(all.stream()
                .map(sample -> sample.result() == Result.SLOW ? new Sample(Result.GOOD, sample.at()) : sample)
                .toList());
    }

    /** As it is stored. */
    public String text() {
        return all.stream()
                .map(sample ->
                        sample.result().letter + Long.toString(sample.at().toEpochMilli()))
                .collect(Collectors.joining(" "));
    }

    /** What {@link #text()} wrote. */
    public static Samples parse(String text) {
        return new Samples(Stream.of(text.split(" "))
                .filter(word -> word.length() > 1)
                .map(word -> new Sample(
                        Result.of(word.charAt(0)), Instant.ofEpochMilli(Long.parseLong(word, 1, word.length(), 10))))
                .toList());
    }
}
