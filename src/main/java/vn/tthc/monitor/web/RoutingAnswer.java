package vn.tthc.monitor.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.RoutingGuide.Found;
import vn.tthc.monitor.dossier.RoutingTable.Period;
import vn.tthc.monitor.incident.SourceHealth;

/**
 * Which system to use for one field or procedure on one day.
 *
 * @param use the system to work in; null where there is none
 * @param period the period the day lies in; null in a gap and where no line names the subject
 * @param named the system the period is about; another than {@code use} while it is on trial or suspended
 * @param gapSince last day of the period before a gap; null where there was none
 * @param next what comes after, with its system
 */
public record RoutingAnswer(
        Found subject,
        Situation situation,
        @Nullable Used use,
        @Nullable Period period,
        @Nullable Used named,
        @Nullable LocalDate gapSince,
        @Nullable Next next) {

    /** How it stands that day. */
    public enum Situation {
        RUNNING,
        TRIAL,
        SUSPENDED,
        /** A line names it, but no period of it covers the day. */
        GAP,
        /** No line names it: the system for everything else is used. */
        OTHERWISE,
        /** Nothing names it. */
        UNKNOWN
    }

    /**
     * A system for people.
     *
     * @param health null where nobody watches it
     */
    public record Used(
            String id,
            String name,
            @Nullable String address,
            @Nullable SourceHealth health) {}

    /** The period that comes next. */
    public record Next(Period period, Used system) {}
}
