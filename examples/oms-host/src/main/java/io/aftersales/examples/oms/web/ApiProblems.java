package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Rejection;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.springframework.http.HttpStatus;

/** Describes the problems of each operation of the OpenAPI document, with an example of each. */
final class ApiProblems {
    private static final String MEDIA_TYPE = "application/problem+json";

    private static final BiPredicate<PathItem.HttpMethod, Operation> ALWAYS = (method, operation) -> true;
    private static final BiPredicate<PathItem.HttpMethod, Operation> CHANGES =
            (method, operation) -> method != PathItem.HttpMethod.GET;
    private static final BiPredicate<PathItem.HttpMethod, Operation> HAS_BODY =
            (method, operation) -> operation.getRequestBody() != null;

    /** Tells whether an operation is a command on a case or ticket, which takes {@code If-Match}. */
    static boolean isConditional(PathItem.HttpMethod method, Operation operation) {
        return method == PathItem.HttpMethod.POST
                && operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(each -> each.getName().equals("id") && "path".equals(each.getIn()));
    }

    /** A status with its meaning, and which operations answer it. */
    private record Described(
            int status,
            String meaning,
            Map<String, Object> example,
            BiPredicate<PathItem.HttpMethod, Operation> when) {}

    private static final List<Described> ALL = List.of(
            new Described(
                    400,
                    "The input is not of the right form, or a limit of the command is not kept: field and reason say where and why",
                    example(
                            HttpStatus.BAD_REQUEST,
                            Map.of(
                                    "detail", "the quantity of item 1 is not a whole number, or too large",
                                    "field", "items[0].quantity",
                                    "reason", "is not a whole number, or too large",
                                    "code", "NOT_A_WHOLE_NUMBER")),
                    ALWAYS),
            new Described(401, "Not signed in", example(HttpStatus.UNAUTHORIZED, Map.of()), ALWAYS),
            new Described(403, "Not permitted", example(HttpStatus.FORBIDDEN, Map.of()), ALWAYS),
            new Described(
                    404,
                    "No such order, case, line or ticket, or none that the caller may know of",
                    refusal(
                            HttpStatus.NOT_FOUND,
                            Rejection.Kind.NOT_FOUND,
                            "CASE_NOT_FOUND",
                            "There is no case 1001.9.",
                            Map.of("caseId", "1001.9")),
                    ALWAYS),
            new Described(
                    406,
                    "No answer in a media type that the client accepts",
                    example(HttpStatus.NOT_ACCEPTABLE, Map.of()),
                    ALWAYS),
            new Described(
                    408,
                    "The body was not complete in time; the connection is closed",
                    example(HttpStatus.REQUEST_TIMEOUT, Map.of()),
                    HAS_BODY),
            new Described(
                    409,
                    "Not in this state, or the idempotency key was used for another command",
                    refusal(
                            HttpStatus.CONFLICT,
                            Rejection.Kind.ILLEGAL_MOVE,
                            "ILLEGAL_MOVE",
                            "This is not possible while the case is under review.",
                            Map.of("move", "RECEIVE", "status", "PENDING_REVIEW")),
                    CHANGES),
            new Described(
                    412,
                    "The case or ticket has another version than If-Match names: facts.version is the one it has",
                    example(HttpStatus.PRECONDITION_FAILED, Map.of("facts", Map.of("version", 4))),
                    ApiProblems::isConditional),
            new Described(
                    413,
                    "The body is larger than the host takes; the connection is closed",
                    example(HttpStatus.CONTENT_TOO_LARGE, Map.of()),
                    HAS_BODY),
            new Described(415, "The body is not JSON", example(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Map.of()), HAS_BODY),
            new Described(
                    422,
                    "The rules of the shop refuse it",
                    refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            Rejection.Kind.POLICY,
                            "QUANTITY_EXCEEDED",
                            "99 units were asked for, and 2 are left.",
                            Map.of("line", "MUGS", "asked", 99, "left", 2)),
                    CHANGES),
            new Described(
                    429,
                    "Too many wrong passwords: the next attempt has to wait as long as Retry-After says",
                    example(HttpStatus.TOO_MANY_REQUESTS, Map.of()),
                    ALWAYS),
            new Described(
                    503,
                    "Storage does not answer, or the host is busy: send the request again under the same key",
                    example(HttpStatus.SERVICE_UNAVAILABLE, Map.of()),
                    ALWAYS));

    private ApiProblems() {}

    /** Adds the problems of an operation to its responses. */
    static void describe(PathItem.HttpMethod method, Operation operation) {
        for (Described each : ALL) {
            if (each.when().test(method, operation)) {
                var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
                problem.setExample(each.example());
                operation
                        .getResponses()
                        .addApiResponse(
                                Integer.toString(each.status()),
                                new ApiResponse()
                                        .description(each.meaning())
                                        .content(new Content().addMediaType(MEDIA_TYPE, problem)));
            }
        }
    }

    /** Returns the schema of all problems. */
    static Schema<?> schema() {
        Schema<?> problem = ApiSchemas.typed("object").description("Refusal of a request, or an error.");
        text(problem, "type", "What kind of problem, as a URI").format("uri");
        text(problem, "title", "The stable code of the problem, such as QUANTITY_EXCEEDED")
                .pattern("^[A-Z][A-Z0-9_]*$");
        problem.addProperty(
                "status",
                ApiSchemas.typed("integer")
                        .description("The status of the response")
                        .format("int32"));
        text(problem, "detail", "A sentence in the language of the request");
        text(problem, "instance", "The path of the request").format("uri-reference");
        Schema<Object> kind = new Schema<>();
        kind.type("string").types(java.util.Set.of("string")).description("The kind of a refusal");
        Arrays.stream(Rejection.Kind.values()).map(Enum::name).forEach(kind::addEnumItemObject);
        problem.addProperty("kind", kind);
        Schema<?> facts = ApiSchemas.typed("object").description("The facts in the way of a refused request, by name");
        facts.setAdditionalProperties(true);
        problem.addProperty("facts", facts);
        text(problem, "field", "The place of wrong input, such as items[0].quantity");
        text(problem, "reason", "What is wrong with the input, in the language of the request");
        text(problem, "code", "What is wrong with the input, as a stable code");
        problem.setRequired(List.of("title", "status"));
        problem.setAdditionalProperties(false);
        return problem;
    }

    private static Schema<?> text(Schema<?> problem, String name, String meaning) {
        Schema<?> text = ApiSchemas.typed("string").description(meaning);
        problem.addProperty(name, text);
        return text;
    }

    private static Map<String, Object> example(HttpStatus status, Map<String, Object> more) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", Problems.TYPE + status.name());
        example.put("title", status.name());
        example.put("status", status.value());
        example.put("detail", ProblemTexts.of(status, Locale.ENGLISH, "DELETE"));
        example.putAll(more);
        return example;
    }

    private static Map<String, Object> refusal(
            HttpStatus status, Rejection.Kind kind, String code, String detail, Map<String, Object> facts) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:aftersales:refusal:" + code);
        example.put("title", code);
        example.put("status", status.value());
        example.put("detail", detail);
        example.put("kind", kind.name());
        example.put("facts", facts);
        return example;
    }
}
