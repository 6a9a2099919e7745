package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.incident.SourceHistory.Period;
import vn.tthc.monitor.incident.Uptime;
import vn.tthc.monitor.web.IncidentTable;
import vn.tthc.monitor.web.Words;

/** What incidents cost by week and month, and how long each system answered. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports", description = "Báo cáo")
class IncidentReportApi {
    private final IncidentTable table;
    private final SourceHistory history;

    IncidentReportApi(IncidentTable table, SourceHistory history) {
        this.table = table;
        this.history = history;
    }

    /** One system in one period, which ends before the day {@code until}. */
    record Item(
            LocalDate from,
            LocalDate until,
            String source,
            String sourceName,
            long incidents,
            long lostWorkingMinutes,
            long slowWorkingMinutes,
            long dueInside) {}

    /** How long one system answered and did not, in seconds; share in per cent of the known time, null where none is. */
    record Share(
            String source,
            long windowHours,
            long upSeconds,
            long downSeconds,
            @Nullable Double share) {}

    @GetMapping("/incidents")
    @Operation(summary = "Sự cố theo tuần hoặc tháng và hệ thống, mới nhất trước; until là ngày sau ngày cuối kỳ")
    @Parameter(in = ParameterIn.QUERY, name = "period", description = "week (mặc định), month")
    Listing<Item> incidents(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("period"));
        var period = parameters.getFirst("period");
        var chosen = period == null ? Period.WEEK : Words.parse(Period.class, "period", period);
        var items = table.totals(chosen).stream()
                .map(total -> new Item(
                        total.from(),
                        total.until(),
                        total.source(),
                        total.sourceName(),
                        total.incidents(),
                        total.lost().toMinutes(),
                        total.slow().toMinutes(),
                        total.dueInside()))
                .toList();
        return new Listing<>(items, items.size(), null);
    }

    @GetMapping("/uptime")
    @Operation(
            summary = "Tỷ lệ hoạt động của từng hệ thống trong 24 giờ, 7, 30, 90 ngày;"
                    + " lúc không rõ hoặc tạm dừng theo thông báo không tính")
    Listing<Share> uptime() {
        var items = history.uptimes().entrySet().stream()
                .flatMap(entry -> shares(entry.getKey(), entry.getValue()).stream())
                .toList();
        return new Listing<>(items, items.size(), null);
    }

    private static List<Share> shares(String source, List<Uptime> uptimes) {
        return IntStream.range(0, uptimes.size())
                .mapToObj(window -> new Share(
                        source,
                        SourceHistory.WINDOWS.get(window).toHours(),
                        uptimes.get(window).up().toSeconds(),
                        uptimes.get(window).down().toSeconds(),
                        uptimes.get(window).share()))
                .toList();
    }
}
