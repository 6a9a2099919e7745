package vn.tthc.monitor.incident;

/** Tells of maintenance windows that begin and end, and of systems that begin another stage. Called by a route. */
public interface WindowWatch {
    /** Looks what has come since the last look; whatever was missed meanwhile is told now, unless it is over already. */
    void look();
}
