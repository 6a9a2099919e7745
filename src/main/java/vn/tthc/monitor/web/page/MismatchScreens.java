package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.dossier.MismatchKind;
import vn.tthc.monitor.dossier.Mismatches;
import vn.tthc.monitor.dossier.Mismatches.PairCount;
import vn.tthc.monitor.dossier.Mismatches.State;
import vn.tthc.monitor.web.MismatchQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts the list of mismatches together. */
@Component
class MismatchScreens {
    private final Freshness freshness;
    private final MismatchLines lines;
    private final Wording wording;

    MismatchScreens(Freshness freshness, MismatchLines lines, Wording wording) {
        this.freshness = freshness;
        this.lines = lines;
        this.wording = wording;
    }

    MismatchScreen of(MismatchQuery query, Mismatches.Page page, List<PairCount> counts, SignedIn reader) {
        var now = freshness.now();
        var states = new ArrayList<MismatchScreen.Choice>();
        for (var state : State.values()) {
            states.add(new MismatchScreen.Choice(
                    wording.say("mismatch.state." + Words.of(state)),
                    address(with(query, Set.of(state), query.kinds()), null),
                    query.states().contains(state)));
        }
        var kinds = new ArrayList<MismatchScreen.Choice>();
        kinds.add(new MismatchScreen.Choice(
                wording.say("mismatch.kind.all"),
                address(with(query, query.states(), Set.of()), null),
                query.kinds().isEmpty()));
        for (var kind : MismatchKind.values()) {
            kinds.add(new MismatchScreen.Choice(
                    wording.say("mismatch.kind." + Words.of(kind)),
                    address(with(query, query.states(), Set.of(kind)), null),
                    query.kinds().contains(kind)));
        }
        return new MismatchScreen(
                wording.say("mismatch.total", wording.number(page.total())),
                pairs(counts, now),
                states,
                kinds,
                page.items().stream().map(item -> lines.of(item, reader, now)).toList(),
                page.next() == null ? null : address(query, page.next()));
    }

    private List<MismatchScreen.Pair> pairs(List<PairCount> counts, SourceFreshness now) {
        var byPair = counts.stream()
                .collect(Collectors.groupingBy(
                        count -> List.of(count.one(), count.other()), LinkedHashMap::new, Collectors.toList()));
        return byPair.entrySet().stream()
                .map(entry -> pair(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue(), now))
                .toList();
    }

    private MismatchScreen.Pair pair(String one, String other, List<PairCount> counts, SourceFreshness now) {
        var total = counts.stream().mapToLong(PairCount::count).sum();
        var kinds = counts.stream()
                .map(count ->
                        wording.say("mismatch.kind." + Words.of(count.kind())) + " " + wording.number(count.count()))
                .collect(Collectors.joining(", "));
        var query = new MismatchQuery(Set.of(State.OPEN), Set.of(), Set.of(one, other), null);
        return new MismatchScreen.Pair(
                now.name(one), now.name(other), wording.number(total), kinds, address(query, null));
    }

    private static MismatchQuery with(MismatchQuery query, Set<State> states, Set<MismatchKind> kinds) {
        return new MismatchQuery(states, kinds, query.systems(), query.owner());
    }

    private static String address(MismatchQuery query, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath("/lech-trang-thai");
        query.states().forEach(state -> address.queryParam("state", Words.of(state)));
        query.kinds().forEach(kind -> address.queryParam("kind", Words.of(kind)));
        query.systems().forEach(system -> address.queryParam("source", system));
        if (query.owner() != null) {
            address.queryParam("owner", query.owner());
        }
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.encode().build().toUriString();
    }
}
