package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.ReadReport;
import vn.tthc.monitor.connector.Recording;
import vn.tthc.monitor.connector.SourceTrials;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** The technician's test read and recording: nothing is stored, nobody's real name is shown, every press is audited. */
@Controller
class SourceReadController {
    private static final int LIMIT = 20;

    private final Connectors connectors;
    private final SourceTrials trials;
    private final Audit audit;
    private final Wording wording;

    SourceReadController(Connectors connectors, SourceTrials trials, Audit audit, Wording wording) {
        this.connectors = connectors;
        this.trials = trials;
        this.audit = audit;
        this.wording = wording;
    }

    /** Answers the report alone to htmx, and a page with it to a plain form. */
    @PostMapping("/he-thong/{id}/doc-thu")
    String read(
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        var name = name(id);
        audit.record(reader.username(), "read_source", id, Integer.toString(LIMIT));
        var report = trials.read(id, LIMIT).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("screen", screen(name, report));
        return fragment == null ? "source-read" : "source-read :: report";
    }

    /** The redacted answers as a zip file for the folder of recordings; a page that says why where there are none. */
    @PostMapping("/he-thong/{id}/ghi-mau")
    @Nullable String record(
            @PathVariable("id") String id,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var name = name(id);
        audit.record(reader.username(), "record_source", id, Integer.toString(LIMIT));
        try {
            var recording = trials.record(id, LIMIT);
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mau-" + id + ".zip\"");
            response.getOutputStream().write(zip(recording));
            return null;
        } catch (SourceTrials.Refused refused) {
            model.addAttribute("screen", SourceReadScreen.refused(id, name, refused.sentence()));
            return "source-read";
        }
    }

    private String name(String id) {
        return connectors
                .find(id)
                .map(connector -> connector.name())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static byte[] zip(Recording recording) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : new TreeMap<>(recording.files()).entrySet()) {
                zip.putNextEntry(new ZipEntry(recording.connector() + "/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private SourceReadScreen screen(String name, ReadReport report) {
        var failure = report.failure();
        return new SourceReadScreen(
                report.connector(),
                name,
                wording.say("read.summary", report.mapped().size(), report.records()),
                failure == null
                        ? null
                        : new SourceReadScreen.Trouble(failure.category().word(), failure.sentence(), failure.hint()),
                report.problems(),
                report.mapped().stream().map(this::row).toList(),
                report.unreadable().stream()
                        .map(bad -> (bad.code() == null ? "" : bad.code() + ": ") + bad.reason())
                        .toList(),
                report.unmapped(),
                report.fields().stream().map(SourceReadController::field).toList(),
                report.proposal(),
                report.talks().stream()
                        .map(talk -> new SourceReadScreen.Talk(
                                talk.request(),
                                talk.answer(),
                                wording.number(talk.took().toMillis()) + " ms"))
                        .toList());
    }

    private SourceReadScreen.Row row(SourceDossier dossier) {
        var status = dossier.status();
        var source = status.sourceCode() == null ? "" : " (" + status.sourceCode() + ")";
        return new SourceReadScreen.Row(
                dossier.code(),
                known(dossier.procedure().name()),
                status.value() + source,
                clock(dossier.times().receivedAt()),
                clock(dossier.times().dueAt()),
                known(dossier.applicant().name()));
    }

    private String known(@Nullable String text) {
        return Objects.requireNonNullElse(text, wording.say("value.unknown"));
    }

    private String clock(@Nullable Instant moment) {
        return moment == null ? wording.say("value.unknown") : wording.clock(moment);
    }

    private static SourceReadScreen.Field field(ReadReport.Field field) {
        return new SourceReadScreen.Field(
                field.path(),
                field.filledPercent() + " %",
                field.kind(),
                String.join(", ", field.formats().isEmpty() ? field.types() : List.copyOf(field.formats())),
                field.values().entrySet().stream()
                        .map(entry -> entry.getKey() + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
                        .collect(Collectors.joining(" · ")));
    }
}
