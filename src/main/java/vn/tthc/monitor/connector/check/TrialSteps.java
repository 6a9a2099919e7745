package vn.tthc.monitor.connector.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.dossier.SourceDossier;

/** The steps that ask the source itself: login, one page, what the mapping makes of it, and whether the times fit. */
final class TrialSteps {
    private static final Duration CLOCK_OFF = Duration.ofMinutes(5);

    private final SourceTrial trial;
    private final Clock clock;

    TrialSteps(SourceTrial trial, Clock clock) {
        this.trial = trial;
        this.clock = clock;
    }

    Found login() {
        return Found.passed(trial.logIn() ? "Đăng nhập được." : "Nguồn này không cần bước đăng nhập riêng.");
    }

    Found page() {
        if (!trial.asks()) {
            return Found.warned(
                    "Nguồn chỉ trả lời theo mã hồ sơ mà chưa có mã nào để hỏi thử.",
                    "Chạy lệnh check hoặc read với --code và một mã hồ sơ đã biết.");
        }
        var records = trial.readPage();
        return records == 0
                ? Found.warned("Trang đầu đọc được nhưng không có hồ sơ nào.", "Kiểm tra khoảng thời gian và bộ lọc.")
                : Found.passed("Trang đầu có " + records + " hồ sơ.");
    }

    Found mapping() {
        if (trial.made().total() == 0) {
            return Found.warned("Chưa có bản ghi nào để thử ánh xạ.", "Kiểm tra lại khi nguồn có hồ sơ.");
        }
        var sentence = trial.mapped().size() + "/" + trial.made().total() + " bản ghi ánh xạ được.";
        if (trial.mapped().isEmpty()) {
            return Found.failed(
                    FailureCategory.SCHEMA,
                    sentence + " " + trial.made().firstReason(),
                    "Sửa mapping của tệp kết nối; lệnh read gợi ý đường dẫn từ câu trả lời thật.");
        }
        if (trial.mapped().size() < trial.made().total()) {
            return Found.warned(sentence + " " + trial.made().firstReason(), "Xem lệnh read để biết các bản ghi hỏng.");
        }
        return trial.made().unmapped().isEmpty()
                ? Found.passed(sentence)
                : Found.warned(
                        sentence + " Mã chưa có trong danh mục: "
                                + String.join(", ", trial.made().unmapped()) + ".",
                        "Thêm các mã này vào mapping.codes.");
    }

    /** The source's clock by its own word, and by its records: a time to come can only be a wrong clock or zone. */
    Found clockSkew() {
        var ahead = ahead();
        if (ahead != null) {
            return Found.warned(
                    "Có bản ghi mang thời điểm ở tương lai, sớm hơn giờ máy này " + words(ahead) + ".",
                    wholeHours(ahead)
                            ? "Lệch tròn giờ thường là sai múi giờ: kiểm tra mapping.timezone và formats."
                            : "Kiểm tra đồng hồ của nguồn và của máy này, rồi mapping.timezone.");
        }
        var theirs = trial.sourceTime();
        if (theirs == null) {
            return Found.passed("Nguồn không cho biết giờ của nó.");
        }
        var skew = Duration.between(clock.instant(), theirs);
        var sentence = "Đồng hồ của nguồn lệch " + skew.toSeconds() + " giây.";
        if (skew.abs().compareTo(CLOCK_OFF) <= 0) {
            return Found.passed(sentence);
        }
        return Found.warned(
                sentence,
                wholeHours(skew)
                        ? "Lệch tròn giờ thường là máy chủ nguồn đặt sai múi giờ: báo đơn vị vận hành."
                        : "Chỉnh giờ máy chủ này hoặc báo nguồn; tăng read.list.window.lookback nếu cần.");
    }

    /** How far the latest time of something that has happened lies ahead of now; null where none does. */
    private @Nullable Duration ahead() {
        var now = clock.instant();
        return trial.mapped().stream()
                .flatMap(TrialSteps::past)
                .max(Instant::compareTo)
                .map(latest -> Duration.between(now, latest))
                .filter(distance -> distance.compareTo(CLOCK_OFF) > 0)
                .orElse(null);
    }

    /** Everything but the due date tells of what is over. */
    private static Stream<Instant> past(SourceDossier dossier) {
        var times = dossier.times();
        return Stream.of(
                        times.submittedAt(),
                        times.receivedAt(),
                        times.finishedAt(),
                        times.returnedAt(),
                        times.withdrawnAt(),
                        times.sourceUpdatedAt())
                .filter(Objects::nonNull);
    }

    private static boolean wholeHours(Duration duration) {
        var seconds = duration.abs().toSeconds();
        var hours = Math.round(seconds / 3600.0);
        return hours > 0 && Math.abs(seconds - hours * 3600) <= CLOCK_OFF.toSeconds();
    }

    private static String words(Duration duration) {
        var minutes = duration.toMinutes();
        return minutes < 120 ? minutes + " phút" : Math.round(minutes / 60.0) + " giờ";
    }
}
