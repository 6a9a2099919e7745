package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.Quarantine.Choice;
import vn.tthc.monitor.connector.Quarantine.Replayed;
import vn.tthc.monitor.connector.Quarantine.Waiting;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;

/** Records of a source that could not be read, without their people, and reading them once more. */
@RestController
@RequestMapping("/api/v1/sources/{id}/quarantine")
@Tag(name = "sources", description = "Hệ thống nguồn")
class QuarantineApi {
    private static final int PAGE = 100;

    private final Connectors connectors;
    private final Quarantine quarantine;
    private final Audit audit;

    QuarantineApi(Connectors connectors, Quarantine quarantine, Audit audit) {
        this.connectors = connectors;
        this.quarantine = quarantine;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Bản ghi trong khu cách ly, cũ nhất trước; dữ liệu cá nhân đã che")
    Listing<Waiting> list(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "cursor", defaultValue = "0") long cursor) {
        known(id);
        var total = quarantine.reasons(id).stream()
                .filter(one -> reason == null || one.key().equals(reason))
                .mapToLong(Quarantine.Reason::records)
                .sum();
        var found = quarantine.records(id, new Choice(reason, null), cursor, PAGE + 1);
        var items = List.copyOf(found.subList(0, Math.min(PAGE, found.size())));
        return new Listing<>(
                items,
                total,
                found.size() > PAGE ? String.valueOf(items.getLast().id()) : null);
    }

    @PostMapping("/replay")
    @Operation(summary = "Đọc lại bằng tệp kết nối hiện nay; dryRun=true thì không lưu; cần phạm vi act")
    Replayed replay(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "record", required = false) @Nullable Long record,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dry,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        known(id);
        var choice = new Choice(reason, record);
        if (dry) {
            return quarantine.rehearse(id, choice);
        }
        var result = quarantine.replay(id, choice, reader.username());
        audit.record(reader.username(), "replay_quarantine", id, "api, resolved " + result.resolved());
        return result;
    }

    private void known(String id) {
        if (connectors.find(id).filter(connector -> connector.valid()).isEmpty()) {
            throw new NotKnown(
                    "Không có hệ thống nguồn hợp lệ nào mang mã \"" + id + "\". Xem danh sách ở /api/v1/sources.");
        }
    }
}
