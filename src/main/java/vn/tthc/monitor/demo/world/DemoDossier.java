package vn.tthc.monitor.demo.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One invented dossier as one system knows it, with its whole life, also the part that has not happened yet.
 *
 * @param code the code in this system; empty for the one record that has lost its code
 * @param nationalCode the national code, where this system keeps one beside its own
 * @param channel KenhThucHien of the national list: 1 direct, 2 online, 3 post
 * @param dueAt appointment; null where there is no term or the system does not say
 * @param steps by time, never empty; the first is the submission
 * @param particulars what most dossiers have nothing of
 */
public record DemoDossier(
        String code,
        @Nullable String nationalCode,
        DemoProcedure procedure,
        DemoAgency agency,
        DemoPerson applicant,
        int channel,
        Instant receivedAt,
        @Nullable Instant dueAt,
        List<DemoStep> steps,
        Particulars particulars) {
    private static final int ASKED = 5;

    /** When the system first knew it. */
    public Instant submittedAt() {
        return steps.getFirst().at();
    }

    /** The step in force. Before the submission it answers the first step. */
    public DemoStep at(Instant now) {
        for (int index = steps.size() - 1; index > 0; index--) {
            if (!steps.get(index).at().isAfter(now)) {
                return steps.get(index);
            }
        }
        return steps.getFirst();
    }

    /** The instant at which it reached the state, if that has happened; the newest one of several. */
    public @Nullable Instant reached(int status, Instant now) {
        for (int index = steps.size() - 1; index >= 0; index--) {
            var step = steps.get(index);
            if (step.status() == status && !step.at().isAfter(now)) {
                return step.at();
            }
        }
        return null;
    }

    /** The requests for papers so far, oldest first: each ends with the next other state. */
    public List<DemoSupplement> supplements(Instant now) {
        var asked = new ArrayList<DemoSupplement>();
        Instant since = null;
        for (var step : steps) {
            if (step.at().isAfter(now)) {
                break;
            }
            if (step.status() == ASKED) {
                since = since == null ? step.at() : since;
            } else if (since != null) {
                var first = asked.isEmpty() ? particulars.dueBefore() : null;
                asked.add(new DemoSupplement(
                        since, step.at(), first == null ? dueAt : first, first == null ? null : dueAt));
                since = null;
            }
        }
        if (since != null) {
            asked.add(new DemoSupplement(since, null, dueAt, null));
        }
        return asked;
    }

    /** The agency that has it: the one that received it until it is handed over. */
    public DemoAgency handler(Instant now) {
        return particulars.transfers().reversed().stream()
                .filter(transfer -> !transfer.at().isAfter(now))
                .findFirst()
                .map(DemoTransfer::to)
                .orElse(agency);
    }

    /** When somebody typed it into its system: at once, as a rule. */
    public Instant enteredAt() {
        return Objects.requireNonNullElse(particulars.enteredAt(), receivedAt);
    }

    /** DuocThanhToanTrucTuyen: who applies online pays online. */
    public int payment() {
        return Objects.requireNonNullElse(particulars.payment(), channel == 2 ? 2 : 0);
    }

    /** Whether its procedure has no term. */
    public boolean noTerm() {
        return particulars.noTerm();
    }

    /** A state code that no list knows; null for nearly all. */
    public @Nullable String oddStatus() {
        return particulars.oddStatus();
    }

    /** The same dossier under another code. */
    DemoDossier withCode(String otherCode, @Nullable String otherNationalCode) {
        return copy(otherCode, otherNationalCode, dueAt, steps, particulars);
    }

    DemoDossier withOddStatus(String odd) {
        return with(particulars.withOddStatus(odd));
    }

    DemoDossier withoutTerm() {
        return withDueAt(null).with(particulars.withoutTerm());
    }

    DemoDossier withDueAt(@Nullable Instant other) {
        return copy(code, nationalCode, other, steps, particulars);
    }

    /** The same dossier of somebody else. */
    DemoDossier of(DemoPerson other) {
        return new DemoDossier(
                code, nationalCode, procedure, agency, other, channel, receivedAt, dueAt, steps, particulars);
    }

    DemoDossier withSteps(List<DemoStep> others) {
        return copy(code, nationalCode, dueAt, List.copyOf(others), particulars);
    }

    DemoDossier with(Particulars others) {
        return copy(code, nationalCode, dueAt, steps, others);
    }

    private DemoDossier copy(
            String otherCode,
            @Nullable String otherNationalCode,
            @Nullable Instant otherDueAt,
            List<DemoStep> otherSteps,
            Particulars others) {
        return new DemoDossier(
                otherCode,
                otherNationalCode,
                procedure,
                agency,
                applicant,
                channel,
                receivedAt,
                otherDueAt,
                otherSteps,
                others);
    }

    /** With one more step at its place in time. */
    DemoDossier with(DemoStep step) {
        var more = new ArrayList<>(steps);
        int index = more.size();
        while (index > 0 && more.get(index - 1).at().isAfter(step.at())) {
            index--;
        }
        more.add(index, step);
        return withSteps(more);
    }
}
