package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;

/**
 * Why the queue is empty. "Nothing left to do" is said only when every source is current; the other reasons are no
 * connector yet, a filter that is too tight, an account that sees one agency only, and sources that did not answer.
 */
@Component
class QueueEmpty {
    private final Wording wording;

    QueueEmpty(Wording wording) {
        this.wording = wording;
    }

    QueueScreen.Empty why(
            QueueQuery query, SignedIn reader, List<QueueScreen.Chosen> chosen, SourceFreshness freshness) {
        if (freshness.connectors().isEmpty()) {
            return new QueueScreen.Empty(
                    wording.say("empty.unconnected.title"),
                    wording.say("empty.unconnected"),
                    "/he-thong",
                    wording.say("empty.unconnected.action"));
        }
        if (query.restricted()) {
            var names = chosen.stream().map(QueueScreen.Chosen::label).collect(Collectors.joining(" · "));
            return new QueueScreen.Empty(
                    wording.say("empty.filtered.title"),
                    wording.say("empty.filtered", names),
                    "/hang-doi",
                    wording.say("empty.filtered.action"));
        }
        var missing = freshness.outdated().size() + freshness.invalid().size();
        if (missing > 0) {
            return new QueueScreen.Empty(
                    wording.say("empty.outdated.title"),
                    wording.say("empty.outdated", missing, freshness.count()),
                    "/he-thong",
                    wording.say("empty.outdated.action"));
        }
        if (reader.agency() != null) {
            return new QueueScreen.Empty(
                    wording.say("empty.scope.title"), wording.say("empty.scope", reader.agency()), null, null);
        }
        return new QueueScreen.Empty(
                wording.say("empty.done.title"),
                wording.say("empty.done", wording.clock(freshness.newestSuccess()), freshness.count()),
                null,
                null);
    }
}
