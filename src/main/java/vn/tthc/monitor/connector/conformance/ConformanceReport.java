package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.util.List;

/** How one connector file stood every check of its level. */
public record ConformanceReport(String connector, Level level, List<Line> lines, Duration took) {
    /** One check and its judgement. */
    public record Line(int number, String title, boolean needed, Judgement judgement) {}

    /** Whether nothing that the level needs has failed. */
    public boolean passed() {
        return lines.stream()
                .noneMatch(line -> line.needed() && line.judgement().status() == Judgement.Status.FAIL);
    }

    public long count(Judgement.Status status) {
        return lines.stream()
                .filter(line -> line.judgement().status() == status)
                .count();
    }
}
