package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The rounds over all mismatches: often where nothing but a grace can end, seldom where absence must be looked for. */
@Component("mismatchWatch")
class MismatchRound implements MismatchWatch {
    private static final Duration BETWEEN_SEARCHES = Duration.ofMinutes(10);

    private final MismatchStore mismatches;
    private final MissingCopyStore copies;
    private final MismatchRules.Holder rules;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;
    private Instant nextSearch = Instant.MIN;

    MismatchRound(
            MismatchStore mismatches,
            MissingCopyStore copies,
            MismatchRules.Holder rules,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock) {
        this.mismatches = mismatches;
        this.copies = copies;
        this.rules = rules;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
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
                mismatches.mark(copies.round(rules.mismatchRules().copies(), now));
            });
            nextSearch = now.plus(BETWEEN_SEARCHES);
        }
    }
}
