package vn.tthc.monitor.connector.source;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS 5 proxy (RFC 1928) that asks for a name and a password (RFC 1929). */
final class TestingSocksProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String login;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TestingSocksProxy(String username, String password) throws IOException {
        this.login = username + ":" + password;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The machines that were asked for, by the names that were given. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = client.getOutputStream();
            in.readUnsignedByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 2});
            in.readUnsignedByte();
            var username = text(in);
            var good = login.equals(username + ":" + text(in));
            out.write(new byte[] {1, (byte) (good ? 0 : 1)});
            if (!good) {
                return;
            }
            in.readNBytes(3);
            var host = in.readUnsignedByte() == 3
                    ? text(in)
                    : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            var port = in.readUnsignedShort();
            asked.add(host + ":" + port);
            try (var machine = new Socket(host, port)) {
                out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
                Thread.startVirtualThread(() -> copy(client, machine));
                machine.getInputStream().transferTo(out);
            }
        } catch (IOException _) {
            // The other side went away, which the test sees on its own end.
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // The connection is over.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
