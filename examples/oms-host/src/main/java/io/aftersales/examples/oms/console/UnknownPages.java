package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers paths that do not exist: with a page to a person, with a problem to a program. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownPages {
    private final ConsoleErrors errors;

    UnknownPages(ConsoleErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    Object unknown(NoResourceFoundException unknown, HttpServletRequest request) {
        String path = request.getServletPath();
        boolean program = path.startsWith("/api/") || path.startsWith("/actuator/") || path.startsWith("/openapi/");
        return program ? Problems.unknownPath() : errors.page(HttpStatus.NOT_FOUND, null, request);
    }
}
