package vn.tthc.monitor.connector;

/** Called inside the transaction that records a finished run. Must not call other systems. */
@FunctionalInterface
public interface OnRunFinished {
    void runFinished(RunReport report);
}
