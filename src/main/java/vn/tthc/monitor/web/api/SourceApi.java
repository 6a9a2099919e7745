package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;

/** Source systems and their checks. */
@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "sources", description = "Hệ thống nguồn")
class SourceApi {
    private final SourceWatch watch;
    private final Connectors connectors;
    private final Audit audit;

    SourceApi(SourceWatch watch, Connectors connectors, Audit audit) {
        this.watch = watch;
        this.connectors = connectors;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Mọi hệ thống nguồn, xấu nhất trước")
    Listing<SourceItem> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of());
        var freshness = new SourceFreshness(watch.all(), connectors.all());
        var items = new ArrayList<SourceItem>();
        freshness.invalid().forEach(connector -> items.add(SourceItem.invalid(connector)));
        for (var health : freshness.watched()) {
            var connector = connectors.find(health.source());
            var route = connector
                    .map(one -> one.routeState().toLowerCase(Locale.ROOT))
                    .orElse("absent");
            var onlyWatched = connector.filter(ConnectorView::onlyWatched).isPresent();
            items.add(SourceItem.of(health, route, onlyWatched));
        }
        freshness.removed().forEach(connector -> items.add(SourceItem.removed(connector, watch.find(connector.id()))));
        return new Listing<>(items, items.size(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Một hệ thống nguồn, từng mặt: kết nối, đăng nhập, số liệu mới, chậm, chứng thư, tài khoản…")
    SourceDetail one(
            @PathVariable("id") String id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var item = list(parameters).items().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotKnown(
                        "Không có hệ thống nguồn nào mang mã \"" + id + "\". Xem danh sách ở /api/v1/sources."));
        var conditions =
                watch.conditions(id).stream().map(SourceDetail.Aspect::of).toList();
        return new SourceDetail(item, conditions);
    }

    @PostMapping("/{id}/check")
    @Operation(summary = "Kiểm tra ngay một hệ thống, tối đa 10 giây; cần phạm vi act")
    CheckAnswer check(
            @PathVariable("id") String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        if (connectors.find(id).filter(connector -> connector.valid()).isEmpty()) {
            throw new NotKnown(
                    "Không có hệ thống nguồn hợp lệ nào mang mã \"" + id + "\". Xem danh sách ở /api/v1/sources.");
        }
        audit.record(reader.username(), "check_source", id, "api");
        return CheckAnswer.of(connectors.check(id));
    }
}
