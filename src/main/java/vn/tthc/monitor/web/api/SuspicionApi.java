package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.dossier.Suspicions;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.LinkDesk;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SuspicionQuery;

/** Dossiers that may be one though no code says so, and what people say about that. */
@RestController
@RequestMapping("/api/v1/suspicions")
@Tag(name = "links", description = "Hồ sơ trùng và liên kết giữa các hệ thống")
class SuspicionApi {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Suspicions suspicions;
    private final LinkDesk desk;
    private final AgencyScope scope;

    SuspicionApi(Suspicions suspicions, LinkDesk desk, AgencyScope scope) {
        this.suspicions = suspicions;
        this.desk = desk;
        this.scope = scope;
    }

    @GetMapping
    @Operation(summary = "Hồ sơ có thể trùng, phát hiện trước đứng trước; tên người nộp được che")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "open (mặc định), linked, dismissed, changed, hoặc all; có thể nhiều giá trị")
    @Parameter(in = ParameterIn.QUERY, name = "kind", description = "across (hai hệ thống) hoặc within (một hệ thống)")
    @Parameter(in = ParameterIn.QUERY, name = "source", description = "Mã một trong hai hệ thống")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 đến 200, mặc định 50")
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "Giá trị next của trang trước")
    Listing<SuspicionItem> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        var known = new TreeSet<>(SuspicionQuery.NAMES);
        known.add("limit");
        known.add("cursor");
        Parameters.only(parameters, known);
        var page = suspicions.page(
                SuspicionQuery.parse(parameters).filter(scope.of(reader)),
                SuspicionQuery.after(parameters),
                Parameters.limit(parameters, MOST, USUAL));
        return new Listing<>(
                page.items().stream().map(SuspicionItem::of).toList(),
                page.total(),
                page.next() == null ? null : page.next().toString());
    }

    @PostMapping("/{id}/merge")
    @Operation(summary = "Gộp hai hồ sơ làm một; nhớ mãi, hoàn tác được; cần phạm vi act")
    Decided merge(
            @PathVariable("id") long id,
            @RequestParam(name = "note", required = false) @Nullable String note,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        return new Decided(desk.merge(visible(id, reader), reader, note));
    }

    @PostMapping("/{id}/dismiss")
    @Operation(summary = "Ghi rằng không phải một hồ sơ; không bị nghi lại; cần phạm vi act")
    Decided dismiss(
            @PathVariable("id") long id,
            @RequestParam(name = "note", required = false) @Nullable String note,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        return new Decided(desk.dismiss(visible(id, reader), reader, note));
    }

    /** The number by which a decision can be undone. */
    record Decided(long decision) {}

    private Suspicion visible(long id, SignedIn reader) {
        return desk.suspicion(id, reader)
                .orElseThrow(
                        () -> new NotKnown("Không có nghi vấn trùng số " + id + " trong phạm vi của tài khoản này."));
    }
}
