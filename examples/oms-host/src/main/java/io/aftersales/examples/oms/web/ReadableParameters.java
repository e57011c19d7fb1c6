package io.aftersales.examples.oms.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers 400 to parameters that cannot be read, such as bytes that are not UTF-8, an upload that breaks off or a row 300 of a form. Comes
 * after the body is collected and before the sign-in, which reads parameters and would fail on these.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ReadableParameters extends OncePerRequestFilter {
    /** A row of a form beyond any that a page sends, for which the lists of Spring's binder do not grow. */
    private static final Pattern LONG_LIST = Pattern.compile("\\[\\d{3,}");

    private final JsonMapper mapper;

    ReadableParameters(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Set<String> names = request.getParameterMap().keySet();
            if (names.stream().anyMatch(name -> LONG_LIST.matcher(name).find())) {
                SignInProblems.write(mapper, request, response, HttpStatus.BAD_REQUEST);
                return;
            }
        } catch (IllegalStateException unreadable) {
            SignInProblems.write(mapper, request, response, HttpStatus.BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
