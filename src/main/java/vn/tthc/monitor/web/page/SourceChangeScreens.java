package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Says in words how a source is not as it was, and how many records it gives. */
@Component
class SourceChangeScreens {
    private final Drift drift;
    private final Wording wording;

    SourceChangeScreens(Drift drift, Wording wording) {
        this.drift = drift;
        this.wording = wording;
    }

    SourceScreen.Changes of(String connector) {
        return new SourceScreen.Changes(
                volume(connector),
                drift.events(connector).stream().map(this::change).toList());
    }

    private @Nullable String volume(String connector) {
        return drift.volume(connector)
                .map(volume -> {
                    var low = volume.low();
                    var high = volume.high();
                    var records = wording.number(volume.records());
                    return low == null || high == null
                            ? records
                            : wording.say("volume.usual", records, wording.number(low), wording.number(high));
                })
                .orElse(null);
    }

    private SourceScreen.Change change(DriftEvent event) {
        var verb = event.verb();
        var by = event.acknowledgedBy();
        return new SourceScreen.Change(
                event.id(),
                wording.say("drift." + Words.of(event.kind())),
                verb == null ? "" : wording.say("drift.verb." + Words.of(verb)),
                event.detail(),
                event.example(),
                wording.say(
                        "drift.seen",
                        wording.clock(event.firstSeenAt()),
                        wording.number(event.times()),
                        wording.number(event.records())),
                event.state() == DriftEvent.State.OPEN,
                by == null ? null : wording.say("drift.known.by", by, wording.clock(event.acknowledgedAt())));
    }
}
