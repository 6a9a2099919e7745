package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.LateExport;
import vn.tthc.monitor.web.LateTable;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.TableFile;
import vn.tthc.monitor.web.Words;

/** Dossiers that came late through a fault of a system, with their proof. */
@RestController
@RequestMapping("/api/v1/reports/late-by-fault")
@Tag(name = "reports", description = "Báo cáo")
class LateApi {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final Set<String> KNOWN =
            Set.of("fault", "incident", "open", "source", "field", "agency", "format", "limit", "cursor");

    private final LateTable table;
    private final LateExport export;
    private final AgencyScope scope;

    LateApi(LateTable table, LateExport export, AgencyScope scope) {
        this.table = table;
        this.export = export;
        this.scope = scope;
    }

    @GetMapping
    @Operation(summary = "Hồ sơ quá hạn do lỗi hệ thống kèm chứng cứ; format=csv hoặc xlsx trả cả danh sách thành tệp")
    @Parameter(in = ParameterIn.QUERY, name = "fault", description = "suspected, confirmed; bỏ trống là cả hai")
    @Parameter(in = ParameterIn.QUERY, name = "incident", description = "Số sự cố: chỉ hồ sơ đến hạn trong lúc đó")
    @Parameter(in = ParameterIn.QUERY, name = "open", description = "true, false, all; bỏ trống là tất cả")
    @Parameter(in = ParameterIn.QUERY, name = "source", description = "Mã hệ thống; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "field", description = "Lĩnh vực; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "agency", description = "Mã cơ quan; lặp lại được")
    @Parameter(in = ParameterIn.QUERY, name = "format", description = "json (mặc định), csv, xlsx")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 200, mặc định 50; chỉ với json")
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "Giá trị next của trang trước; chỉ với json")
    ResponseEntity<?> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        Parameters.only(parameters, KNOWN);
        var query =
                QueueQuery.parse(new LinkedMultiValueMap<>(parameters), null).lateByFault();
        var format = parameters.getFirst("format");
        if (format == null || format.isBlank() || format.equals("json")) {
            return ResponseEntity.ok(page(query, parameters, reader));
        }
        var sheet = export.of(
                Words.parse(TableFile.Format.class, "format", format),
                query.filter(scope.of(reader)),
                query.address(),
                reader);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, sheet.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sheet.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(sheet.content());
    }

    private Listing<LateItem> page(QueueQuery query, MultiValueMap<String, String> parameters, SignedIn reader) {
        var cursor = parameters.getFirst("cursor");
        try {
            var page = table.page(
                    query.filter(scope.of(reader)),
                    cursor == null || cursor.isBlank() ? null : cursor,
                    Parameters.limit(parameters, MOST, USUAL));
            return new Listing<>(page.entries().stream().map(LateItem::of).toList(), page.total(), page.next());
        } catch (IllegalArgumentException refused) {
            throw new BadParameter(String.valueOf(refused.getMessage()));
        }
    }
}
