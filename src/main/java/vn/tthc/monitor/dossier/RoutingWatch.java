package vn.tthc.monitor.dossier;

/** Notices a changed routing file. */
public interface RoutingWatch {
    /** One look at the file: takes up what has changed since and lain still for one look. Called by a route. */
    void look();
}
