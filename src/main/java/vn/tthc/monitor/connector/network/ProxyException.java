package vn.tthc.monitor.connector.network;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Machines that are reached without the proxy: one name or address, every name under a domain, or a block of addresses.
 * Names are never looked up: behind a proxy there is often no name server that could.
 */
public final class ProxyException {
    /** What may be written, for whoever wrote something else. */
    public static final String SYNTAX = "tên máy, .miền, địa chỉ IP hoặc khối địa chỉ như 10.0.0.0/8";

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern NAME = Pattern.compile("(?:\\*?\\.)?[\\p{L}0-9_-]+(?:\\.[\\p{L}0-9_-]+)*");

    private final String text;
    private final byte @Nullable [] network;
    private final int bits;

    private ProxyException(String text, byte @Nullable [] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /** Reads one exception; empty for a text that is none. */
    public static Optional<ProxyException> parse(String written) {
        var text = written.strip().toLowerCase(Locale.ROOT);
        var slash = text.indexOf('/');
        var network = address(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            var named = slash < 0 && NAME.matcher(text).matches();
            return named ? Optional.of(new ProxyException(plain(text), null, 0)) : Optional.empty();
        }
        var bits = slash < 0 ? network.length * Byte.SIZE : bits(text.substring(slash + 1));
        return bits < 0 || bits > network.length * Byte.SIZE
                ? Optional.empty()
                : Optional.of(new ProxyException(text, network, bits));
    }

    private static String plain(String name) {
        return name.startsWith("*") ? name.substring(1) : name;
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    boolean covers(String machine) {
        var name = machine.toLowerCase(Locale.ROOT);
        var own = network;
        if (own == null) {
            return text.startsWith(".") ? name.endsWith(text) || name.equals(text.substring(1)) : name.equals(text);
        }
        var address = address(name);
        return address != null && address.length == own.length && sameBits(own, address);
    }

    private boolean sameBits(byte[] own, byte[] other) {
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address written in digits; null for a name, which is never looked up. */
    private static byte @Nullable [] address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProxyException exception && exception.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
