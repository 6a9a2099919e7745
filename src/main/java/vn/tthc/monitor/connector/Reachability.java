package vn.tthc.monitor.connector;

/** Says whether something in the network can be reached at all, whatever it would answer. */
@FunctionalInterface
public interface Reachability {
    /**
     * Whether a connection is taken.
     *
     * @param target {@code host:port}
     */
    boolean reaches(String target);
}
