package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sources page as text.
 *
 * @param mayAct whether the reader may check, start and stop
 * @param changes by the id of the source
 * @param past by the id of the source; none of one that was never watched
 */
public record SourceScreen(
        String summary, List<Line> lines, boolean mayAct, Map<String, Changes> changes, Map<String, Past> past) {

    /**
     * How a source did.
     *
     * @param day its states of the last 24 hours
     * @param uptimes how much of the last day, week, month and quarter it answered
     */
    public record Past(StateStrip day, String uptimes) {}

    /**
     * How a source is not as it was.
     *
     * @param volume records of its last complete read, beside how many are usual; null before the first one
     */
    public record Changes(@Nullable String volume, List<Change> changes) {}

    /** One change; {@code known} says who knows of it. */
    public record Change(
            long id,
            String kind,
            String verb,
            String detail,
            @Nullable String example,
            String seen,
            boolean open,
            @Nullable String known) {}

    /** One source. */
    public record Line(
            String id,
            String name,
            @Nullable String owner,
            State state,
            String dataAge,
            String lastSuccess,
            String lastAttempt,
            @Nullable String reason,
            String dossiers,
            String dossiersAddress,
            @Nullable Long incident,
            @Nullable String notice,
            @Nullable String contact,
            Route route,
            long quarantined,
            File file) {}

    /**
     * The connector's file.
     *
     * @param working whether the source is read, be it by an older state of the file
     * @param note what became of the file; null where it is simply at work
     * @param problems of its newest state
     */
    public record File(boolean working, @Nullable String note, List<Problem> problems) {}

    /** State with its icon and since when. */
    public record State(
            String tone,
            String icon,
            String word,
            boolean trial,
            @Nullable String since) {}

    /** State of the route; {@code running} decides which button is shown. */
    public record Route(String word, boolean known, boolean running, String interval) {}

    /** One finding of the lint. */
    public record Problem(String place, String rule, String text) {}

    /** What a check found. */
    public record Check(String id, boolean passed, List<Step> steps) {}

    /** One step of a check. */
    public record Step(
            String tone,
            String icon,
            String name,
            String result,
            String took,
            String sentence,
            @Nullable String hint) {}
}
