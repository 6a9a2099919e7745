package vn.tthc.monitor.alert.outbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tthc.monitor.dossier.Agencies;

/** One agency with a code; the others are known by their names only. */
final class TestingAgencies implements Agencies {
    static final String CODE = "H25.16";

    @Override
    public List<Agency> all() {
        return List.of(new Agency(CODE, "UBND phường Lê Chân", null, true));
    }

    @Override
    public Optional<String> name(String code) {
        return CODE.equals(code) ? Optional.of("UBND phường Lê Chân") : Optional.empty();
    }

    @Override
    public Set<String> subtree(String code) {
        return Set.of(code);
    }
}
