package vn.tthc.monitor.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says to each recipient what it is told to say. */
final class ScriptedSmtp implements AutoCloseable {
    /** Replies to RCPT by address; who is not in it is taken. */
    final Map<String, String> replies = new ConcurrentHashMap<>();

    /** Recipients of every message that was taken, in order. */
    final List<List<String>> taken = new CopyOnWriteArrayList<>();

    volatile String dataReply = "250 taken";

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    ScriptedSmtp() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 ready");
        var recipients = new CopyOnWriteArrayList<String>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var word = line.split(" ", 2)[0];
            switch (word) {
                case "RCPT" -> {
                    var address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    var reply = replies.getOrDefault(address, "250 fine");
                    if (reply.startsWith("250")) {
                        recipients.add(address);
                    }
                    say(client, reply);
                }
                case "DATA" -> {
                    say(client, "354 go on");
                    var text = in.readLine();
                    // The text itself is looked at elsewhere.
                    while (!".".equals(text)) {
                        text = in.readLine();
                    }
                    if (dataReply.startsWith("250")) {
                        taken.add(List.copyOf(recipients));
                    }
                    recipients.clear();
                    say(client, dataReply);
                }
                case "QUIT" -> say(client, "221 bye");
                default -> say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
