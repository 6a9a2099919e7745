package vn.tthc.monitor.web.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.tthc.monitor.alert.Hooks;
import vn.tthc.monitor.alert.Hooks.Answer;

/** Calls of other systems. What cannot be stored now answers with 500, and their senders try again. */
@RestController
class HookController {
    private final Hooks hooks;

    HookController(Hooks hooks) {
        this.hooks = hooks;
    }

    @PostMapping(path = "/hook/zalo/{channel}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> zalo(
            @PathVariable("channel") String channel,
            @RequestHeader(name = "X-Bot-Api-Secret-Token", required = false) @Nullable String secret,
            HttpServletRequest request)
            throws IOException {
        var body = body(request);
        return body.length > Hooks.LARGEST ? tooLarge() : answer(hooks.zalo(channel, secret, body));
    }

    @PostMapping(path = "/hook/alertmanager/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> alertmanager(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        var body = body(request);
        return body.length > Hooks.LARGEST ? tooLarge() : answer(hooks.alertmanager(id, authorization, body));
    }

    /** One byte more than allowed tells that there is more. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(Hooks.LARGEST + 1);
    }

    private static ResponseEntity<Map<String, String>> tooLarge() {
        return say(HttpStatus.CONTENT_TOO_LARGE, "Nội dung lớn hơn 1 MB");
    }

    private static ResponseEntity<Map<String, String>> answer(Answer answer) {
        return switch (answer) {
            case TAKEN -> say(HttpStatus.OK, "Đã nhận");
            case UNKNOWN ->
                say(
                        HttpStatus.NOT_FOUND,
                        "Không có kênh hay nguồn cảnh báo nào tên này nhận tin; xem config/alerts.yaml");
            case REFUSED -> say(HttpStatus.UNAUTHORIZED, "Mã bí mật thiếu hoặc sai");
            case UNREADABLE -> say(HttpStatus.BAD_REQUEST, "Không phải nội dung JSON đúng dạng");
        };
    }

    private static ResponseEntity<Map<String, String>> say(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
