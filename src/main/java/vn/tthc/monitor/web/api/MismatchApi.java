package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.TreeSet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.dossier.Mismatches;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.MismatchQuery;
import vn.tthc.monitor.web.SignedIn;

/** What systems say differently about one dossier. */
@RestController
@RequestMapping("/api/v1/mismatches")
@Tag(name = "mismatches", description = "Lệch trạng thái giữa các hệ thống")
class MismatchApi {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Mismatches mismatches;
    private final AgencyScope scope;

    MismatchApi(Mismatches mismatches, AgencyScope scope) {
        this.mismatches = mismatches;
        this.scope = scope;
    }

    @GetMapping
    @Operation(summary = "Lệch trạng thái, lâu nhất trước")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "open (mặc định), quiet, settled, ended, hoặc all; có thể nhiều giá trị")
    @Parameter(in = ParameterIn.QUERY, name = "kind", description = "Loại lệch; có thể nhiều giá trị")
    @Parameter(in = ParameterIn.QUERY, name = "source", description = "Mã một trong hai hệ thống")
    @Parameter(in = ParameterIn.QUERY, name = "owner", description = "Tài khoản đang nhận xử lý")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 200, mặc định 50")
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "Giá trị next của trang trước")
    Listing<MismatchItem> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        var known = new TreeSet<>(MismatchQuery.NAMES);
        known.add("limit");
        known.add("cursor");
        Parameters.only(parameters, known);
        var filter = MismatchQuery.parse(parameters).filter(scope.of(reader));
        var page = mismatches.page(filter, parameters.getFirst("cursor"), Parameters.limit(parameters, MOST, USUAL));
        return new Listing<>(page.items().stream().map(MismatchItem::of).toList(), page.total(), page.next());
    }
}
