package vn.tthc.monitor.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.Accounts.Account;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;

/** Login with a local account. A wrong name costs as much time as a wrong password, and both say the same. */
@Component
class AccountLogin implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final String hashOfNobody;

    AccountLogin(Accounts accounts, PasswordEncoder encoder, LoginThrottle throttle, Audit audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.throttle = throttle;
        this.audit = audit;
        this.hashOfNobody = java.util.Objects.requireNonNull(encoder.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var username = attempt.getName();
        var address = address();
        if (throttle.locked(username, address)) {
            throw new LockedException("too many failed logins");
        }
        var account = accounts.find(username).filter(Account::enabled);
        var password = String.valueOf(attempt.getCredentials());
        var right = encoder.matches(password, account.map(Account::passwordHash).orElse(hashOfNobody));
        if (account.isEmpty() || !right) {
            throttle.failed(username, address);
            audit.record(known(username), "login_failed", "account", address);
            throw new BadCredentialsException("wrong name or password");
        }
        throttle.succeeded(username, address);
        audit.record(username, "login", "account", address);
        var reader = SignedIn.of(account.get());
        return UsernamePasswordAuthenticationToken.authenticated(reader, null, authorities(reader));
    }

    /** People type passwords into the name field; only names that exist go into the audit. */
    private String known(String username) {
        return accounts.find(username).map(Account::username).orElse("unknown");
    }

    static List<GrantedAuthority> authorities(SignedIn reader) {
        return reader.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    private static String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return "local";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
