package vn.tthc.monitor.web.push;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.connector.PushAnswer;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.connector.PushIntake.LoginGate;
import vn.tthc.monitor.web.security.LoginThrottle;

/**
 * One address for the whole format, login and data. It answers as the portal does: whatever is wrong with the call is told
 * inside a good answer, for senders read nothing else; only what the sender's transport must act upon has a status of its own.
 */
@RestController
class PushController {
    private final PushIntake pushes;
    private final LoginThrottle throttle;

    PushController(PushIntake pushes, LoginThrottle throttle) {
        this.pushes = pushes;
        this.throttle = throttle;
    }

    @PostMapping(path = "/push/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> receive(@PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        var largest = pushes.largest(id);
        if (largest.isEmpty()) {
            return answer(pushes.unknown(id));
        }
        var body = body(request, largest.get());
        return answer(
                body.length > largest.get().toBytes()
                        ? pushes.tooLarge(id)
                        : pushes.receive(id, body, new Gate(request.getRemoteAddr())));
    }

    /** One byte more than allowed tells that there is more. */
    private static byte[] body(HttpServletRequest request, DataSize largest) throws IOException {
        var most = Math.toIntExact(Math.min(largest.toBytes(), Integer.MAX_VALUE - 16)) + 1;
        return request.getInputStream().readNBytes(most);
    }

    private static ResponseEntity<Map<String, Object>> answer(PushAnswer answer) {
        var content = new LinkedHashMap<String, Object>();
        content.put("error_code", answer.code().number());
        content.put("message", answer.message());
        if (answer.session() != null) {
            content.put("session", answer.session());
        }
        content.put("result", answer.lines().stream().map(PushController::line).toList());
        return ResponseEntity.status(status(answer.code())).body(content);
    }

    private static Map<String, Object> line(PushAnswer.Line line) {
        var content = new LinkedHashMap<String, Object>();
        content.put("MaHoSo", line.dossier() == null ? "" : line.dossier());
        content.put("error_code", line.code().number());
        content.put("message", line.message());
        return content;
    }

    private static HttpStatus status(PushAnswer.Code code) {
        return switch (code) {
            case INTERNAL -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case OK, REJECTED, EXISTS, UNREADABLE, SERVICE, LOGIN, SESSION, LOCKED -> HttpStatus.OK;
        };
    }

    /** The same door as people's: so many failures from one address close it for both. */
    private final class Gate implements LoginGate {
        private final String address;

        private Gate(String address) {
            this.address = address;
        }

        @Override
        public boolean locked(String username) {
            return throttle.locked(username, address);
        }

        @Override
        public void failed(String username) {
            throttle.failed(username, address);
        }

        @Override
        public void succeeded(String username) {
            throttle.succeeded(username, address);
        }
    }
}
