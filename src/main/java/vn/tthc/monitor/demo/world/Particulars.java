package vn.tthc.monitor.demo.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of few dossiers only.
 *
 * @param noTerm whether the procedure has no term
 * @param oddStatus a state code that no list knows
 * @param payment DuocThanhToanTrucTuyen where it is not what the channel makes of it
 * @param dueBefore the appointment before the first request for papers put it off; null where it was never put off
 * @param enteredAt when it was typed in where that was not at once
 * @param transfers hand-overs to other agencies, by time
 */
public record Particulars(
        boolean noTerm,
        @Nullable String oddStatus,
        @Nullable Integer payment,
        @Nullable Instant dueBefore,
        @Nullable Instant enteredAt,
        List<DemoTransfer> transfers) {
    static final Particulars NONE = new Particulars(false, null, null, null, null, List.of());

    public Particulars {
        transfers = List.copyOf(transfers);
    }

    static Particulars paid(int payment) {
        return new Particulars(false, null, payment, null, null, List.of());
    }

    static Particulars putOffFrom(Instant dueBefore) {
        return new Particulars(false, null, null, dueBefore, null, List.of());
    }

    static Particulars transferred(DemoTransfer... transfers) {
        return new Particulars(false, null, null, null, null, List.of(transfers));
    }

    static Particulars enteredAt(Instant at) {
        return new Particulars(false, null, null, null, at, List.of());
    }

    Particulars withOddStatus(String odd) {
        return new Particulars(noTerm, odd, payment, dueBefore, enteredAt, transfers);
    }

    Particulars withoutTerm() {
        return new Particulars(true, oddStatus, payment, dueBefore, enteredAt, transfers);
    }
}
