package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.web.Refused;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.texts.RefusalText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what cannot be shown: a case that is not there for this person, a page that does not exist, an error of the host. */
@ControllerAdvice("io.aftersales.examples.oms.console")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleErrors.class);

    private final ConsoleModel model;

    ConsoleErrors(ConsoleModel model) {
        this.model = model;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        Rejection why = refused.why();
        return switch (why.kind()) {
            // The reason would tell a buyer's case, which another buyer may not know of, from one that does not exist.
            case NOT_FOUND, NOT_ALLOWED ->
                page(HttpStatus.NOT_FOUND, request.isUserInRole(Role.BUYER.name()) ? null : why, request);
            default -> page(HttpStatus.BAD_REQUEST, why, request);
        };
    }

    @ExceptionHandler({
        TypeMismatchException.class,
        InvalidPropertyException.class,
        BindException.class,
        MissingRequestValueException.class,
        MissingServletRequestPartException.class,
        MultipartException.class,
        RequestRejectedException.class
    })
    ModelAndView malformed(HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, null, request);
    }

    /** Answers 503 when the database failed, as the API does: a form that is sent again is the same command. */
    @ExceptionHandler({StorageFailure.class, DataAccessException.class, TransactionException.class})
    ModelAndView unavailable(RuntimeException failure, HttpServletRequest request) {
        LOG.error("the database failed", failure);
        return page(HttpStatus.SERVICE_UNAVAILABLE, null, request);
    }

    @ExceptionHandler
    ModelAndView failed(RuntimeException failure, HttpServletRequest request) {
        LOG.error("a page failed", failure);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, null, request);
    }

    /** A page that tells a status and, where there is one, a refusal. */
    ModelAndView page(HttpStatus status, @Nullable Rejection why, HttpServletRequest request) {
        var page = new ModelAndView("console/error", status);
        Reader reader = model.addTo(page.getModelMap(), request);
        page.addObject("status", status.value());
        page.addObject("why", why == null || reader == null ? null : RefusalText.of(why, reader.texts()));
        return page;
    }
}
