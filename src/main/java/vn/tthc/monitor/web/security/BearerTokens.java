package vn.tthc.monitor.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.Accounts.ApiToken;
import vn.tthc.monitor.web.SignedIn;

/** Reads {@code Authorization: Bearer …}. A missing or unknown token leaves the caller anonymous. */
class BearerTokens extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Accounts accounts;

    BearerTokens(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            accounts.token(header.substring(SCHEME.length()).strip())
                    .filter(token -> token.account().enabled())
                    .ifPresent(BearerTokens::accept);
        }
        chain.doFilter(request, response);
    }

    private static void accept(ApiToken token) {
        var reader = SignedIn.of(token.account());
        var authorities = new ArrayList<GrantedAuthority>(AccountLogin.authorities(reader));
        token.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(reader, null, authorities));
        SecurityContextHolder.setContext(context);
    }
}
