package vn.tthc.monitor.connector.network;

import org.jspecify.annotations.Nullable;

/**
 * How a source is reached.
 *
 * @param proxy null where sources are reached directly
 */
public record NetworkSettings(TlsSettings tls, @Nullable ProxySettings proxy) {
    /** Directly, trusting what Java trusts. */
    public static final NetworkSettings PLAIN = new NetworkSettings(TlsSettings.PLAIN, null);
}
