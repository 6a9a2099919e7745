package vn.tthc.monitor.web.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.Mismatches.Mismatch;
import vn.tthc.monitor.dossier.Mismatches.Settlement;
import vn.tthc.monitor.dossier.Mismatches.Side;
import vn.tthc.monitor.web.Words;

/**
 * One disagreement of two systems; no personal data.
 *
 * @param kind finished_elsewhere, paused_finished, status_differs, due_differs, missing, fee_missing, result_missing
 * @param state open, quiet (in its grace), settled or ended
 */
record MismatchItem(
        long id,
        long dossier,
        String code,
        @Nullable String procedureCode,
        @Nullable String procedureName,
        @Nullable String field,
        @Nullable String agency,
        String kind,
        String state,
        Word one,
        Word other,
        Instant since,
        @Nullable Instant endedAt,
        int returned,
        @Nullable String owner,
        @Nullable Settled settled) {

    /**
     * What one system says.
     *
     * @param value number of the status, due time, or whether a fee was paid; null where it says nothing
     */
    record Word(
            String source, @Nullable String code, @Nullable String value) {
        static Word of(Side side) {
            return new Word(side.system(), side.code(), side.value());
        }
    }

    /** By whom and why. */
    record Settled(String resolution, String reason, String by, Instant at) {
        static @Nullable Settled of(@Nullable Settlement settlement) {
            return settlement == null
                    ? null
                    : new Settled(
                            Words.of(settlement.resolution()), settlement.reason(), settlement.by(), settlement.at());
        }
    }

    static MismatchItem of(Mismatch mismatch) {
        var subject = mismatch.subject();
        return new MismatchItem(
                mismatch.id(),
                subject.dossier(),
                subject.code(),
                subject.procedureCode(),
                subject.procedureName(),
                subject.field(),
                subject.agency(),
                Words.of(mismatch.kind()),
                Words.of(mismatch.state()),
                Word.of(mismatch.one()),
                Word.of(mismatch.other()),
                mismatch.since(),
                mismatch.endedAt(),
                mismatch.returned(),
                mismatch.owner(),
                Settled.of(mismatch.settlement()));
    }
}
