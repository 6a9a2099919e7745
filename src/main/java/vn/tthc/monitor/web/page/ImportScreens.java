package vn.tthc.monitor.web.page;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportPreview;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportTable;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.platform.Accounts.Role;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.ImportForm;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts the import pages together. What is in a file is shown in full only to whoever brought it. */
@Component
class ImportScreens {
    private static final int RECENT = 50;
    private static final int NOTES = 200;

    private final Imports imports;
    private final Connectors connectors;
    private final Deadlines deadlines;
    private final Audit audit;
    private final Wording wording;

    ImportScreens(Imports imports, Connectors connectors, Deadlines deadlines, Audit audit, Wording wording) {
        this.imports = imports;
        this.connectors = connectors;
        this.deadlines = deadlines;
        this.audit = audit;
        this.wording = wording;
    }

    ZoneId zone() {
        return deadlines.calendar().zone();
    }

    Instant now() {
        return wording.now();
    }

    void start(SignedIn reader, Model model, @Nullable String problem) {
        model.addAttribute("problem", problem);
        model.addAttribute("systems", systems());
        model.addAttribute("asOf", ImportForm.local(now(), zone()));
        model.addAttribute(
                "lines", imports.recent(RECENT).stream().map(this::line).toList());
    }

    private List<ConnectorView> systems() {
        return connectors.all().stream().filter(ConnectorView::valid).toList();
    }

    void matching(ImportEntry entry, SignedIn reader, Model model, @Nullable String problem) {
        var told = Stream.of(problem, entry.sentence()).filter(Objects::nonNull).findFirst();
        model.addAttribute("problem", told.orElse(null));
        model.addAttribute("line", line(entry));
        model.addAttribute("systems", systems());
        model.addAttribute("asOf", ImportForm.local(entry.asOf(), zone()));
        model.addAttribute("same", imports.sameAs(entry.id()).map(this::line).orElse(null));
        try {
            var table = imports.table(entry.id());
            model.addAttribute("table", table);
            model.addAttribute(
                    "columns",
                    table.columns().stream()
                            .map(column -> column(column, own(entry, reader)))
                            .toList());
            model.addAttribute("missing", missing(table));
        } catch (ImportRefused refused) {
            model.addAttribute("table", null);
            model.addAttribute("problem", told.orElse(refused.sentence()));
        }
    }

    private List<String> missing(ImportTable table) {
        return table.missing().stream().map(key -> wording.say("field." + key)).toList();
    }

    /** A column as text; {@code filled} is the width of its bar out of 100. */
    record Column(
            String letter,
            String title,
            boolean hidden,
            int filled,
            List<String> samples,
            String field,
            String origin) {}

    private static Column column(ImportTable.Column column, boolean own) {
        var field = column.field();
        var personal = field == null || field.startsWith("applicant");
        var samples = own || !personal
                ? column.samples()
                : column.samples().stream().map(ImportScreens::hidden).toList();
        return new Column(
                column.letter(),
                column.title(),
                column.hidden(),
                (int) Math.round(column.filled() * 100),
                samples,
                field == null ? "" : field,
                Words.of(column.origin()));
    }

    /** The shape of a value without the value. */
    private static String hidden(String text) {
        return text.replaceAll("[\\p{L}\\p{N}]", "•");
    }

    private static boolean own(ImportEntry entry, SignedIn reader) {
        return entry.broughtBy().equals(reader.username());
    }

    void preview(ImportPreview preview, SignedIn reader, Model model) {
        var entry = preview.entry();
        var table = imports.table(entry.id());
        model.addAttribute("problem", null);
        model.addAttribute("line", line(entry));
        model.addAttribute("preview", preview);
        model.addAttribute("mayTakeAway", mayTakeAway(entry, reader));
        model.addAttribute("words", preview.words().stream().map(this::word).toList());
        model.addAttribute(
                "rows",
                preview.rows().stream().map(row -> row(row, own(entry, reader))).toList());
        model.addAttribute("notes", imports.notes(entry.id(), NoteKind.SKIPPED, NOTES));
        model.addAttribute("shownNotes", NOTES);
        model.addAttribute("asOf", ImportForm.local(entry.asOf(), zone()));
        model.addAttribute(
                "unmapped",
                table.columns().stream()
                        .filter(column -> column.field() == null)
                        .toList());
        model.addAttribute("table", table);
        model.addAttribute("same", imports.sameAs(entry.id()).map(this::line).orElse(null));
    }

    /** An unknown word and what it may mean. */
    record Word(String field, String fieldName, String word, int times, String meaning, List<Choice> choices) {}

    /** One canonical name and how people call it. */
    record Choice(String value, String name) {}

    private Word word(ImportPreview.Word word) {
        var prefix = switch (word.field()) {
            case "status" -> "status.";
            case "channel" -> "channel.";
            case "applicantKind" -> "kind.";
            case "serviceLevel" -> "level.";
            default -> "import.word.";
        };
        var choices = word.choices().stream()
                .map(value -> new Choice(value, wording.sayOr(prefix + value.toLowerCase(Locale.ROOT), value)))
                .toList();
        return new Word(
                word.field(),
                wording.say("field." + word.field()),
                word.word(),
                word.times(),
                Objects.requireNonNullElse(word.meaning(), ""),
                choices);
    }

    /** A dossier of the file as it will look. */
    record Row(int line, String code, String person, String procedure, String status, String due) {}

    private Row row(ImportPreview.Row row, boolean own) {
        var dossier = row.dossier();
        var name = dossier.applicant().name();
        var shown = own ? name : PersonName.masked(name);
        var due = dossier.times().noTerm()
                ? wording.say("due.none")
                : wording.moment(dossier.times().dueAt());
        return new Row(
                row.line(),
                dossier.code(),
                Objects.requireNonNullElse(shown, wording.say("value.none")),
                Objects.requireNonNullElse(dossier.procedure().name(), wording.say("value.none")),
                wording.say("status." + Words.of(dossier.status().value())),
                due);
    }

    void done(ImportEntry entry, SignedIn reader, Model model, @Nullable String problem) {
        model.addAttribute("problem", problem);
        model.addAttribute("line", line(entry));
        model.addAttribute("notes", imports.notes(entry.id(), NoteKind.SKIPPED, NOTES));
        model.addAttribute("left", imports.notes(entry.id(), NoteKind.LEFT, NOTES));
        model.addAttribute("shownNotes", NOTES);
        model.addAttribute("mayTakeAway", mayTakeAway(entry, reader));
    }

    /** A file that arrived by itself is nobody's, and somebody must mend it. */
    private static boolean mayTakeAway(ImportEntry entry, SignedIn reader) {
        var arrived = switch (entry.way()) {
            case FOLDER, MAIL, SFTP -> true;
            case PAGE, PASTE, API -> false;
        };
        return own(entry, reader)
                || (arrived && (reader.technical() || reader.roles().contains(Role.CONTROLLER)));
    }

    /** The rows of a file hold names: few may take them away, and it is written down. */
    byte[] skipped(ImportEntry entry, SignedIn reader) {
        if (!mayTakeAway(entry, reader)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var id = entry.id();
        var sheet = new ByteArrayOutputStream();
        try {
            imports.writeSkipped(id, sheet);
        } catch (ImportRefused refused) {
            throw new BadParameter(refused.sentence());
        }
        audit.record(reader.username(), "export_skipped_rows", "import " + id, sheet.size() + " bytes");
        return sheet.toByteArray();
    }

    ImportLine line(ImportEntry entry) {
        var end = entry.end();
        var who = entry.broughtBy().isEmpty() ? wording.say("import.by.itself") : entry.broughtBy();
        return new ImportLine(
                entry,
                connectors.find(entry.connector()).map(ConnectorView::name).orElse(entry.connector()),
                wording.say("import.way." + Words.of(entry.way())),
                wording.say("import.state." + Words.of(entry.state())),
                tone(entry.state()),
                wording.clock(entry.receivedAt()),
                wording.clock(entry.asOf()),
                wording.number(Math.max(1, entry.file().size() >> 10)) + " kB",
                who,
                end == null ? null : wording.clock(end.at()),
                entry.state() == State.IMPORTED);
    }

    private static String tone(State state) {
        return switch (state) {
            case IMPORTED -> "up";
            case REFUSED -> "down";
            case IMPORTING, ARRIVED -> "degraded";
            case BROUGHT, PREVIEWED, UNDONE, REPEATED -> "unknown";
        };
    }
}
