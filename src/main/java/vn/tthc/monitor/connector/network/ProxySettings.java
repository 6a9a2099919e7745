package vn.tthc.monitor.connector.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * A proxy between us and a source.
 *
 * @param login null for a proxy that asks for none
 * @param exceptions machines that are reached directly
 */
public record ProxySettings(
        Kind kind, String host, int port, @Nullable Login login, List<ProxyException> exceptions) {
    /** How the proxy is spoken to. */
    public enum Kind {
        HTTP,
        SOCKS
    }

    /** What the proxy asks for. */
    public record Login(String username, Secret password) {}

    /** Whether this machine is reached without the proxy. */
    public boolean bypasses(String machine) {
        return exceptions.stream().anyMatch(exception -> exception.covers(machine));
    }
}
