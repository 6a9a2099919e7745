package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.web.ImportForm;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** Files that programs bring: the same steps as on the page. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports", description = "Nhập tệp")
class ImportApi {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Imports imports;
    private final Deadlines deadlines;
    private final Wording wording;

    ImportApi(Imports imports, Deadlines deadlines, Wording wording) {
        this.imports = imports;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping
    @Operation(summary = "Sổ nhập tệp, mới nhất trước")
    Listing<ImportItem> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.only(parameters, Set.of("limit"));
        var items = imports.recent(Parameters.limit(parameters, MOST, USUAL)).stream()
                .map(ImportItem::of)
                .toList();
        return new Listing<>(items, items.size(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Một lần nhập")
    ImportItem one(@PathVariable("id") long id) {
        return ImportItem.of(entry(id));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gửi một tệp để nhập sau, tối đa 50 MB; cần phạm vi act")
    ImportItem bring(
            @RequestParam("file") MultipartFile file,
            @RequestParam("connector") String connector,
            @RequestParam(name = "asOf", required = false) @Nullable String asOf,
            @RequestParam(name = "complete", defaultValue = "false") boolean complete,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader)
            throws IOException {
        var moment = ImportForm.moment(asOf, deadlines.calendar().zone(), wording.now());
        var name = String.valueOf(file.getOriginalFilename());
        try (var content = file.getInputStream()) {
            return ImportItem.of(imports.bring(
                    new Imports.Brought(connector, ImportEntry.Way.API, name, moment, complete, reader.username()),
                    content));
        }
    }

    /** How columns and words are read; everything may be left out. */
    record Matching(
            @Nullable String sheet,
            @Nullable Integer headerRow,
            @Nullable Map<String, String> columns,
            @Nullable Map<String, Map<String, String>> words) {}

    @PostMapping("/{id}/preview")
    @Operation(summary = "Đọc thử và so với dữ liệu đang có, không ghi; cần phạm vi act")
    ImportAnswer preview(
            @PathVariable("id") long id,
            @RequestBody(required = false) @Nullable Matching body,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        var entry = entry(id);
        var matching = body == null
                ? null
                : new Imports.Matching(
                        entry.connector(),
                        entry.asOf(),
                        entry.complete(),
                        body.sheet(),
                        body.headerRow(),
                        body.columns(),
                        body.words() == null ? Map.of() : body.words());
        var preview = imports.preview(id, matching, reader.username());
        return new ImportAnswer(
                ImportItem.of(preview.entry()),
                imports.notes(id, NoteKind.SKIPPED, MOST),
                preview.words(),
                preview.finding());
    }

    @PostMapping("/{id}/run")
    @Operation(summary = "Nhập; cần phạm vi act")
    ImportItem run(@PathVariable("id") long id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        entry(id);
        return ImportItem.of(imports.run(id, reader.username()));
    }

    @PostMapping("/{id}/undo")
    @Operation(summary = "Hoàn tác một lần nhập; cần phạm vi act")
    ImportItem undo(@PathVariable("id") long id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader) {
        entry(id);
        return ImportItem.of(imports.undo(id, reader.username()));
    }

    private ImportEntry entry(long id) {
        return imports.find(id)
                .orElseThrow(() -> new NotKnown("Không có lần nhập số " + id + ". Xem danh sách ở /api/v1/imports."));
    }

    @ExceptionHandler
    ProblemDetail refused(ImportRefused refused) {
        var status = switch (refused.reason()) {
            case UNKNOWN, BAD_INPUT -> HttpStatus.BAD_REQUEST;
            case NOT_NOW -> HttpStatus.CONFLICT;
            case UNMATCHED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return ProblemDetail.forStatusAndDetail(status, refused.sentence());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException refused) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONTENT_TOO_LARGE,
                "Tệp lớn hơn " + (Imports.MOST_BYTES >> 20)
                        + " MB nên không nhận. Xuất theo khoảng ngày ngắn hơn rồi gửi từng tệp.");
    }
}
