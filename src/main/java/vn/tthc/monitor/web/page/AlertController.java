package vn.tthc.monitor.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.alert.Hooks;
import vn.tthc.monitor.alert.Notifications;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;

/** The ledger of messages, the channels, and a test message. */
@Controller
class AlertController {
    private static final int RECENT = 200;

    private final Notifications notifications;
    private final MessageLines lines;
    private final Hooks hooks;
    private final AlertScreen screen;
    private final Audit audit;

    AlertController(Notifications notifications, MessageLines lines, Hooks hooks, AlertScreen screen, Audit audit) {
        this.notifications = notifications;
        this.lines = lines;
        this.hooks = hooks;
        this.screen = screen;
        this.audit = audit;
    }

    @GetMapping("/canh-bao")
    String page(@RequestParam Map<String, String> given, Model model) {
        fill(AlertQuestion.of(given), model);
        return "alerts";
    }

    @PostMapping("/canh-bao/{channel}/gui-thu")
    String test(
            @PathVariable("channel") String channel,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        if (notifications.channels().stream().noneMatch(known -> known.id().equals(channel))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(reader.username(), "test_channel", channel, "");
        model.addAttribute("tested", channel);
        model.addAttribute("test", notifications.test(channel));
        if (fragment != null) {
            return "alerts :: test-result";
        }
        fill(AlertQuestion.of(Map.of()), model);
        return "alerts";
    }

    private void fill(AlertQuestion asked, Model model) {
        screen.fill(asked, model);
        model.addAttribute("problems", notifications.planProblems());
        model.addAttribute("channels", notifications.channels());
        model.addAttribute("chats", hooks.seenChats());
        model.addAttribute(
                "messages", notifications.recent(RECENT).stream().map(lines::of).toList());
    }
}
