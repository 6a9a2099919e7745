package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.check.SourceCheck;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;

/** Makes the source that a definition describes, and clears away what is kept for one that is gone. */
@Component
class SourceFactory {
    private final SourceSessions sessions;
    private final Dossiers dossiers;
    private final FileSources files;
    private final ConnectorMeters meters;
    private final KeptCalls calls;
    private final Clock clock;

    SourceFactory(
            SourceSessions sessions,
            Dossiers dossiers,
            FileSources files,
            ConnectorMeters meters,
            KeptCalls calls,
            Clock clock) {
        this.sessions = sessions;
        this.dossiers = dossiers;
        this.files = files;
        this.meters = meters;
        this.calls = calls;
        this.clock = clock;
    }

    Source open(ConnectorDefinition definition) {
        var asked = asked(definition);
        if (asked == null) {
            var sends = definition.intake().push() != null
                    && definition.files().inboxes().isEmpty();
            return sends ? new PushSource(definition, clock) : files.open(definition, true);
        }
        return definition.files().inboxes().isEmpty()
                ? asked
                : new MixedSource(asked, files.open(definition, false), clock);
    }

    /** Whatever is asked or looked at; null where files are all there is. */
    private @Nullable Source asked(ConnectorDefinition definition) {
        var id = definition.id();
        Consumer<List<ProbeAnswer>> probed = answers -> meters.probed(id, answers);
        if (definition.polls()) {
            var watchers = new ApiSource.Watchers(exchange -> exchanged(id, exchange), probed);
            return new ApiSource(definition, sessions, dossiers, clock, watchers);
        }
        var probe = definition.intake().probe();
        return probe == null ? null : new ProbeSource(definition, sessions.openProbe(probe), clock, probed);
    }

    private void exchanged(String connector, Exchange exchange) {
        meters.exchanged(connector, exchange);
        calls.exchanged(connector, exchange);
    }

    CheckReport check(ConnectorDefinition definition, List<String> codes) {
        return new SourceCheck(sessions, clock).check(definition, codes);
    }

    /** Lets a refused login be tried once more; false where nobody had stopped trying, or nothing is asked at all. */
    boolean retryLogin(ConnectorDefinition definition) {
        return definition.polls() && sessions.allowLogin(definition);
    }

    /** A source that is gone is neither guarded nor measured any more. */
    void forget(String connector) {
        sessions.forget(connector);
        meters.remove(connector);
        calls.forget(connector);
    }
}
