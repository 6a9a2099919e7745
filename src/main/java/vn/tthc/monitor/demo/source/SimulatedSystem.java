package vn.tthc.monitor.demo.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated system as the demo's switches see it, whichever way its dossiers go. */
public interface SimulatedSystem {
    /**
     * What people call it.
     *
     * @param kind how its dossiers come, in a few words
     * @param note what the demo shows with it; null for nothing special
     */
    record Profile(
            String id,
            String name,
            Way way,
            String kind,
            @Nullable String note) {}

    /** Who begins, and what goes over. */
    enum Way {
        /** Its interface is asked for dossiers. */
        ASKED,
        /** It is only looked at whether it is there. */
        PROBED,
        /** It writes files into a folder. */
        FILES,
        /** It sends its dossiers of its own accord. */
        PUSH
    }

    /** Its names. */
    Profile profile();

    /** The modes it knows. */
    List<Mode> modes();

    /** Its mode now. */
    Mode mode();

    /** Changes the mode at once. */
    void become(Mode wanted);

    /** Requests it answered, files it wrote, or calls it made since the start. */
    long exchanges();

    /** Where its dossiers are to be had: the number of its port, its folder, or the address it sends to. */
    String place();

    /** The port it listens on; 0 where it opens none. */
    default int port() {
        return 0;
    }

    /** Ends whatever it does. */
    void stop();
}
