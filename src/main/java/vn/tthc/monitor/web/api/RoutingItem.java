package vn.tthc.monitor.web.api;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.RoutingTable.Period;
import vn.tthc.monitor.web.RoutingAnswer;
import vn.tthc.monitor.web.RoutingAnswer.Used;
import vn.tthc.monitor.web.Words;

/**
 * Which system serves one procedure or field today.
 *
 * @param situation running, trial, suspended, gap, otherwise or unknown
 * @param use the system to work in; null where there is none
 * @param period what the table says for today; null in a gap
 */
record RoutingItem(
        @Nullable String procedureCode,
        @Nullable String procedureName,
        @Nullable String field,
        String situation,
        @Nullable UsedSystem use,
        @Nullable Span period,
        @Nullable Span next) {

    /** A system with its address and how it is. */
    record UsedSystem(
            String id,
            String name,
            @Nullable String address,
            @Nullable String state,
            @Nullable Instant lastSuccessAt) {}

    /** One period of the table. */
    record Span(
            String system,
            String name,
            String state,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String instead,
            @Nullable String document) {}

    static RoutingItem of(RoutingAnswer answer) {
        var subject = answer.subject();
        var period = answer.period();
        var named = answer.named();
        var next = answer.next();
        return new RoutingItem(
                subject.procedureCode(),
                subject.procedureName(),
                subject.field(),
                Words.of(answer.situation()),
                used(answer.use()),
                period == null || named == null ? null : span(period, named),
                next == null ? null : span(next.period(), next.system()));
    }

    private static @Nullable UsedSystem used(@Nullable Used system) {
        if (system == null) {
            return null;
        }
        var health = system.health();
        return new UsedSystem(
                system.id(),
                system.name(),
                system.address(),
                health == null ? null : Words.of(health.state()),
                health == null ? null : health.lastSuccessAt());
    }

    private static Span span(Period period, Used system) {
        return new Span(
                period.system(),
                system.name(),
                Words.of(period.state()),
                period.from(),
                period.to(),
                period.instead(),
                period.document());
    }
}
