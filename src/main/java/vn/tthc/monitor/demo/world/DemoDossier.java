package vn.tthc.monitor.demo.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invented dossier as one system knows it, with its whole life, also the part that has not happened yet.
 *
 * @param code the code in this system; empty for the one record that has lost its code
 * @param nationalCode the national code, where this system keeps one beside its own
 * @param channel KenhThucHien of the national list: 1 direct, 2 online, 3 post
 * @param dueAt appointment; null where there is no term or the system does not say
 * @param noTerm whether the procedure has no term
 * @param oddStatus a state code that no list knows; null for nearly all
 * @param steps by time, never empty; the first is the submission
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
        boolean noTerm,
        @Nullable String oddStatus,
        List<DemoStep> steps) {

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

    /** The same dossier under another code. */
    DemoDossier withCode(String otherCode, @Nullable String otherNationalCode) {
        return new DemoDossier(
                otherCode,
                otherNationalCode,
                procedure,
                agency,
                applicant,
                channel,
                receivedAt,
                dueAt,
                noTerm,
                oddStatus,
                steps);
    }

    DemoDossier withOddStatus(String code) {
        return new DemoDossier(
                this.code, nationalCode, procedure, agency, applicant, channel, receivedAt, dueAt, noTerm, code, steps);
    }

    DemoDossier withoutTerm() {
        return new DemoDossier(
                code, nationalCode, procedure, agency, applicant, channel, receivedAt, null, true, oddStatus, steps);
    }

    DemoDossier withSteps(List<DemoStep> others) {
        return new DemoDossier(
                code,
                nationalCode,
                procedure,
                agency,
                applicant,
                channel,
                receivedAt,
                dueAt,
                noTerm,
                oddStatus,
                List.copyOf(others));
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
