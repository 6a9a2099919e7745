package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.ImportForm;
import vn.tthc.monitor.web.SignedIn;

/** Files and pasted tables, step by step: choose, match, try, import, take back. Plain forms; every step has its address. */
@Controller
class ImportController {
    private final Imports imports;
    private final ImportScreens screens;

    ImportController(Imports imports, ImportScreens screens) {
        this.imports = imports;
        this.screens = screens;
    }

    @GetMapping("/nhap-tep")
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        screens.start(reader, model, null);
        return "imports";
    }

    @PostMapping("/nhap-tep")
    String bring(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> form,
            @AuthenticationPrincipal SignedIn reader,
            Model model)
            throws IOException {
        try (var content = content(file, form)) {
            var asOf = ImportForm.moment(form.getFirst("asOf"), screens.zone(), screens.now());
            var sent = file == null || file.isEmpty() ? null : file;
            var name = sent == null ? pastedName(form) : name(sent);
            var connector = String.valueOf(form.getFirst("connector"));
            var brought = new Imports.Brought(
                    connector,
                    sent == null ? Way.PASTE : Way.PAGE,
                    name,
                    asOf,
                    form.containsKey("complete"),
                    reader.username());
            return "redirect:/nhap-tep/" + imports.bring(brought, content).id();
        } catch (ImportRefused | BadParameter refused) {
            screens.start(reader, model, refused.getMessage());
            return "imports";
        }
    }

    private static InputStream content(@Nullable MultipartFile file, MultiValueMap<String, String> form)
            throws IOException {
        if (file != null && !file.isEmpty()) {
            return file.getInputStream();
        }
        var text = pasted(form);
        if (text.isBlank()) {
            throw new BadParameter("Chưa có gì để nhập: hãy chọn một tệp, hoặc dán bảng chép từ trang web.");
        }
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pasted(MultiValueMap<String, String> form) {
        var html = form.getFirst("html");
        var text = form.getFirst("text");
        return html != null && html.contains("<table") ? html : text == null ? "" : text;
    }

    private static String pastedName(MultiValueMap<String, String> form) {
        return pasted(form).contains("<table") ? "bang-dan.html" : "bang-dan.tsv";
    }

    private static String name(MultipartFile file) {
        var name = String.valueOf(file.getOriginalFilename());
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    @GetMapping("/nhap-tep/{id}")
    String one(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return shown(entry(id), reader, model, null);
    }

    private String shown(ImportEntry entry, SignedIn reader, Model model, @Nullable String problem) {
        if (entry.state().open()) {
            screens.matching(entry, reader, model, problem);
            return "import-match";
        }
        screens.done(entry, reader, model, problem);
        return "import-done";
    }

    @PostMapping("/nhap-tep/{id}/xem-truoc")
    String preview(
            @PathVariable("id") long id,
            @RequestParam MultiValueMap<String, String> form,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        var entry = entry(id);
        try {
            var matching = ImportForm.matching(form, entry.connector(), screens.zone(), entry.asOf());
            imports.preview(id, matching, reader.username());
            return "redirect:/nhap-tep/" + id + "/xem-truoc";
        } catch (ImportRefused | BadParameter refused) {
            return shown(entry(id), reader, model, refused.getMessage());
        }
    }

    @GetMapping("/nhap-tep/{id}/xem-truoc")
    String previewed(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        var entry = entry(id);
        if (!entry.state().open() || entry.state() == State.BROUGHT) {
            return "redirect:/nhap-tep/" + id;
        }
        return unlessRefused(id, reader, model, () -> {
            screens.preview(imports.previewed(id), reader, model);
            return "import-preview";
        });
    }

    @PostMapping("/nhap-tep/{id}/nhap")
    String run(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return unlessRefused(id, reader, model, () -> {
            imports.run(id, reader.username());
            return "redirect:/nhap-tep/" + id;
        });
    }

    @PostMapping("/nhap-tep/{id}/hoan-tac")
    String undo(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return unlessRefused(id, reader, model, () -> {
            imports.undo(id, reader.username());
            return "redirect:/nhap-tep/" + id;
        });
    }

    @PostMapping("/nhap-tep/{id}/nhap-lai")
    String again(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return unlessRefused(
                id,
                reader,
                model,
                () -> "redirect:/nhap-tep/"
                        + imports.again(id, reader.username()).id());
    }

    @PostMapping("/nhap-tep/{id}/bo")
    String discard(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return unlessRefused(id, reader, model, () -> {
            imports.discard(id, reader.username());
            return "redirect:/nhap-tep";
        });
    }

    /** Where a step leads; the import as it stands and why not where the step is refused. */
    private String unlessRefused(long id, SignedIn reader, Model model, Supplier<String> step) {
        try {
            return step.get();
        } catch (ImportRefused refused) {
            return shown(entry(id), reader, model, refused.getMessage());
        }
    }

    /** Written before it is sent, so that a refusal can still be a page. */
    @GetMapping("/nhap-tep/{id}/dong-loi.xlsx")
    void skipped(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader, HttpServletResponse response)
            throws IOException {
        var sheet = screens.skipped(entry(id), reader);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"dong-loi-" + id + ".xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(sheet.length);
        response.getOutputStream().write(sheet);
    }

    private ImportEntry entry(long id) {
        var entry = imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (entry.state() == State.ARRIVED) {
            throw new BadParameter("Tệp này đang chờ tới lượt đọc; mở lại trang sau ít phút.");
        }
        return entry;
    }
}
