package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns rows of the queue into text. */
@Component
class QueueLines {
    private final Chips chips;
    private final Wording wording;

    QueueLines(Chips chips, Wording wording) {
        this.chips = chips;
        this.wording = wording;
    }

    /** Lines in the order of the rows; those with a newer version than {@code seen} are marked. */
    List<QueueLine> of(List<QueueRow> rows, SourceFreshness freshness, long seen) {
        var names = freshness.names();
        var lines = new ArrayList<QueueLine>();
        for (var row : rows) {
            var also = row.sources().stream()
                    .filter(source -> !source.equals(row.source()))
                    .map(source -> names.getOrDefault(source, source))
                    .toList();
            lines.add(new QueueLine(
                    row.id(),
                    row.code(),
                    chips.of(row, freshness),
                    known(PersonName.masked(row.applicantName())),
                    known(
                            row.procedure().name() == null
                                    ? row.procedure().code()
                                    : row.procedure().name()),
                    names.getOrDefault(row.source(), row.source()),
                    freshness.stale(row.source()) ? wording.clock(freshness.asOf(row.source())) : null,
                    also,
                    row.mismatch(),
                    status(row),
                    row.statusText(),
                    due(row),
                    webAddress(row.deepLink()),
                    row.version() > seen));
        }
        return lines;
    }

    private String status(QueueRow row) {
        if (row.status() == DossierStatus.UNMAPPED && row.statusText() != null) {
            return wording.say("status.unmapped.text", row.statusText());
        }
        return wording.say("status." + Words.of(row.status()));
    }

    private String due(QueueRow row) {
        var due = row.times().dueAt();
        return due == null ? wording.say("due.none") : wording.moment(due);
    }

    private String known(@Nullable String value) {
        return value == null || value.isBlank() ? wording.say("value.unknown") : value;
    }

    /** Only addresses a browser may follow: what a source writes into its link is not to be trusted. */
    static @Nullable String webAddress(@Nullable String link) {
        return link != null && (link.startsWith("https://") || link.startsWith("http://")) ? link : null;
    }
}
