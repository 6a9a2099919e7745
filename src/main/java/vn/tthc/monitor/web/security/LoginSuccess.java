package vn.tthc.monitor.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import vn.tthc.monitor.web.SignedIn;

/** After the login: back to the page that was asked for, else the start page of the role. */
class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {
    LoginSuccess(RequestCache cache) {
        setRequestCache(cache);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn reader
                ? StartPage.of(reader)
                : "/";
    }
}
