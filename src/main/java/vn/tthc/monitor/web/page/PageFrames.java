package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** Gives every template the layout's {@code frame} and the {@code wording}, also those of module {@code demo}. */
@ControllerAdvice
class PageFrames {
    private final Wording wording;
    private final boolean demo;

    PageFrames(Wording wording, Environment environment) {
        this.wording = wording;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("frame")
    PageFrame frame(HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn reader) {
        var language = "en".equals(wording.locale().getLanguage()) ? "en" : "vi";
        var address =
                "GET".equals(request.getMethod()) && request.getRequestURI().indexOf("/_") < 0
                        ? ServletUriComponentsBuilder.fromRequest(request)
                                .scheme(null)
                                .host(null)
                                .port(null)
                        : UriComponentsBuilder.fromPath("/");
        var other = address.replaceQueryParam("lang", "en".equals(language) ? "vi" : "en");
        return new PageFrame(reader, demo, language, other.build().toUriString());
    }

    @ModelAttribute("wording")
    Wording wording() {
        return wording;
    }
}
