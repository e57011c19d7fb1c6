package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests that reach no page of the console: with a page to a browser, with a problem to a program. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorViewResolver {
    private final ConsoleErrors errors;

    ErrorPages(ConsoleErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    Object unknown(NoResourceFoundException unknown, HttpServletRequest request) {
        return Problems.isForBrowser(request)
                ? errors.page(HttpStatus.NOT_FOUND, null, request)
                : Problems.unknownPath(request);
    }

    @ExceptionHandler
    Object notTaken(
            HttpRequestMethodNotSupportedException method, HttpServletRequest request, HttpServletResponse response) {
        if (!Problems.isForBrowser(request)) {
            return Problems.of(method, request);
        }
        response.setHeader(HttpHeaders.ALLOW, method.getHeaders().getFirst(HttpHeaders.ALLOW));
        return errors.page(HttpStatus.METHOD_NOT_ALLOWED, null, request);
    }

    /** Returns the page for what the server or a filter refused, and for a page that could not be rendered. */
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        ModelAndView page = errors.page(status, null, request);
        // Where another language is chosen: the path that was refused is none to link to.
        page.addObject("path", "/");
        return page;
    }
}
