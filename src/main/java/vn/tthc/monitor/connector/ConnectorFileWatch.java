package vn.tthc.monitor.connector;

/** Notices what changed in the folder of connector files. */
public interface ConnectorFileWatch {
    /**
     * One look at the folder: takes up what has changed since and lain still for one look. Called by a route; a broken file
     * is never an error of the caller.
     */
    void look();
}
