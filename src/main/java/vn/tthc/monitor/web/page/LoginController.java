package vn.tthc.monitor.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.platform.Accounts;

/** The login page; it says how the first account is made as long as there is none. */
@Controller
class LoginController {
    private final Accounts accounts;

    LoginController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/dang-nhap")
    String page(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        model.addAttribute("failed", parameters.containsKey("failed"));
        model.addAttribute("locked", parameters.containsKey("locked"));
        model.addAttribute("out", parameters.containsKey("out"));
        model.addAttribute("made", parameters.containsKey("made"));
        model.addAttribute("empty", accounts.empty());
        return "login";
    }
}
