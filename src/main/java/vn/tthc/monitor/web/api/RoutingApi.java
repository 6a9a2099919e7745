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
import vn.tthc.monitor.web.RoutingAnswers;

/** Which system to use for what today. */
@RestController
@RequestMapping("/api/v1/routing")
@Tag(name = "routing", description = "Hôm nay dùng hệ thống nào")
class RoutingApi {
    private final RoutingAnswers answers;

    RoutingApi(RoutingAnswers answers) {
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "Hệ thống phụ trách hôm nay của các thủ tục, lĩnh vực khớp chữ tìm")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            description = "Mã, tên thủ tục hoặc lĩnh vực, không cần dấu; bỏ trống là mọi dòng của bảng")
    Listing<RoutingItem> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("q"));
        var items = answers.find(parameters.getFirst("q")).stream()
                .map(RoutingItem::of)
                .toList();
        return new Listing<>(items, items.size(), null);
    }
}
