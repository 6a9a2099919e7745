package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.DueQuestion;

/** Due times for any date of the calendar. */
@RestController
@RequestMapping("/api/v1/deadlines")
@Tag(name = "deadlines", description = "Tính hạn trả kết quả")
class DeadlineApi {
    private static final Set<String> KNOWN = Set.of("receivedAt", "limit", "unit", "agency", "procedure", "channel");

    private final Deadlines deadlines;
    private final Agencies agencies;
    private final DerivationText words;

    DeadlineApi(Deadlines deadlines, Agencies agencies, DerivationText words) {
        this.deadlines = deadlines;
        this.agencies = agencies;
        this.words = words;
    }

    @GetMapping("/calculate")
    @Operation(summary = "Hạn trả kết quả và cách tính, từng dòng; thời gian của các dòng cộng lại đúng bằng kết quả")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "receivedAt",
            required = true,
            description = "Thời điểm tiếp nhận: 2026-11-20T15:00 (giờ Việt Nam) hoặc kèm múi giờ +07:00")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "Thời hạn, ví dụ 1.5; không cần khi có procedure")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "unit",
            description = "working-hours, half-days, working-days, calendar-days, same-day")
    @Parameter(in = ParameterIn.QUERY, name = "agency", description = "Mã cơ quan, để lấy lịch làm việc của cơ quan ấy")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "procedure",
            description = "Mã thủ tục trong danh mục, thay cho limit và unit")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "direct, online, post")
    DeadlineAnswer calculate(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, KNOWN);
        return DeadlineAnswer.of(
                DueQuestion.parse(parameters.toSingleValueMap(), deadlines, agencies), deadlines, words);
    }
}
