package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;

/** Dossiers over all sources, least time left first. */
@RestController
@RequestMapping("/api/v1/dossiers")
@Tag(name = "dossiers", description = "Hồ sơ của mọi hệ thống")
class DossierApi {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final Set<String> KNOWN = Set.of(
            "q",
            "open",
            "source",
            "urgency",
            "status",
            "field",
            "agency",
            "officer",
            "mismatch",
            "finding",
            "elsewhere",
            "fault",
            "incident",
            "suspected",
            "limit",
            "cursor");

    private final DossierQueue queue;
    private final Dossiers dossiers;
    private final AgencyScope scope;
    private final SourceWatch watch;
    private final Connectors connectors;
    private final DerivationText words;

    DossierApi(
            DossierQueue queue,
            Dossiers dossiers,
            AgencyScope scope,
            SourceWatch watch,
            Connectors connectors,
            DerivationText words) {
        this.queue = queue;
        this.dossiers = dossiers;
        this.scope = scope;
        this.watch = watch;
        this.connectors = connectors;
        this.words = words;
    }

    @GetMapping
    @Operation(summary = "Danh sách hồ sơ, sắp theo thời gian còn lại; tên người nộp được che")
    @Parameter(in = ParameterIn.QUERY, name = "q", description = "Mã, tên (không cần dấu), thủ tục, số định danh")
    @Parameter(in = ParameterIn.QUERY, name = "open", description = "true, false, all; bỏ trống là tất cả")
    @Parameter(in = ParameterIn.QUERY, name = "source", description = "Mã hệ thống; lặp lại được")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "urgency",
            description = "overdue, today, soon, in_time, paused, no_term, unknown; lặp lại hoặc cách bằng dấu phẩy")
    @Parameter(in = ParameterIn.QUERY, name = "status", description = "Ví dụ processing, finished; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "field", description = "Lĩnh vực; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "agency", description = "Mã cơ quan; lặp lại được")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "officer",
            description = "Cán bộ xử lý: một phần họ tên, hoặc mã ~… trong liên kết của bản tin; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "mismatch", description = "true: chỉ hồ sơ lệch trạng thái")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "finding",
            description = "Ví dụ structurally_late, missing_limit, due_differs; lặp lại hoặc cách bằng dấu phẩy")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "elsewhere",
            description = "true: chỉ hồ sơ đang chờ cơ quan khác giải quyết")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "fault",
            description = "suspected, confirmed: quá hạn do lỗi hệ thống, nghi vấn hoặc đã xác nhận")
    @Parameter(in = ParameterIn.QUERY, name = "incident", description = "Số sự cố: chỉ hồ sơ đến hạn trong lúc đó")
    @Parameter(in = ParameterIn.QUERY, name = "suspected", description = "true: chỉ hồ sơ có thể trùng")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 200, mặc định 50")
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "Giá trị next của trang trước")
    Listing<DossierItem> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        Parameters.only(parameters, KNOWN);
        var query = QueueQuery.parse(parameters, null);
        var limit = Parameters.limit(parameters, MOST, USUAL);
        var cursor = parameters.getFirst("cursor");
        var page = page(query, scope.of(reader), cursor == null || cursor.isBlank() ? "" : cursor, limit);
        var freshness = new SourceFreshness(watch.all(), connectors.all());
        return new Listing<>(
                page.rows().stream().map(row -> DossierItem.of(row, freshness)).toList(), page.total(), page.next());
    }

    private DossierQueue.Page page(QueueQuery query, Set<String> agencies, String cursor, int limit) {
        try {
            return queue.page(query.filter(agencies), cursor.isEmpty() ? null : cursor, limit);
        } catch (IllegalArgumentException refused) {
            throw new BadParameter(String.valueOf(refused.getMessage()));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Một hồ sơ: giá trị theo từng hệ thống và lịch sử thay đổi")
    DossierAnswer one(@PathVariable("id") long id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        var detail = dossiers.find(id)
                .filter(found -> scope.covers(reader, found))
                .orElseThrow(() -> new NotKnown("Không có hồ sơ số " + id + " trong phạm vi của tài khoản này."));
        return DossierAnswer.of(detail, new SourceFreshness(watch.all(), connectors.all()), words);
    }
}
