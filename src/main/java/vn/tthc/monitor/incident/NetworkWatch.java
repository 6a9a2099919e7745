package vn.tthc.monitor.incident;

/** Looks whether our own network is there, before a source is blamed for what our line does. */
@FunctionalInterface
public interface NetworkWatch {
    /** Asks every witness once. Called by a route; does nothing where no witness is named. */
    void look();
}
