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
import io.aftersales.ports.texts.RefusalText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.firewall.RequestRejectedException;
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
import org.springframework.web.context.request.ServletWebRequest;
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
    static final String TYPE = "urn:aftersales:problem:";

    private final Concealment concealment;
    private final ShopTexts texts;

    Problems(Concealment concealment, ShopTexts texts) {
        this.concealment = concealment;
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, WebRequest request, Authentication by) {
        try {
            Rejection why = shown(refused.why(), request, actor(by));
            return refused(why, why == refused.why() ? refused.field() : null, request);
        } catch (StorageFailure | DataAccessException | TransactionException e) {
            return unavailable(e, request); // Spring asks no second method about an exception of the first
        }
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

    private ResponseEntity<Object> refused(Rejection why, @Nullable String field, WebRequest request) {
        if (why instanceof InvalidCommand invalid) {
            return invalid(invalid.violations().stream().map(BrokenLimit::of).toList(), request);
        }
        ProblemDetail problem = refusal(
                why.kind(),
                why.code(),
                RefusalText.of(why, texts.of(request, request.getLocale(), zone(request))),
                facts(why));
        if (field != null) {
            problem.setProperty("field", field);
        }
        return answer(problem, HttpHeaders.EMPTY);
    }

    /** The time zone that the request names; UTC where it names none. */
    private static ZoneId zone(WebRequest request) {
        String zone = request.getParameter("zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Answers 400 with all limits that are not kept. */
    private static ResponseEntity<Object> invalid(List<BrokenLimit> limits, WebRequest request) {
        Locale language = request.getLocale();
        ProblemDetail problem = refusal(
                Rejection.Kind.INVALID,
                "INVALID_COMMAND",
                ProblemTexts.of(limits, language),
                Map.of(
                        "violations",
                        limits.stream().map(each -> each.facts(language)).toList()));
        if (!limits.isEmpty()) {
            BrokenLimit first = limits.get(0);
            problem.setProperty("field", first.path());
            problem.setProperty("reason", ProblemTexts.of(first, language));
            problem.setProperty("code", first.constraint());
        }
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ProblemDetail refusal(Rejection.Kind kind, String code, String detail, Map<String, Object> facts) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(kind), detail);
        problem.setType(URI.create("urn:aftersales:refusal:" + code));
        problem.setTitle(code);
        problem.setProperty("kind", kind);
        problem.setProperty("facts", facts);
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(Malformed malformed, WebRequest request) {
        return badInput(malformed.field(), malformed.fault(), malformed.values(), request);
    }

    /** Answers 412 to a command on another version than the request names; the facts tell the version that there is. */
    @ExceptionHandler
    ResponseEntity<Object> outdated(Preconditions.Outdated outdated, WebRequest request) {
        ProblemDetail problem = of(HttpStatus.PRECONDITION_FAILED, request.getLocale());
        problem.setProperty("facts", Map.of("version", outdated.version()));
        return answer(problem, HttpHeaders.EMPTY);
    }

    /** Answers 400 to a header or parameter that the firewall refuses when it is read. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException rejected, HttpServletRequest request, WebRequest web) {
        for (String name : Collections.list(request.getHeaderNames())) {
            try {
                request.getHeader(name);
            } catch (RequestRejectedException e) {
                boolean isKey = name.equalsIgnoreCase(CaseController.COMMAND);
                return badInput(isKey ? CaseController.COMMAND : name, InputFault.NOT_A_HEADER, "", web);
            }
        }
        return answer(of(HttpStatus.BAD_REQUEST, web.getLocale()), HttpHeaders.EMPTY);
    }

    /**
     * Answers 503 when the database failed. Whether the command was carried out is not known: the client sends it again under its key.
     *
     * <p>Without this method, Spring MVC takes some broken connections to the database for a client that hung up, and answers 200 with
     * nothing (spring-framework issue 34481).
     */
    @ExceptionHandler({StorageFailure.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(RuntimeException failure, WebRequest request) {
        logger.error("the database failed", failure);
        return answer(of(HttpStatus.SERVICE_UNAVAILABLE, request.getLocale()), HttpHeaders.EMPTY);
    }

    /** Answers 500 to an error of the host itself, which is logged and not told. */
    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException failure, WebRequest request) {
        logger.error("a request failed", failure);
        return answer(of(HttpStatus.INTERNAL_SERVER_ERROR, request.getLocale()), HttpHeaders.EMPTY);
    }

    // --- input

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        JsonFault fault = JsonFault.of(unreadable.getCause());
        return badInput(fault.field(), fault.fault(), fault.values(), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(sorted(limits(invalid)), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var limits = new ArrayList<BrokenLimit>();
        invalid.getParameterValidationResults().forEach(result -> {
            if (result instanceof ParameterErrors body) {
                limits.addAll(limits(body));
                return;
            }
            String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
            result.getResolvableErrors()
                    .forEach(each -> limits.add(BrokenLimit.of(name, result.unwrap(each, ConstraintViolation.class))));
        });
        return invalid(sorted(limits), request);
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
        Class<?> expected = element == null ? String.class : element;
        return badInput(
                isKey ? CaseController.COMMAND : name, InputFault.of(expected), Formats.values(expected), request);
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
                ? badInput(header.getHeaderName(), InputFault.MISSING, "", request)
                : badInput(null, InputFault.PART_MISSING, "", request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badInput(missing.getParameterName(), InputFault.MISSING, "", request);
    }

    /** Gives the problems that Spring MVC describes itself, such as an unknown path, a title like all others. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail told ? told : ProblemDetail.forStatus(status);
        if (status.is5xxServerError()) {
            logger.error("a request failed", failure);
        }
        String method = request instanceof ServletWebRequest servlet ? String.valueOf(servlet.getHttpMethod()) : "";
        return answer(described(problem, request.getLocale(), method), headers);
    }

    private static List<BrokenLimit> sorted(List<BrokenLimit> limits) {
        return limits.stream()
                .sorted(Comparator.comparing(BrokenLimit::path).thenComparing(BrokenLimit::constraint))
                .toList();
    }

    private static List<BrokenLimit> limits(Errors body) {
        return body.getAllErrors().stream()
                .map(each -> BrokenLimit.of(
                        each instanceof FieldError of ? of.getField() : "", each.unwrap(ConstraintViolation.class)))
                .toList();
    }

    /** Answers 400 to input that could not be read. */
    private static ResponseEntity<Object> badInput(
            @Nullable String field, InputFault fault, String values, WebRequest request) {
        Locale language = request.getLocale();
        String reason = ProblemTexts.of(fault, values, language);
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, language);
        problem.setDetail(ProblemTexts.of(field, reason, language));
        if (field != null) {
            problem.setProperty("field", field);
        }
        problem.setProperty("reason", reason);
        problem.setProperty("code", fault);
        return answer(problem, HttpHeaders.EMPTY);
    }

    // --- problems

    /** Answers 404 to a path that is not there. */
    public static ResponseEntity<Object> unknownPath(HttpServletRequest request) {
        return answer(of(HttpStatus.NOT_FOUND, ProblemTexts.language(request)), HttpHeaders.EMPTY);
    }

    /** Returns the response for an error that Spring MVC describes itself. */
    public static ResponseEntity<Object> of(ErrorResponse failure, HttpServletRequest request) {
        ProblemDetail problem = described(failure.getBody(), ProblemTexts.language(request), request.getMethod());
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
    static ProblemDetail of(HttpStatus status, Locale language) {
        return described(ProblemDetail.forStatus(status), language, "");
    }

    private static ProblemDetail described(ProblemDetail problem, Locale language, String method) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
        problem.setTitle(code(status));
        problem.setType(URI.create(TYPE + code(status)));
        problem.setDetail(ProblemTexts.of(status, language, method));
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
