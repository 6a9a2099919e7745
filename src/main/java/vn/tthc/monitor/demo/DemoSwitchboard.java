package vn.tthc.monitor.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.tthc.monitor.demo.chat.ChatMode;
import vn.tthc.monitor.demo.chat.SimulatedChat;
import vn.tthc.monitor.demo.source.Mode;
import vn.tthc.monitor.demo.source.SimulatedExport;
import vn.tthc.monitor.demo.source.SimulatedSender;
import vn.tthc.monitor.demo.source.SimulatedSystem;
import vn.tthc.monitor.demo.source.SimulatedSystems;

/** Everything of the demo that can be switched, by buttons and by requests alike. */
final class DemoSwitchboard implements AutoCloseable {
    private static final int RETRY_AFTER = 5;
    private static final int LONGEST_RETRY_AFTER = 3_600;

    private final SimulatedSystems servers;
    private final SimulatedExport export;
    private final SimulatedSender sender;
    private final SimulatedChat chat;
    private final @Nullable PlannedBreakdown breakdown;

    DemoSwitchboard(
            SimulatedSystems servers,
            SimulatedExport export,
            SimulatedSender sender,
            SimulatedChat chat,
            boolean breaksDown) {
        this.servers = servers;
        this.export = export;
        this.sender = sender;
        this.chat = chat;
        servers.open();
        chat.open();
        this.breakdown = breaksDown
                ? servers.find(SimulatedSystems.BREAKING)
                        .map(PlannedBreakdown::new)
                        .orElse(null)
                : null;
    }

    /** Files and calls begin when the application can take them, and keep out of the way of its start. */
    @EventListener
    void begin(ApplicationReadyEvent ready) {
        export.begin();
        var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            sender.begin(URI.create("http://127.0.0.1:" + port));
        }
    }

    /** Before the web server goes: nobody should write or send to an application that is closing. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        export.stop();
        sender.stop();
    }

    List<SimulatedSystem> systems() {
        var all = new ArrayList<>(servers.all());
        all.add(export);
        all.add(sender);
        return all;
    }

    SimulatedChat chat() {
        return chat;
    }

    /** Sets the mode of a system; an unknown system or mode is refused in a sentence. */
    SimulatedSystem set(String id, @Nullable String mode) {
        var system = systems().stream()
                .filter(one -> one.profile().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownSystem("Không có hệ thống mô phỏng “" + id + "”. / No simulated system "
                        + id + "; see GET /demo/systems."));
        var wanted = Mode.of(mode == null ? "" : mode)
                .filter(system.modes()::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Chế độ “" + mode + "” không có; hãy dùng một trong: " + Mode.words(system.modes())
                                + ". / Unknown mode; expected one of the words above in \"mode\"."));
        if (breakdown != null && id.equals(SimulatedSystems.BREAKING)) {
            breakdown.close();
        }
        system.become(wanted);
        return system;
    }

    /** Sets the mode of the chat. */
    void setChat(@Nullable String mode, @Nullable Integer retryAfter) {
        var wanted = ChatMode.of(mode == null ? "" : mode)
                .orElseThrow(() -> new IllegalArgumentException("Chế độ “" + mode + "” không có; hãy dùng một trong: "
                        + ChatMode.words() + ". / Unknown mode; expected one of the words above in \"mode\"."));
        int seconds = retryAfter == null ? RETRY_AFTER : retryAfter;
        if (seconds < 1 || seconds > LONGEST_RETRY_AFTER) {
            throw new IllegalArgumentException("retryAfter phải từ 1 đến 3600 giây. / retryAfter must be 1 to 3600.");
        }
        chat.become(wanted, seconds);
    }

    @Override
    public void close() {
        if (breakdown != null) {
            breakdown.close();
        }
        end();
        servers.close();
        chat.close();
    }

    /** No simulated system has this id. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class UnknownSystem extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownSystem(String message) {
            super(message);
        }
    }
}
