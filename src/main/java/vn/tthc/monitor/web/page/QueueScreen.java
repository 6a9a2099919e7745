package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the queue page shows.
 *
 * @param officer the part of an officer's name that is asked for
 * @param urgencies chips with counts above the table
 * @param views chips of what waits for somebody whatever its urgency
 * @param facets groups of the filter panel
 * @param chosen filters in force, each with the address that takes it away
 * @param export null where the view is not one of dossiers late through a fault of a system
 * @param pulse address that the open page asks for changes
 */
public record QueueScreen(
        @Nullable String text,
        String open,
        @Nullable String officer,
        List<UrgencyChoice> urgencies,
        List<UrgencyChoice> views,
        List<Facet> facets,
        List<Chosen> chosen,
        List<Hidden> hidden,
        List<QueueLine> lines,
        Range range,
        SourceStrip strip,
        @Nullable Empty empty,
        Pulse pulse,
        @Nullable Export export) {

    /** The list of late dossiers with its proof, as files. */
    public record Export(String csv, String xlsx) {}

    /** One chip; {@code possible} is the part that stands on old data. */
    public record UrgencyChoice(
            String tone,
            String icon,
            String word,
            String count,
            @Nullable String possible,
            boolean chosen,
            String address) {}

    /** One group of the filter panel. */
    public record Facet(String parameter, String title, List<Option> options) {}

    /** One choice in a group. */
    public record Option(String value, String label, String count, boolean chosen) {}

    /** One filter in force. */
    public record Chosen(String label, String removeAddress) {}

    /** A filter that the form must carry on without showing it. */
    public record Hidden(String name, String value) {}

    /** Which part of the list is on the screen. */
    public record Range(
            String sentence,
            @Nullable String previous,
            @Nullable String next,
            String first) {}

    /** Health of the sources in one line, worst first. */
    public record SourceStrip(
            List<Dot> dots, String summary, @Nullable String warning) {}

    /** One source in the strip. */
    public record Dot(String state, String icon, String label) {}

    /** Why the list is empty. */
    public record Empty(
            String title,
            String sentence,
            @Nullable String address,
            @Nullable String action) {}

    /** What the open page asks with, and how often. */
    public record Pulse(String address, String reload, String reloadFragment, long seconds, long changes) {}
}
