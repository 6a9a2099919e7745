package vn.tthc.monitor.connector.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Reachability;

/** Opens a TCP connection and closes it again. */
@Component
class TcpReachability implements Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(TcpReachability.class);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Override
    public boolean reaches(String target) {
        var colon = target.lastIndexOf(':');
        var address = new InetSocketAddress(
                target.substring(0, colon), Integer.parseInt(target, colon + 1, target.length(), 10));
        try (var socket = new Socket()) {
            socket.connect(address, Math.toIntExact(LONGEST.toMillis()));
            return true;
        } catch (IOException e) {
            LOG.debug("{} is not reached: {}", target, e.toString());
            return false;
        }
    }
}
