package vn.tthc.monitor.web.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Derivation;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.DueQuestion;
import vn.tthc.monitor.web.Words;

/**
 * A due time with everything it was computed from.
 *
 * @param countsFrom when the clock begins to run
 * @param workingMinutes working time from there to the due time
 * @param nearAt from when such a dossier is pressing
 * @param lastCallAt when it is told of for the last time
 * @param undecided days of the term that may still become rest days, and what follows then; null where there is none
 */
record DeadlineAnswer(
        Instant receivedAt,
        Instant countsFrom,
        Instant dueAt,
        BigDecimal limit,
        String unit,
        @Nullable String agency,
        @Nullable Procedure procedure,
        Rules rules,
        long workingMinutes,
        Instant nearAt,
        Instant lastCallAt,
        @Nullable Undecided undecided,
        List<Line> derivation) {

    /** Days that count as working days until somebody decides, and the due time if they become rest days. */
    record Undecided(List<Derivation.Day> days, Instant dueAtIfRestDays, String text) {
        static @Nullable Undecided of(Derivation derivation, DerivationText words) {
            var undecided = derivation.undecided();
            var text = words.undecided(derivation);
            return undecided == null || text == null ? null : new Undecided(undecided.days(), undecided.dueAt(), text);
        }
    }

    /** The line of the catalogue the limit was taken from. */
    record Procedure(String code, String name, @Nullable String source) {}

    /** The rule set of the reception. */
    record Rules(LocalDate from, String document) {}

    /** One stretch of time; all of them follow each other, and their working minutes add up to the whole. */
    record Line(
            String kind,
            Instant from,
            Instant to,
            long workingMinutes,
            long stoodMinutes,
            @Nullable String name,
            String text) {}

    static DeadlineAnswer of(DueQuestion question, Deadlines deadlines, DerivationText words) {
        var derivation = question.answer(deadlines);
        var term = derivation.term();
        var procedure = question.procedure();
        return new DeadlineAnswer(
                term.receivedAt(),
                derivation.countsFrom(),
                derivation.dueAt(),
                term.limit().amount(),
                term.limit().unit().word(),
                term.agency(),
                procedure == null ? null : new Procedure(procedure.code(), procedure.name(), procedure.source()),
                new Rules(derivation.rules().from(), derivation.rules().document()),
                derivation.counted().toMinutes(),
                deadlines.warnAt(term.receivedAt(), derivation.dueAt(), term.agency(), procedure),
                deadlines.lastCallAt(term.receivedAt(), derivation.dueAt(), term.agency()),
                Undecided.of(derivation, words),
                lines(derivation, words));
    }

    static List<Line> lines(Derivation derivation, DerivationText words) {
        var texts = words.rows(derivation).iterator();
        return derivation.lines().stream()
                .map(line -> new Line(
                        Words.of(line.kind()),
                        line.from(),
                        line.to(),
                        line.counted().toMinutes(),
                        line.stood().toMinutes(),
                        line.name(),
                        texts.next().text()))
                .toList();
    }
}
