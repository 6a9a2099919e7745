package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.util.List;
import vn.tthc.monitor.connector.network.NetworkSettings;

/**
 * What tells that a source is there.
 *
 * @param timeout longest wait for one of them
 */
public record ProbeSettings(List<Probe> checks, Duration timeout, NetworkSettings network) {}
