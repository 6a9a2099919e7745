package vn.tthc.monitor.web.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierDetail.Finding;
import vn.tthc.monitor.dossier.DossierDetail.SourceRecord;
import vn.tthc.monitor.dossier.DueOrigin;
import vn.tthc.monitor.dossier.Entry;
import vn.tthc.monitor.dossier.Entry.Verdict;
import vn.tthc.monitor.dossier.EntryWatch;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns the times of a dossier into text. */
@Component
class ClockScreens {
    private final DerivationText words;
    private final Wording wording;
    private final HoldingScreens holdings;
    private final Freshness freshness;
    private final EntryWatch entries;

    ClockScreens(
            DerivationText words, Wording wording, HoldingScreens holdings, Freshness freshness, EntryWatch entries) {
        this.words = words;
        this.wording = wording;
        this.holdings = holdings;
        this.freshness = freshness;
        this.entries = entries;
    }

    /** By the word of the source that decides. */
    ClockScreen of(DossierDetail detail, List<SourceRecord> records) {
        var findings = detail.findings().stream().map(this::sentence).toList();
        var notes = entries.entries(detail.row().id()).stream()
                .filter(entry -> entry.verdict() == Verdict.BEFORE_WATCH || entry.verdict() == Verdict.NOT_READ)
                .map(this::note)
                .toList();
        if (records.isEmpty()) {
            return new ClockScreen(null, null, null, null, null, List.of(), HoldingScreen.EMPTY, findings, notes);
        }
        var due = records.getFirst().due();
        var derivation = due.derivation();
        var origin = detail.row().times().origin();
        return new ClockScreen(
                origin == null ? null : wording.say("due.origin." + Words.of(origin)),
                derivation == null || origin == DueOrigin.COMPUTED ? null : words.moment(derivation.dueAt()),
                derivation == null ? null : words.limit(derivation.term().limit()),
                derivation == null ? null : derivation.rules().document(),
                words.undecided(derivation),
                derivation == null ? List.of() : words.rows(derivation),
                holdings.of(
                        due.holdings(), records.getFirst().dossier().handling().receivingAgency()),
                findings,
                notes);
    }

    private String note(Entry entry) {
        return wording.say(
                "entry." + Words.of(entry.verdict()),
                words.moment(entry.receivedAt()),
                freshness.now().name(entry.source()),
                words.moment(entry.firstSeenAt()));
    }

    private String lateEntry(Finding finding) {
        var values = finding.values();
        var said = !values.get(1).isEmpty();
        return wording.say("finding.late_entry") + ": "
                + wording.say(
                        said ? "finding.late_entry.text" : "finding.late_entry.seen",
                        value(values.get(0)),
                        freshness.now().name(finding.source()),
                        value(values.get(said ? 1 : 2)),
                        value(values.get(3)),
                        wording.hours(Duration.ofMinutes(Long.parseLong(values.get(4)))));
    }

    private String sentence(Finding finding) {
        if (finding.kind() == FindingKind.LATE_ENTRY) {
            return lateEntry(finding);
        }
        var values = finding.values().stream().map(this::value).toArray();
        var word = Words.of(finding.kind());
        if (finding.kind() == FindingKind.DUE_DIFFERS || finding.kind() == FindingKind.STRUCTURALLY_LATE) {
            values[2] = wording.hours(
                    Duration.ofMinutes(Math.abs(Long.parseLong(finding.values().get(2)))));
        }
        if (finding.kind() == FindingKind.WRONG_SYSTEM) {
            var now = freshness.now();
            values = finding.values().stream()
                    .map(id -> id.isEmpty() ? wording.say("finding.wrong_system.none") : now.name(id))
                    .toArray();
        }
        return wording.say("finding." + word) + ": " + wording.say("finding." + word + ".text", values);
    }

    private String value(String text) {
        try {
            return words.moment(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
