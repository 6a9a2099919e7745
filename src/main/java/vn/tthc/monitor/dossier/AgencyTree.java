package vn.tthc.monitor.dossier;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The agencies as read once. */
final class AgencyTree implements Agencies {
    private final SequencedMap<String, Agency> byCode = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new LinkedHashMap<>();

    AgencyTree(List<Agency> agencies) {
        for (var agency : agencies) {
            byCode.put(agency.code(), agency);
            if (agency.parent() != null) {
                children.computeIfAbsent(agency.parent(), key -> new LinkedHashSet<>())
                        .add(agency.code());
            }
        }
    }

    @Override
    public List<Agency> all() {
        return List.copyOf(byCode.sequencedValues());
    }

    @Override
    public Optional<String> name(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Agency::name);
    }

    @Override
    public Set<String> subtree(String code) {
        var found = new LinkedHashSet<String>();
        collect(code, found);
        return found;
    }

    private void collect(String code, Set<String> found) {
        if (found.add(code)) {
            children.getOrDefault(code, Set.of()).forEach(child -> collect(child, found));
        }
    }
}
