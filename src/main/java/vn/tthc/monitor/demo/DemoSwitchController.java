package vn.tthc.monitor.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.demo.chat.SimulatedChat;
import vn.tthc.monitor.demo.source.SimulatedSystem;

/**
 * The switches of the demo for scripts: open to everybody who reaches the port, which in the demo profile is this machine
 * only, because they change nothing but invented systems.
 */
@RestController
@Profile("demo")
class DemoSwitchController {
    private final DemoSwitchboard switchboard;

    DemoSwitchController(DemoSwitchboard switchboard) {
        this.switchboard = switchboard;
    }

    /** A simulated system as JSON. */
    record SystemLine(
            String id,
            String name,
            String mode,
            int port,
            long requests,
            @Nullable String note) {
        static SystemLine of(SimulatedSystem system) {
            var profile = system.profile();
            return new SystemLine(
                    profile.id(),
                    profile.name(),
                    system.mode().word(),
                    system.port(),
                    system.exchanges(),
                    profile.note());
        }
    }

    /** Body of a change. */
    record Wanted(@Nullable String mode, @Nullable Integer retryAfter) {}

    /** State of the chat. */
    record ChatLine(String mode, int port, long calls, int accepted) {}

    @GetMapping("/demo/systems")
    List<SystemLine> systems() {
        return switchboard.systems().stream().map(SystemLine::of).toList();
    }

    @PutMapping("/demo/systems/{id}")
    SystemLine set(@PathVariable String id, @RequestBody Wanted wanted) {
        return SystemLine.of(switchboard.set(id, wanted.mode()));
    }

    @PutMapping("/demo/chat")
    ChatLine setChat(@RequestBody Wanted wanted) {
        switchboard.setChat(wanted.mode(), wanted.retryAfter());
        var chat = switchboard.chat();
        return new ChatLine(
                chat.mode().word(), chat.port(), chat.calls(), chat.messages().size());
    }

    @GetMapping("/demo/chat/messages")
    List<SimulatedChat.Message> messages() {
        return switchboard.chat().messages();
    }

    @ExceptionHandler
    ProblemDetail unknown(DemoSwitchboard.UnknownSystem unknown) {
        return problem(HttpStatus.NOT_FOUND, unknown);
    }

    @ExceptionHandler
    ProblemDetail refused(IllegalArgumentException refused) {
        return problem(HttpStatus.BAD_REQUEST, refused);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "Thân yêu cầu phải là JSON như {\"mode\":\"down\"}. / The body must be JSON such as {\"mode\":\"down\"}.");
    }

    private static ProblemDetail problem(HttpStatus status, RuntimeException cause) {
        return ProblemDetail.forStatusAndDetail(status, String.valueOf(cause.getMessage()));
    }
}
