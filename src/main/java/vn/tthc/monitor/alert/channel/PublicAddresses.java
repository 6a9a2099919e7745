package vn.tthc.monitor.alert.channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Lets names lead to the public Internet only. Judged by the resolved addresses, for a public name may point inside; the
 * answer that was judged is the one that is dialled, so a second answer cannot differ.
 */
final class PublicAddresses implements Dns {
    /** A name that leads inside. */
    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String host) {
            super("địa chỉ " + host
                    + " thuộc mạng nội bộ hoặc máy này nên bị chặn; nếu đúng ý, ghi allowPrivate: true");
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var addresses = Dns.SYSTEM.lookup(host);
        check(host, addresses);
        return addresses;
    }

    /** Literal addresses are never looked up, so they are judged before the call. */
    static void checkLiteral(String host) throws PrivateAddress {
        try {
            check(host, List.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException _) {
            // A name; its addresses are judged when it is looked up.
            return;
        }
    }

    private static void check(String host, List<InetAddress> addresses) throws PrivateAddress {
        if (!addresses.stream().allMatch(PublicAddresses::isPublic)) {
            throw new PrivateAddress(host);
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            // Unique local addresses, and the two ways of writing an IPv4 address inside an IPv6 one.
            var translated = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
            return (first & 0xfe) != 0xfc && !translated && !(first == 0x20 && second == 0x02);
        }
        var shared = first == 100 && (second & 0xc0) == 64;
        var testing = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !shared && !testing;
    }
}
