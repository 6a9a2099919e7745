package vn.tthc.monitor.incident;

/** Called once for each notice over all nodes, inside the transaction that remembers it. Must not call other systems. */
@FunctionalInterface
public interface OnPlannedNotice {
    void noticed(PlannedNotice notice);
}
