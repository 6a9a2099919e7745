package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.Quarantine.Choice;
import vn.tthc.monitor.connector.Quarantine.Replayed;
import vn.tthc.monitor.connector.Quarantine.Waiting;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** Records that could not be read, and changes of sources: looking at them, and saying what is to become of them. */
@Controller
class QuarantineController {
    private static final int PAGE = 25;

    private final Connectors connectors;
    private final Quarantine quarantine;
    private final Drift drift;
    private final Audit audit;
    private final Wording wording;

    QuarantineController(Connectors connectors, Quarantine quarantine, Drift drift, Audit audit, Wording wording) {
        this.connectors = connectors;
        this.quarantine = quarantine;
        this.drift = drift;
        this.audit = audit;
        this.wording = wording;
    }

    @PostMapping("/he-thong/{id}/thay-doi/{event}/da-biet")
    String acknowledge(
            @PathVariable("id") String id,
            @PathVariable("event") long event,
            @AuthenticationPrincipal SignedIn reader) {
        name(id);
        if (!drift.acknowledge(id, event, reader.username())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(reader.username(), "acknowledge_drift", id, Long.toString(event));
        return "redirect:/he-thong#nguon-" + id;
    }

    /** Shows records without their people; one as it was received where a technician asks for it, which is audited. */
    @GetMapping("/he-thong/{id}/cach-ly")
    String page(
            @PathVariable("id") String id,
            @RequestParam(name = "ly-do", required = false) @Nullable String reason,
            @RequestParam(name = "sau", defaultValue = "0") long after,
            @RequestParam(name = "goc", required = false) @Nullable Long clear,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        if (clear != null) {
            audit.record(reader.username(), "view_raw_record", "quarantine " + id, Long.toString(clear));
        }
        model.addAttribute("screen", screen(id, reason, after, clear, null));
        return "quarantine";
    }

    @PostMapping("/he-thong/{id}/cach-ly/doc-lai")
    String replay(
            @PathVariable("id") String id,
            @RequestParam(name = "ly-do", required = false) @Nullable String reason,
            @RequestParam(name = "ban-ghi", required = false) @Nullable Long record,
            @RequestParam(name = "thu", defaultValue = "false") boolean trial,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        name(id);
        var choice = new Choice(reason, record);
        var result = trial ? quarantine.rehearse(id, choice) : quarantine.replay(id, choice, reader.username());
        if (!trial) {
            audit.record(reader.username(), "replay_quarantine", id, "resolved " + result.resolved());
        }
        model.addAttribute("screen", screen(id, record == null ? reason : null, 0, null, told(result, trial)));
        return "quarantine";
    }

    /** The records as JSON lines, to be worked on elsewhere; with their people only where asked for, which is audited. */
    @GetMapping("/he-thong/{id}/cach-ly/tai")
    void export(
            @PathVariable("id") String id,
            @RequestParam(name = "ly-do", required = false) @Nullable String reason,
            @RequestParam(name = "goc", defaultValue = "false") boolean clear,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletResponse response)
            throws IOException {
        name(id);
        audit.record(reader.username(), "export_quarantine", id, clear ? "raw" : "masked");
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cach-ly-" + id + ".jsonl\"");
        var lines = response.getWriter();
        quarantine.export(id, new Choice(reason, null), line -> write(lines, line, clear));
        lines.flush();
    }

    private static void write(Writer lines, Quarantine.Exported line, boolean clear) {
        var record = line.record();
        var json = JsonMapper.shared()
                .createObjectNode()
                .put("id", record.id())
                .put("code", record.code())
                .put("reason", record.reason())
                .put("firstSeenAt", record.firstSeenAt().toString())
                .put("lastSeenAt", record.lastSeenAt().toString())
                .put("times", record.times())
                .put("raw", clear ? line.raw() : record.masked());
        try {
            lines.write(json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private QuarantineScreen screen(
            String id,
            @Nullable String reason,
            long after,
            @Nullable Long clear,
            QuarantineScreen.@Nullable Result result) {
        var name = name(id);
        var waiting = quarantine.records(id, new Choice(reason, null), after, PAGE + 1);
        var shown = waiting.subList(0, Math.min(PAGE, waiting.size()));
        return new QuarantineScreen(
                id,
                name,
                quarantine.reasons(id).stream().map(this::reason).toList(),
                reason,
                shown.stream().map(record -> record(id, record, clear)).toList(),
                waiting.size() > PAGE ? shown.getLast().id() : null,
                result);
    }

    private QuarantineScreen.Reason reason(Quarantine.Reason reason) {
        return new QuarantineScreen.Reason(
                reason.key(),
                reason.text(),
                wording.number(reason.records()),
                wording.say(
                        "quarantine.between", wording.clock(reason.firstSeenAt()), wording.clock(reason.lastSeenAt())));
    }

    private QuarantineScreen.Entry record(String connector, Waiting record, @Nullable Long clear) {
        var raw = clear != null && clear == record.id()
                ? quarantine.raw(connector, record.id()).orElse(null)
                : null;
        var code = record.code();
        return new QuarantineScreen.Entry(
                record.id(),
                code == null ? wording.say("value.unknown") : code,
                record.reason(),
                wording.say(
                        "quarantine.seen",
                        wording.clock(record.firstSeenAt()),
                        wording.clock(record.lastSeenAt()),
                        wording.number(record.times())),
                raw == null ? record.masked() : raw,
                raw != null);
    }

    private QuarantineScreen.Result told(Replayed result, boolean trial) {
        var sentence = wording.say(
                trial ? "quarantine.trial" : "quarantine.done",
                wording.number(result.stored()),
                wording.number(result.unchanged()),
                wording.number(result.failing()),
                wording.number(result.left()));
        return new QuarantineScreen.Result(sentence, List.copyOf(result.reasons()));
    }

    private String name(String id) {
        return connectors
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .name();
    }
}
