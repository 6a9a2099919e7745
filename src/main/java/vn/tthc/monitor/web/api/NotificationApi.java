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
import vn.tthc.monitor.alert.Notifications;

/** The ledger of messages. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications", description = "Tin báo đã gửi và đang chờ")
class NotificationApi {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Notifications notifications;

    NotificationApi(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    @Operation(summary = "Tin báo, mới nhất trước; không chứa dữ liệu cá nhân")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 500, mặc định 100")
    Listing<NotificationItem> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("limit"));
        var limit = Parameters.limit(parameters, MOST, USUAL);
        var items =
                notifications.recent(limit).stream().map(NotificationItem::of).toList();
        return new Listing<>(items, items.size(), null);
    }
}
