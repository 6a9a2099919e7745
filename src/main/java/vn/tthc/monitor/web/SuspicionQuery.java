package vn.tthc.monitor.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;
import vn.tthc.monitor.dossier.Suspicions.Filter;
import vn.tthc.monitor.dossier.Suspicions.Kind;
import vn.tthc.monitor.dossier.Suspicions.State;

/** Which suspected duplicates an address asks for; words may be repeated or joined by commas. */
public record SuspicionQuery(Set<State> states, Set<Kind> kinds, Set<String> systems) {
    /** Parameters that {@link #parse} reads. */
    public static final Set<String> NAMES = Set.of("state", "kind", "source");

    /** Those that wait for a person, unless states are given; the state {@code all} gives every one. */
    public static SuspicionQuery parse(MultiValueMap<String, String> parameters) {
        var all = parameters.getOrDefault("state", List.of()).contains("all");
        var states = all ? EnumSet.allOf(State.class) : QueueParameters.words(parameters, "state", State.class);
        return new SuspicionQuery(
                states.isEmpty() ? Set.of(State.OPEN) : states,
                QueueParameters.words(parameters, "kind", Kind.class),
                new TreeSet<>(parameters.getOrDefault("source", List.of()).stream()
                        .filter(text -> text != null && !text.isBlank())
                        .toList()));
    }

    /** The filter, restricted to what the reader may see. */
    public Filter filter(Set<String> scope) {
        return new Filter(states, kinds, systems, scope);
    }

    /** The id after which a page begins; 0 for the first page. */
    public static long after(MultiValueMap<String, String> parameters) {
        var text = parameters.getFirst("cursor");
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw BadParameter.of(
                    "cursor",
                    "Tham số \"cursor\" không phải giá trị next của trang trước. Hãy bỏ tham số này để xem từ đầu.");
        }
        return Long.parseLong(text);
    }
}
