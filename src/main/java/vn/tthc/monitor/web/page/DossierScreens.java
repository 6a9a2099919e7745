package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierDetail.Change;
import vn.tthc.monitor.dossier.DossierDetail.SourceRecord;
import vn.tthc.monitor.dossier.Mismatches;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns one dossier into text: values side by side, one timeline, every value with its system and its age. */
@Component
class DossierScreens {
    private final Freshness freshness;
    private final QueueLines lines;
    private final DossierValues values;
    private final ClockScreens clocks;
    private final Wording wording;
    private final Mismatches mismatches;
    private final MismatchLines mismatchLines;
    private final LateScreens lates;

    DossierScreens(
            Freshness freshness,
            QueueLines lines,
            DossierValues values,
            ClockScreens clocks,
            Wording wording,
            Mismatches mismatches,
            MismatchLines mismatchLines,
            LateScreens lates) {
        this.freshness = freshness;
        this.lines = lines;
        this.values = values;
        this.clocks = clocks;
        this.wording = wording;
        this.mismatches = mismatches;
        this.mismatchLines = mismatchLines;
        this.lates = lates;
    }

    DossierScreen of(DossierDetail detail, SignedIn reader, boolean raw) {
        var now = freshness.now();
        var row = detail.row();
        var records = decidingFirst(detail);
        var success = now.asOf(row.source());
        var asOf = success == null
                ? wording.say("value.never")
                : wording.clock(success) + " (" + wording.ago(success) + ")";
        return new DossierScreen(
                lines.of(List.of(row), now, Long.MAX_VALUE).getFirst(),
                row.nationalCode(),
                asOf,
                records.stream()
                        .map(record -> system(record, row.source(), now))
                        .toList(),
                table(records),
                timeline(detail.history(), now),
                row.mismatch() ? disagreement(records, now) : null,
                mismatches.of(row.id()).stream()
                        .map(mismatch -> mismatchLines.of(mismatch, reader, now))
                        .toList(),
                clocks.of(detail, records),
                lates.of(row.id(), reader),
                reader.technical(),
                raw ? raw(records, now) : List.of());
    }

    private static List<SourceRecord> decidingFirst(DossierDetail detail) {
        return detail.records().stream()
                .sorted(Comparator.comparing(
                        record -> !record.source().equals(detail.row().source())))
                .toList();
    }

    private DossierScreen.KnowingSystem system(SourceRecord record, String deciding, SourceFreshness now) {
        var state = now.health().stream()
                .filter(one -> one.source().equals(record.source()))
                .map(SourceHealth::state)
                .findFirst()
                .orElse(SourceState.UNKNOWN);
        return new DossierScreen.KnowingSystem(
                now.name(record.source()),
                record.source().equals(deciding),
                now.stale(record.source()),
                wording.clock(now.asOf(record.source())),
                wording.say("source." + Words.of(state)),
                SourceWords.icon(state),
                absence(record),
                QueueLines.webAddress(record.dossier().deepLink()));
    }

    private @Nullable String absence(SourceRecord record) {
        var absence = record.absence();
        if (absence == null) {
            return null;
        }
        var since = wording.moment(absence.since());
        return absence.gone() ? wording.say("absence.gone", since) : wording.say("absence.missing", since);
    }

    private List<DossierScreen.Value> table(List<SourceRecord> records) {
        var rows = new ArrayList<DossierScreen.Value>();
        for (var field : values.fields()) {
            var texts = records.stream().map(field::read).toList();
            if (texts.stream().allMatch(text -> text == null)) {
                continue;
            }
            var cells = texts.stream().map(this::cell).toList();
            var said = new LinkedHashSet<>(texts);
            said.remove(null);
            rows.add(new DossierScreen.Value(
                    wording.say("field." + field.key()), cells, field.compared() && said.size() > 1));
        }
        return rows;
    }

    private DossierScreen.Cell cell(@Nullable String text) {
        return text == null
                ? new DossierScreen.Cell(wording.say("value.missing"), true)
                : new DossierScreen.Cell(text, false);
    }

    private List<DossierScreen.Event> timeline(List<Change> history, SourceFreshness now) {
        return history.stream()
                .map(change -> new DossierScreen.Event(
                        wording.moment(change.at()),
                        now.name(change.source()),
                        wording.sayOr(
                                "timeline." + change.what(), wording.sayOr("field." + change.what(), change.what())),
                        values.historic(change.what(), change.before()),
                        values.historic(change.what(), change.after())))
                .toList();
    }

    private String disagreement(List<SourceRecord> records, SourceFreshness now) {
        var words = records.stream()
                .map(record -> now.name(record.source()) + ": " + standing(record))
                .collect(Collectors.joining("; "));
        return wording.say("mismatch.sentence", words);
    }

    private String standing(SourceRecord record) {
        var absence = record.absence();
        return absence != null && absence.gone()
                ? wording.say("absence.gone", wording.moment(absence.since()))
                : wording.say("status." + Words.of(record.dossier().status().value()));
    }

    private List<DossierScreen.Raw> raw(List<SourceRecord> records, SourceFreshness now) {
        return records.stream()
                .map(record -> new DossierScreen.Raw(
                        now.name(record.source()), record.dossier().raw()))
                .toList();
    }
}
