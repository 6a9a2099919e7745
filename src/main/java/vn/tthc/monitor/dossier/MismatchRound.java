package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The rounds over all mismatches: often where nothing but a grace can end, seldom where absence must be looked for. */
@Component("mismatchWatch")
class MismatchRound implements MismatchWatch {
    private final MismatchStore mismatches;
    private final MissingCopyStore copies;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration betweenSearches;
    private Instant nextSearch = Instant.MIN;

    MismatchRound(
            MismatchStore mismatches,
            MissingCopyStore copies,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock,
            DossierSettings settings) {
        this.mismatches = mismatches;
        this.copies = copies;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
        this.betweenSearches = settings.missingSearch();
    }

    @Override
    public synchronized void look() {
        var now = clock.instant();
        if (mismatches.anyToShow(now)) {
            transactions.executeWithoutResult(_ -> {
                records.becomeWriter();
                mismatches.show(now);
            });
        }
        if (!now.isBefore(nextSearch)) {
            transactions.executeWithoutResult(_ -> {
                records.becomeWriter();
                mismatches.mark(copies.round(now));
            });
            nextSearch = now.plus(betweenSearches);
        }
    }
}
