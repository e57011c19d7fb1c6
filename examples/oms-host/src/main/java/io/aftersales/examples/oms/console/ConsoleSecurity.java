package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.HostProperties;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Access rules of the console: everyone signs in on a page and has a session; a form carries a token, so that another site cannot send it.
 * What a signed-in person may see and do is decided by the desks. Scripts and styles come from this host alone.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    private static final String ONLY_FROM_HERE =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http, HostProperties properties) throws Exception {
        if (!properties.takesPasswords()) {
            // Without passwords there is no way to sign in on a page.
            return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/sign-in", "/console/**", "/webjars/**", "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(toWhatWasAskedFor())
                        .failureUrl("/sign-in?failed"))
                .logout(end -> end.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
                // A form whose session has ended carries no known token any more.
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, denied) -> response.sendRedirect("/sign-in?ended")))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_FROM_HERE))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * Goes to the page that was asked for before the sign-in, otherwise to the first one. Its path alone counts: the host in its address is
     * what the request said it is.
     */
    private static AuthenticationSuccessHandler toWhatWasAskedFor() {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRedirectStrategy((request, response, address) -> response.sendRedirect(path(address)));
        return handler;
    }

    private static String path(String address) {
        return address.startsWith("/") ? address : address.substring(address.indexOf('/', address.indexOf("://") + 3));
    }
}
