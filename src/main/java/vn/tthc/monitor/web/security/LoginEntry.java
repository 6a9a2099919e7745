package vn.tthc.monitor.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends a stranger to the login page. A fragment request is told to reload the whole page instead: the browser then
 * asks for the page itself, filter and all, and comes back to it after the login.
 */
class LoginEntry implements AuthenticationEntryPoint {
    static final String PAGE = "/dang-nhap";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getContextPath() + PAGE);
        }
    }
}
