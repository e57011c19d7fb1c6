package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.HostProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access rules of the API. The desks check each command and query against its case; only endpoints without a desk are restricted by role
 * here. There are no sessions, so requests forged by another site carry no credentials. The console has rules of its own.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, JsonMapper mapper) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**", "/openapi/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/openapi/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(Role.SUPERVISOR.name(), Role.SYSTEM.name())
                        .requestMatchers("/api/journal")
                        .hasRole(Role.FINANCE.name())
                        .requestMatchers("/api/figures")
                        .hasAnyRole(Role.FINANCE.name(), Role.SUPERVISOR.name())
                        .requestMatchers("/api/provider-notices")
                        .hasRole(Role.SYSTEM.name())
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(unknown(mapper)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unknown(mapper))
                        .accessDeniedHandler((request, response, denied) -> {
                            write(mapper, response, HttpStatus.FORBIDDEN);
                        }))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(Customizer.withDefaults())
                .build();
    }

    private static AuthenticationEntryPoint unknown(JsonMapper mapper) {
        return (request, response, why) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"after-sales\"");
            write(mapper, response, HttpStatus.UNAUTHORIZED);
        };
    }

    /** Answers 400 to a path that the firewall does not let through, such as one with an encoded slash. */
    @Bean
    RequestRejectedHandler rejected(JsonMapper mapper) {
        return (request, response, why) -> write(mapper, response, HttpStatus.BAD_REQUEST);
    }

    private static void write(JsonMapper mapper, HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), Problems.of(status));
    }

    @Bean
    PasswordEncoder passwords() {
        return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder(), 10_000);
    }

    @Bean
    UserDetailsService users(HostProperties properties) {
        return new InMemoryUserDetailsManager(properties.users().stream()
                .map(user -> User.withUsername(user.name())
                        .password(user.password())
                        .roles(user.role().name())
                        .build())
                .toList());
    }
}
