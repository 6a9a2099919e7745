package vn.tthc.monitor.connector;

import java.util.Map;

/**
 * Redacted answers of a source and what they become, for the contract and the conformance check.
 *
 * @param files content by file name
 */
public record Recording(String connector, int records, Map<String, String> files) {
    public Recording {
        files = Map.copyOf(files);
    }
}
