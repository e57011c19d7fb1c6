package io.aftersales.examples.oms.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers problems to requests that are not let in: 401 with the ways to sign in, 429 when the next password has to wait, and 403 without the
 * role that the path takes.
 */
final class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String REQUESTED_WITH = "X-Requested-With";

    private final JsonMapper mapper;
    private final boolean passwords;
    private final boolean tokens;

    SignInProblems(JsonMapper mapper, boolean passwords, boolean tokens) {
        this.mapper = mapper;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts early) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(early.seconds()));
            write(mapper, request, response, HttpStatus.TOO_MANY_REQUESTS);
            return;
        }
        // A browser would ask for a password itself, over the page that sent the request.
        if (passwords && !"XMLHttpRequest".equals(request.getHeader(REQUESTED_WITH))) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"after-sales\"");
        }
        if (tokens) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        write(mapper, request, response, HttpStatus.UNAUTHORIZED);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(mapper, request, response, HttpStatus.FORBIDDEN);
    }

    static void write(JsonMapper mapper, HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), Problems.of(status, ProblemTexts.language(request)));
    }
}
