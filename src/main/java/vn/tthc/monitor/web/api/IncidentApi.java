package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.web.QueueQuery;

/** Incidents of the sources. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "incidents", description = "Sự cố của hệ thống nguồn")
class IncidentApi {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Incidents incidents;

    IncidentApi(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping
    @Operation(summary = "Sự cố, mới nhất trước")
    @Parameter(in = ParameterIn.QUERY, name = "open", description = "true, false, all; bỏ trống là tất cả")
    @Parameter(in = ParameterIn.QUERY, name = "source", description = "Mã hệ thống")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 500, mặc định 100")
    Listing<IncidentItem> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("open", "source", "limit"));
        var query = QueueQuery.parse(parameters, null);
        var limit = Parameters.limit(parameters, MOST, USUAL);
        var found = incidents.found(query.asked().open(), query.asked().sources(), limit);
        return new Listing<>(found.incidents().stream().map(IncidentItem::of).toList(), found.total(), null);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Một sự cố: diễn biến, các sự cố cùng nguyên nhân")
    IncidentAnswer one(@PathVariable("number") long number) {
        var incident = incidents.find(number).orElseThrow(() -> new NotKnown("Không có sự cố số " + number + "."));
        return IncidentAnswer.of(
                incident,
                incidents.stretches(number),
                incidents.timeline(number),
                incidents.members(number),
                incidents.evidence(number));
    }
}
