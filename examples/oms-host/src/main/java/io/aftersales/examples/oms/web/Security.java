package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.HostProperties;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access rules of the API. The desks check each command and query against its case; only endpoints without a desk are restricted by role
 * here. There are no sessions, so requests forged by another site carry no credentials. The console has rules of its own.
 */
@Configuration(proxyBeanMethods = false)
class Security {
    private static final int MOST_REMEMBERED = 10_000;

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, JsonMapper mapper, HostProperties properties, ObjectProvider<JwtDecoder> tokens)
            throws Exception {
        boolean takesTokens = tokens.getIfAvailable() != null;
        var unknown = new SignInProblems(mapper, properties.takesPasswords(), takesTokens);
        if (properties.takesPasswords()) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(unknown));
        }
        if (takesTokens) {
            var roles = new TokenRoles(properties.tokens());
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles))
                    .authenticationEntryPoint(unknown)
                    .accessDeniedHandler(unknown));
        }
        return http.securityMatcher("/api/**", "/actuator/**", "/openapi/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/openapi/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(Role.SUPERVISOR.name(), Role.SYSTEM.name())
                        .requestMatchers("/api/journal", "/api/journal/sums")
                        .hasRole(Role.FINANCE.name())
                        .requestMatchers("/api/figures")
                        .hasAnyRole(Role.FINANCE.name(), Role.SUPERVISOR.name())
                        .requestMatchers("/api/provider-notices")
                        .hasRole(Role.SYSTEM.name())
                        .anyRequest()
                        .hasAnyRole(Stream.of(Role.values()).map(Role::name).toArray(String[]::new)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(unknown).accessDeniedHandler(unknown))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.disable()) // CrossOrigin comes before
                .build();
    }

    /** Refuses a start after which no user could sign in, before anything is opened. */
    @Bean
    static BeanFactoryPostProcessor refusedWithoutSignIn(Environment environment) {
        return beans -> {
            HostProperties properties = Binder.get(environment).bindOrCreate("shop", HostProperties.class);
            boolean takesTokens = beans.getBeanNamesForType(JwtDecoder.class, true, false).length > 0;
            if (!takesTokens && (properties.users().isEmpty() || !properties.takesPasswords())) {
                throw new IllegalStateException(
                        "there are no users: set shop.users[0].name, .password (such as {bcrypt}...) and .role, or"
                                + " spring.security.oauth2.resourceserver.jwt.issuer-uri for bearer tokens, or start with"
                                + " --spring.profiles.active=sample to try the host with sample users and orders");
            }
        };
    }

    /** Answers 400 to a path that the firewall does not let through, such as one with an encoded slash. */
    @Bean
    RequestRejectedHandler rejected(JsonMapper mapper) {
        return (request, response, why) -> {
            if (Problems.isForBrowser(request)) {
                response.sendError(HttpStatus.BAD_REQUEST.value()); // answered with the page of errors
            } else {
                SignInProblems.write(mapper, request, response, HttpStatus.BAD_REQUEST);
            }
        };
    }

    @Bean
    PasswordEncoder passwords() {
        return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder(), MOST_REMEMBERED);
    }

    private static UserDetailsService users(HostProperties properties) {
        return new InMemoryUserDetailsManager(properties.users().stream()
                .map(user -> User.withUsername(user.name())
                        .password(user.password())
                        .roles(user.role().name())
                        .build())
                .toList());
    }

    /** Compares passwords for every way to sign in; time is that of the machine, because a wait is real. */
    @Bean
    AuthenticationProvider signIn(PasswordEncoder passwords, HostProperties properties) {
        var compared = new DaoAuthenticationProvider(users(properties));
        compared.setPasswordEncoder(passwords);
        return new ThrottledSignIn(
                compared,
                new SignInThrottle(
                        properties.signInTries(), properties.signInPause(), MOST_REMEMBERED, System::nanoTime));
    }
}
