package vn.tthc.monitor.incident.condition;

import java.util.EnumSet;
import java.util.Set;
import vn.tthc.monitor.incident.Condition.Kind;

/** What is wrong now; each rises and clears by its own rule and holds in between, also while nobody looks. */
public record Raised(Set<Kind> kinds) {
    public static final Raised NOTHING = new Raised(Set.of());

    public Raised {
        kinds = Set.copyOf(kinds);
    }

    public boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether nothing usable comes in, so that this speaks for old data too. */
    boolean away() {
        return has(Kind.REACH) || has(Kind.AUTH);
    }

    /** The same with one aspect raised or not. */
    public Raised with(Kind kind, boolean raised) {
        var changed = EnumSet.noneOf(Kind.class);
        changed.addAll(kinds);
        if (raised) {
            changed.add(kind);
        } else {
            changed.remove(kind);
        }
        return new Raised(changed);
    }
}
