package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.texts.RefusalText;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Converts refusals and errors to {@code application/problem+json}. The title is a stable code: of the refusal, or else the name of the
 * status. The kind of a refusal decides the status; its facts are a field, and its detail is a sentence in the language of the request. For
 * input that is refused, {@code field} names the place, such as {@code items[0].quantity}, and {@code reason} says what is wrong with it.
 */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

    private final Concealment concealment;

    Problems(Concealment concealment) {
        this.concealment = concealment;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, WebRequest request, Authentication by) {
        return refused(shown(refused.why(), request, actor(by)), request);
    }

    /** Returns the refusal to show for the subject that the path names. */
    private Rejection shown(Rejection why, WebRequest request, Actor by) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                instanceof Map<?, ?> path)) {
            return why;
        }
        if (path.get("order") instanceof String order) {
            return concealment.ofOrder(by, OrderId.of(order), why);
        }
        if (!(path.get("id") instanceof String id)) {
            return why;
        }
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                                instanceof String pattern
                        && pattern.startsWith(TicketController.PATH)
                ? concealment.ofTicket(by, TicketId.parse(id), why)
                : concealment.ofCase(by, CaseId.parse(id), why);
    }

    private static ResponseEntity<Object> refused(Rejection why, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status(why.kind()), RefusalText.of(why, Answers.texts(request.getLocale(), request)));
        problem.setType(URI.create("urn:aftersales:refusal:" + why.code()));
        problem.setTitle(why.code());
        problem.setProperty("kind", why.kind());
        problem.setProperty("facts", facts(why));
        if (why instanceof InvalidCommand invalid && !invalid.violations().isEmpty()) {
            Violation first = invalid.violations().get(0);
            problem.setProperty("field", first.path());
            problem.setProperty("reason", first.message());
        }
        return answer(problem, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(Malformed malformed) {
        return badInput(malformed.field(), String.valueOf(malformed.getMessage()));
    }

    /**
     * Answers 503 when the database failed. Whether the command was carried out is not known: the client sends it again under its key.
     *
     * <p>Without this method, Spring MVC takes some broken connections to the database for a client that hung up, and answers 200 with
     * nothing (spring-framework issue 34481).
     */
    @ExceptionHandler({StorageFailure.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(RuntimeException failure) {
        logger.error("the database failed", failure);
        ProblemDetail problem = of(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setDetail("Storage does not answer. Send the request again under the same key.");
        return answer(problem, HttpHeaders.EMPTY);
    }

    /** Answers 500 to an error of the host itself, which is logged and not told. */
    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException failure) {
        logger.error("a request failed", failure);
        return answer(of(HttpStatus.INTERNAL_SERVER_ERROR), HttpHeaders.EMPTY);
    }

    // --- input

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        JsonFault fault = JsonFault.of(unreadable.getCause());
        return badInput(fault.field(), fault.reason());
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused(invalid(violations(invalid)), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var violations = new ArrayList<Violation>();
        invalid.getParameterValidationResults().forEach(result -> {
            if (result instanceof ParameterErrors body) {
                violations.addAll(violations(body));
                return;
            }
            String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
            result.getResolvableErrors().forEach(each -> violations.add(violation(name, each)));
        });
        return refused(invalid(violations), request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? Objects.requireNonNullElse(argument.getParameter().getParameterName(), argument.getName())
                : mismatch.getPropertyName();
        Class<?> type = mismatch.getRequiredType();
        boolean isKey = type != null && type.getSimpleName().equals("CommandId");
        Class<?> element = mismatch instanceof MethodArgumentTypeMismatchException argument ? element(argument) : type;
        return badInput(
                isKey ? CaseController.COMMAND : name, Formats.expected(element == null ? String.class : element));
    }

    /** Returns the type of a parameter, or of its elements where it is a list or set. */
    private static @Nullable Class<?> element(MethodArgumentTypeMismatchException mismatch) {
        Class<?> element = mismatch.getParameter().nested().getNestedParameterType();
        return element == Object.class ? mismatch.getRequiredType() : element;
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return missing instanceof MissingRequestHeaderException header
                ? badInput(header.getHeaderName(), "is missing")
                : badInput(null, "a part of the request is missing");
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badInput(missing.getParameterName(), "is missing");
    }

    /** Gives the problems that Spring MVC describes itself, such as an unknown path, a title like all others. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail told ? told : ProblemDetail.forStatus(status);
        problem.setTitle(code(status));
        if (status.is5xxServerError()) {
            logger.error("a request failed", failure);
            problem.setDetail(null);
        }
        return answer(problem, headers);
    }

    private static InvalidCommand invalid(List<Violation> violations) {
        violations.sort(Comparator.comparing(Violation::path).thenComparing(Violation::constraint));
        return new InvalidCommand(violations);
    }

    private static List<Violation> violations(Errors body) {
        var violations = new ArrayList<Violation>();
        body.getAllErrors()
                .forEach(each -> violations.add(violation(each instanceof FieldError of ? of.getField() : "", each)));
        return violations;
    }

    private static Violation violation(String path, MessageSourceResolvable error) {
        String[] codes = Objects.requireNonNullElse(error.getCodes(), new String[0]);
        return new Violation(
                path,
                codes.length == 0 ? "" : codes[codes.length - 1],
                Objects.requireNonNullElse(error.getDefaultMessage(), ""));
    }

    /** Answers 400 to input that could not be read. */
    private static ResponseEntity<Object> badInput(@Nullable String field, String reason) {
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST);
        problem.setDetail(field == null ? reason : field + " " + reason);
        if (field != null) {
            problem.setProperty("field", field);
        }
        problem.setProperty("reason", reason);
        return answer(problem, HttpHeaders.EMPTY);
    }

    // --- problems

    /** Answers 404 to a path that is not there. */
    public static ResponseEntity<Object> unknownPath() {
        return answer(of(HttpStatus.NOT_FOUND), HttpHeaders.EMPTY);
    }

    /** Returns the response for an error that Spring MVC describes itself. */
    public static ResponseEntity<Object> of(ErrorResponse failure) {
        ProblemDetail problem = failure.getBody();
        problem.setTitle(code(failure.getStatusCode()));
        return answer(problem, failure.getHeaders());
    }

    /** Tells whether an error is answered with a page: the request is a browser's, and its path is none of the API. */
    public static boolean isForBrowser(HttpServletRequest request) {
        String path = request.getRequestURI();
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return Stream.of("/api/", "/actuator/", "/openapi/").noneMatch(path::startsWith)
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Returns the problem of a status alone, whose name is the title. */
    static ProblemDetail of(HttpStatus status) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(code(status));
        return problem;
    }

    private static String code(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "HTTP_" + status.value() : known.name();
    }

    /** Returns a response with a problem, whatever media type the client accepts. */
    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
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

    /** Returns the facts of a refusal: numbers, money, lists and counts as they are, all other facts as text. */
    private static Map<String, Object> facts(Rejection why) {
        var facts = new LinkedHashMap<String, Object>();
        why.facts()
                .forEach((name, fact) -> facts.put(
                        name,
                        fact instanceof Number
                                        || fact instanceof Money
                                        || fact instanceof Iterable
                                        || fact instanceof Map
                                ? fact
                                : String.valueOf(fact)));
        return facts;
    }
}
