package vn.tthc.monitor.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose person has gone: an open page asks for changes every few seconds and would keep the container's
 * own timeout away for ever, so those questions do not count here.
 */
class IdleTimeout extends OncePerRequestFilter {
    private static final String LAST = IdleTimeout.class.getName();
    private static final String BACKGROUND = "/hang-doi/_thay-doi";

    private final Clock clock;
    private final Duration idle;

    IdleTimeout(Clock clock, Duration idle) {
        this.clock = clock;
        this.idle = idle;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = clock.instant();
            if (session.getAttribute(LAST) instanceof Instant last
                    && last.plus(idle).isBefore(now)) {
                session.invalidate();
            } else if (!BACKGROUND.equals(request.getRequestURI())) {
                session.setAttribute(LAST, now);
            }
        }
        chain.doFilter(request, response);
    }
}
