package io.aftersales.examples.oms.web;

import io.aftersales.examples.oms.HostProperties;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages of other origins call the API: those under {@code shop.cors.origins}, none as shipped. No cookie signs in to the API, so
 * requests carry no credentials but those that the page itself writes.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Comes first: a page can read a refusal only with the headers. */
    @Bean
    FilterRegistrationBean<CorsFilter> otherOrigins(HostProperties properties) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(properties.cors().origins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                CaseController.COMMAND,
                SignInProblems.REQUESTED_WITH));
        allowed.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(REMEMBERED);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", allowed);
        source.registerCorsConfiguration("/openapi/**", allowed);
        var filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setEnabled(!properties.cors().origins().isEmpty());
        return filter;
    }
}
