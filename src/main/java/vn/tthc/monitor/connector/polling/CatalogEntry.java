package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.FileState;
import vn.tthc.monitor.connector.ConnectorView.Standing;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.platform.config.Problem;

/**
 * One connector as the catalog holds it.
 *
 * @param source null where none works; of a removed one kept until its route is gone
 * @param problems of the newest file
 */
record CatalogEntry(String id, String name, @Nullable Source source, List<Problem> problems, FileState file) {
    private static final Thresholds USUAL = new Thresholds(Duration.ofSeconds(5), null, 3, 2, Duration.ofSeconds(60));

    static CatalogEntry current(Source source, Instant since, @Nullable String notice) {
        var definition = source.definition();
        var file = new FileState(Standing.CURRENT, since, notice);
        return new CatalogEntry(definition.id(), definition.name(), source, List.of(), file);
    }

    static CatalogEntry invalid(String id, String name, List<Problem> problems, Instant since) {
        return new CatalogEntry(id, name, null, problems, new FileState(Standing.INVALID, since, null));
    }

    static CatalogEntry removed(String id, String name, Instant since) {
        return new CatalogEntry(id, name, null, List.of(), new FileState(Standing.REMOVED, since, null));
    }

    /** The same source at work, though its file is broken by now. */
    CatalogEntry outdated(List<Problem> found) {
        return new CatalogEntry(id, name, source, found, new FileState(Standing.OUTDATED, file.since(), file.notice()));
    }

    /** Its file is gone; the source is kept for its route's last rounds. */
    CatalogEntry removed(Instant at) {
        return new CatalogEntry(id, name, source, List.of(), new FileState(Standing.REMOVED, at, null));
    }

    /** A removed one whose route is gone. */
    CatalogEntry withoutSource() {
        return removed(id, name, file.since());
    }

    /** Whatever its last change meant has come to pass. */
    CatalogEntry withoutNotice() {
        return file.notice() == null
                ? this
                : new CatalogEntry(id, name, source, problems, new FileState(file.standing(), file.since(), null));
    }

    boolean removed() {
        return file.standing() == Standing.REMOVED;
    }

    ConnectorView view(String routeState) {
        if (source == null) {
            return new ConnectorView(
                    id, name, null, null, null, Duration.ofMinutes(1), USUAL, "Absent", problems, file, Set.of());
        }
        var definition = source.definition();
        return new ConnectorView(
                id,
                name,
                definition.owner(),
                source.lifecycle(),
                definition.contact(),
                definition.schedule().every(),
                definition.health(),
                routeState,
                problems,
                file,
                definition.intake().ways());
    }
}
