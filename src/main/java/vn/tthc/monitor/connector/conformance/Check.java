package vn.tthc.monitor.connector.conformance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tthc.monitor.connector.ConnectorView.Way;

/**
 * One check of the list.
 *
 * @param number its place in the list, which never changes
 * @param from the level from which on it must hold
 * @param bodies how it is carried out, by the way in which dossiers arrive
 * @param elsewhere why there is nothing to carry out with a file, and where it is proven; empty where there is
 */
record Check(int number, String title, Level from, Map<Way, Body> bodies, String elsewhere) {
    /** Carries a check out on a fresh stage. */
    @FunctionalInterface
    interface Body {
        Judgement on(Stage stage);
    }

    /** A check of files whose interface is asked. */
    Check(int number, String title, Level from, Body asking) {
        this(number, title, from, Map.of(Way.POLL, asking), "");
    }

    /** The same check, carried out like this where dossiers arrive in that way. */
    Check also(Way way, Body body) {
        var all = new EnumMap<Way, Body>(Way.class);
        all.putAll(bodies);
        all.put(way, body);
        return new Check(number, title, from, Map.copyOf(all), elsewhere);
    }

    /** The same for files, whether they arrive or are brought. */
    Check alsoForFiles(Body body) {
        return also(Way.FILES, body).also(Way.BROUGHT, body);
    }

    /** Those of the ways for which there is something to carry out. */
    List<Way> of(Set<Way> ways) {
        return ways.stream().filter(bodies::containsKey).sorted().toList();
    }
}
