package vn.tthc.monitor.web.security;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.Accounts.Role;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.WebSettings;

/**
 * Three chains: machines with bearer tokens and without sessions, systems that send with a login of their own, people with
 * sessions and CSRF tokens.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The only static files that are served; the rest of the web jars stays inside. */
    static final String[] STATIC = {
        "/css/*.css",
        "/js/*.js",
        "/vendor/*",
        "/favicon*.svg",
        "/webjars/bootstrap/*/css/bootstrap.min*.css",
        "/webjars/htmx.org/*/dist/htmx.min*.js"
    };

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, Accounts accounts, JsonMapper json) {
        var refusals = new ApiRefusals(json);
        http.securityMatcher("/api/**", "/actuator/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new BearerTokens(accounts), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                            .permitAll();
                    requests.requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                            .access(SecurityConfiguration::mayScrape);
                    apply(requests, EndpointRule.API);
                    // Signed-in callers get a 404 in words for an address of the API that does not exist.
                    requests.requestMatchers("/api/**").authenticated();
                    requests.anyRequest().denyAll();
                })
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain senders(HttpSecurity http) {
        http.securityMatcher("/push", "/push/**", "/hook/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie opens anything here, so there is nothing that another site's page could misuse.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> {
                    apply(requests, EndpointRule.PUSH);
                    requests.anyRequest().denyAll();
                })
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, WebSettings settings, Clock clock, Environment environment) {
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        http.addFilterBefore(new IdleTimeout(clock, settings.idle()), SecurityContextHolderFilter.class)
                .addFilterBefore(new UploadLimit(), CsrfFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, STATIC).permitAll();
                    requests.requestMatchers("/error").permitAll();
                    if (demo) {
                        requests.requestMatchers("/demo", "/demo/**").permitAll();
                    }
                    apply(requests, EndpointRule.PAGES);
                    requests.anyRequest().denyAll();
                })
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new LoginEntry()))
                .formLogin(form -> form.loginPage(LoginEntry.PAGE)
                        .loginProcessingUrl(LoginEntry.PAGE)
                        .usernameParameter("username")
                        .passwordParameter("password")
                        .successHandler(new LoginSuccess(pagesOnly()))
                        .failureHandler(new LoginFailure()))
                .logout(logout -> logout.logoutUrl("/dang-xuat").logoutSuccessUrl(LoginEntry.PAGE + "?out"))
                .headers(SecurityConfiguration::headers);
        if (demo) {
            // Scripts drive the switches of the demo by PUT, over loopback; a page of another site cannot send that.
            http.csrf(csrf -> csrf.ignoringRequestMatchers(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.PUT, "/demo/**")));
        }
        return http.build();
    }

    private static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            List<EndpointRule> rules) {
        for (var rule : rules) {
            var matched = requests.requestMatchers(
                    PathPatternRequestMatcher.withDefaults().matcher(rule.method(), rule.pattern()));
            if (rule.roles().isEmpty()) {
                matched.permitAll();
            } else {
                matched.access(manager(rule.roles(), rule.scope()));
            }
        }
    }

    private static AuthorizationManager<RequestAuthorizationContext> manager(Set<Role> roles, @Nullable String scope) {
        AuthorizationManager<RequestAuthorizationContext> byRole = AuthorityAuthorizationManager.hasAnyRole(
                roles.stream().map(Role::name).toArray(String[]::new));
        return scope == null
                ? byRole
                : AuthorizationManagers.allOf(byRole, AuthorityAuthorizationManager.hasAuthority("SCOPE_" + scope));
    }

    /**
     * Metrics carry no personal data, so a collector on the same machine needs no token. A proxy on the same machine
     * speaks for somebody else and names him in a header; then the token counts, as from any other machine.
     */
    private static AuthorizationDecision mayScrape(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var address = request.getRemoteAddr();
        // Only a proxy on this machine is believed (server.tomcat.remoteip), so a header cannot claim to be loopback.
        var forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        var loopback = !forwarded && ("127.0.0.1".equals(address) || "0:0:0:0:0:0:0:1".equals(address));
        var authentication = caller.get();
        var token = authentication != null
                && authentication.getPrincipal() instanceof SignedIn
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "SCOPE_read".equals(authority.getAuthority()));
        return new AuthorizationDecision(loopback || token);
    }

    @SuppressWarnings("NullAway") // null is documented as "no mark", only the annotation is missing
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        // No mark in the address: people copy it.
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !request.getRequestURI().contains("/_"));
        return cache;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
    }
}
