package vn.tthc.monitor.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.tthc.monitor.dossier.MismatchKind;
import vn.tthc.monitor.dossier.Mismatches.Filter;
import vn.tthc.monitor.dossier.Mismatches.State;

/** Which mismatches an address asks for; words may be repeated or joined by commas. */
public record MismatchQuery(
        Set<State> states,
        Set<MismatchKind> kinds,
        Set<String> systems,
        @Nullable String owner) {
    /** Parameters that {@link #parse} reads. */
    public static final Set<String> NAMES = Set.of("state", "kind", "source", "owner");

    /** Those that wait for a person, unless states are given; the state {@code all} gives every one. */
    public static MismatchQuery parse(MultiValueMap<String, String> parameters) {
        var all = parameters.getOrDefault("state", List.of()).contains("all");
        var states = all ? EnumSet.allOf(State.class) : QueueParameters.words(parameters, "state", State.class);
        var owner = parameters.getFirst("owner");
        return new MismatchQuery(
                states.isEmpty() ? Set.of(State.OPEN) : states,
                QueueParameters.words(parameters, "kind", MismatchKind.class),
                new TreeSet<>(parameters.getOrDefault("source", List.of()).stream()
                        .filter(text -> text != null && !text.isBlank())
                        .toList()),
                owner == null || owner.isBlank() ? null : owner.strip());
    }

    /** The filter, restricted to what the reader may see. */
    public Filter filter(Set<String> scope) {
        return new Filter(states, kinds, systems, owner, scope);
    }
}
