package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.texts.RefusalText;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Converts refusals and errors to {@code application/problem+json}. The kind of a refusal decides the status; its code and facts are
 * fields, and its detail is a sentence in the language of the request.
 */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(Refused refused, Locale language, WebRequest request) {
        Rejection why = refused.why();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status(why.kind()), RefusalText.of(why, Answers.texts(language, request)));
        problem.setType(URI.create("urn:aftersales:refusal:" + why.code()));
        problem.setTitle(why.code());
        problem.setProperty("kind", why.kind());
        problem.setProperty("facts", facts(why));
        return problem;
    }

    /** Answers 400 to an id, an amount or a code that is malformed. */
    @ExceptionHandler
    ProblemDetail malformed(IllegalArgumentException malformed) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(malformed.getMessage()));
    }

    /**
     * Answers 503 when the database failed. Whether the command was carried out is not known: the client sends it again under its key.
     *
     * <p>Without this method, Spring MVC takes some broken connections to the database for a client that hung up, and answers 200 with
     * nothing (spring-framework issue 34481).
     */
    @ExceptionHandler({StorageFailure.class, DataAccessException.class, TransactionException.class})
    ProblemDetail unavailable(RuntimeException failure) {
        logger.error("the database failed", failure);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Storage does not answer. Send the request again under the same key.");
    }

    static HttpStatus status(Rejection.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT, ILLEGAL_MOVE -> HttpStatus.CONFLICT;
            case POLICY -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /** Returns the facts of a refusal: numbers, lists and counts as they are, all other facts as text. */
    private static Map<String, Object> facts(Rejection why) {
        var facts = new LinkedHashMap<String, Object>();
        why.facts()
                .forEach((name, fact) -> facts.put(
                        name,
                        fact instanceof Number || fact instanceof Iterable || fact instanceof Map
                                ? fact
                                : String.valueOf(fact)));
        return facts;
    }
}
