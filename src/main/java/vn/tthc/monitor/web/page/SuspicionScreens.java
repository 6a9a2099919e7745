package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.dossier.Suspicions;
import vn.tthc.monitor.dossier.Suspicions.Kind;
import vn.tthc.monitor.dossier.Suspicions.State;
import vn.tthc.monitor.web.SuspicionQuery;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts the list of suspected duplicates together. */
@Component
class SuspicionScreens {
    private final Freshness freshness;
    private final SuspicionLines lines;
    private final Wording wording;

    SuspicionScreens(Freshness freshness, SuspicionLines lines, Wording wording) {
        this.freshness = freshness;
        this.lines = lines;
        this.wording = wording;
    }

    SuspicionScreen of(SuspicionQuery query, Suspicions.Page page) {
        var now = freshness.now();
        var states = new ArrayList<SuspicionScreen.Choice>();
        for (var state : State.values()) {
            states.add(new SuspicionScreen.Choice(
                    wording.say("suspicion.state." + Words.of(state)),
                    address(new SuspicionQuery(Set.of(state), query.kinds(), query.systems()), null),
                    query.states().contains(state)));
        }
        var kinds = new ArrayList<SuspicionScreen.Choice>();
        kinds.add(kind(query, "all", Set.of()));
        for (var kind : Kind.values()) {
            kinds.add(kind(query, Words.of(kind), Set.of(kind)));
        }
        return new SuspicionScreen(
                wording.say("suspicion.total", wording.number(page.total())),
                states,
                kinds,
                page.items().stream().map(item -> lines.of(item, now)).toList(),
                page.next() == null ? null : address(query, page.next()));
    }

    List<SuspicionLine> lines(List<Suspicions.Suspicion> suspicions) {
        var now = freshness.now();
        return suspicions.stream().map(one -> lines.of(one, now)).toList();
    }

    private SuspicionScreen.Choice kind(SuspicionQuery query, String word, Set<Kind> kinds) {
        return new SuspicionScreen.Choice(
                wording.say("suspicion.kind." + word),
                address(new SuspicionQuery(query.states(), kinds, query.systems()), null),
                query.kinds().equals(kinds));
    }

    private static String address(SuspicionQuery query, @Nullable Long cursor) {
        var address = UriComponentsBuilder.fromPath("/co-the-trung");
        query.states().forEach(state -> address.queryParam("state", Words.of(state)));
        query.kinds().forEach(kind -> address.queryParam("kind", Words.of(kind)));
        query.systems().forEach(system -> address.queryParam("source", system));
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.encode().build().toUriString();
    }
}
