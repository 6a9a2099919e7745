package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.conformance.Judgement.Status;

/**
 * How one connector file stood every check of its level.
 *
 * @param ways in which its dossiers arrive; none for a file that cannot be read
 */
public record ConformanceReport(String connector, Set<Way> ways, Level level, List<Line> lines, Duration took) {
    /** One check and its judgement. */
    public record Line(int number, String title, boolean needed, Judgement judgement) {}

    /** Whether nothing that the level needs has failed. */
    public boolean passed() {
        return lines.stream()
                .noneMatch(line -> line.needed() && line.judgement().status() == Status.FAIL);
    }

    public long count(Status status) {
        return lines.stream()
                .filter(line -> line.judgement().status() == status)
                .count();
    }

    /** The result in words that promise no more than was looked at. */
    public String verdict() {
        if (!passed()) {
            return "CHƯA ĐẠT";
        }
        if (ways.contains(Way.POLL)) {
            return "ĐẠT";
        }
        return count(Status.PASS) > 1 ? "ĐẠT PHẦN ÁP DỤNG ĐƯỢC" : "TỆP ĐÚNG, CHƯA KIỂM GÌ KHÁC";
    }

    /** How its dossiers arrive, in words. */
    public List<String> arrival() {
        return ways.stream().sorted().map(ConformanceReport::word).toList();
    }

    private static String word(Way way) {
        return switch (way) {
            case POLL -> "hỏi giao diện";
            case PROBE -> "dò";
            case FILES -> "tệp tự đến";
            case BROUGHT -> "tệp mang vào";
            case PUSH -> "hệ thống tự gửi";
        };
    }
}
