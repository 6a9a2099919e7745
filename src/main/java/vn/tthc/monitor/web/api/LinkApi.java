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
import vn.tthc.monitor.dossier.Links;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.LinkDesk;
import vn.tthc.monitor.web.SignedIn;

/** Merging dossiers, splitting records off, and taking either back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "links", description = "Hồ sơ trùng và liên kết giữa các hệ thống")
class LinkApi {
    private final Links links;
    private final LinkDesk desk;

    LinkApi(Links links, LinkDesk desk) {
        this.links = links;
        this.desk = desk;
    }

    @GetMapping("/dossiers/{id}/links")
    @Operation(summary = "Những gì đã quyết định về liên kết của một hồ sơ, mới nhất trước")
    List<LinkItem> list(
            @PathVariable("id") long id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        seen(id, reader);
        return links.of(id).stream().map(LinkItem::of).toList();
    }

    @PostMapping("/dossiers/{id}/merge")
    @Operation(summary = "Gộp với hồ sơ khác; cần phạm vi act")
    SuspicionApi.Decided merge(
            @PathVariable("id") long id,
            @RequestParam(name = "with", required = false) @Nullable Long other,
            @RequestParam(name = "note", required = false) @Nullable String note,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        seen(id, reader);
        if (other == null) {
            throw BadParameter.of("with", "Thiếu tham số \"with\": số của hồ sơ thứ hai. Hãy thêm, ví dụ with=123.");
        }
        seen(other, reader);
        return new SuspicionApi.Decided(desk.merge(id, other, reader, note));
    }

    @PostMapping("/dossiers/{id}/split")
    @Operation(summary = "Tách bản ghi của một hệ thống ra thành hồ sơ riêng; cần phạm vi act")
    SuspicionApi.Decided split(
            @PathVariable("id") long id,
            @RequestParam(name = "source", defaultValue = "") String source,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        seen(id, reader);
        if (source.isBlank() || code.isBlank()) {
            throw new BadParameter(
                    "Thiếu tham số \"source\" hoặc \"code\": mã hệ thống và mã hồ sơ của bản ghi cần tách.");
        }
        return new SuspicionApi.Decided(desk.split(id, new RecordName(source, code), reader, reason));
    }

    @PostMapping("/links/{id}/undo")
    @Operation(summary = "Hoàn tác một quyết định gộp, tách hoặc không trùng; cần phạm vi act")
    SuspicionApi.Decided undo(
            @PathVariable("id") long id,
            @RequestParam(name = "note", required = false) @Nullable String note,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        var decision = desk.decision(id, reader)
                .orElseThrow(() -> new NotKnown("Không có quyết định số " + id + " trong phạm vi của tài khoản này."));
        desk.undo(decision, reader, note);
        return new SuspicionApi.Decided(id);
    }

    private void seen(long dossier, SignedIn reader) {
        if (!desk.sees(dossier, reader)) {
            throw new NotKnown("Không có hồ sơ số " + dossier + " trong phạm vi của tài khoản này.");
        }
    }
}
