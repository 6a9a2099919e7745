package vn.tthc.monitor.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.web.Wording;

/** Makes the first administrator with the one-time code; afterwards this address does not exist any more. */
@Controller
class SetupController {
    private final Accounts accounts;
    private final Wording wording;

    SetupController(Accounts accounts, Wording wording) {
        this.accounts = accounts;
        this.wording = wording;
    }

    @GetMapping("/khoi-tao")
    String page(@RequestParam(name = "ma", defaultValue = "") String code, Model model) {
        onlyOnce();
        model.addAttribute("code", code);
        model.addAttribute("username", "");
        return "setup";
    }

    @PostMapping("/khoi-tao")
    String claim(
            @RequestParam("ma") String code,
            @RequestParam("username") String username,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            Model model) {
        onlyOnce();
        model.addAttribute("code", code);
        model.addAttribute("username", username);
        if (!password.equals(again)) {
            model.addAttribute("problem", wording.say("setup.different"));
            return "setup";
        }
        try {
            accounts.claim(code, username, password);
        } catch (IllegalArgumentException refused) {
            model.addAttribute("problem", refused.getMessage());
            return "setup";
        }
        return "redirect:/dang-nhap?made";
    }

    private void onlyOnce() {
        if (!accounts.empty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
