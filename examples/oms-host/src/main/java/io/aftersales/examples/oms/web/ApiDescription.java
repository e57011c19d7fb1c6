package io.aftersales.examples.oms.web;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.TicketId;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

/**
 * Completes the OpenAPI document with what the controllers do not say: the form of ids and money, which fields are required and which may be null, the
 * problems of each operation, and how to sign in.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "application/problem+json";
    private static final String BASIC = "basic";
    private static final Map<Integer, String> PROBLEMS = Map.of(
            400,
                    "The input is not of the right form, or a limit of the command is not kept: field and reason say where and why",
            401, "Not signed in",
            403, "Not permitted",
            404, "No such order, case, line or ticket",
            406, "No answer in a media type that the client accepts",
            409, "Not in this state, or the idempotency key was used for another command",
            415, "The body is not JSON",
            422, "The rules of the shop refuse it",
            503, "Storage does not answer: send the request again under the same key");

    private static final String ID = "^[^\\x00-\\x1f\\x7f-\\x9f]{1,100}$";

    /** Forms of the ids, which are texts. */
    private static final Map<Class<?>, String> IDS = Map.of(
            OrderId.class, ID,
            LineId.class, ID,
            TenderId.class, ID,
            Place.class, ID,
            CommandId.class, ID,
            CaseId.class, "^.+\\.[1-9][0-9]{0,9}$",
            TicketId.class, "^.+\\.[1-9][0-9]{0,9}-[1-9][0-9]{0,9}$",
            EffectKey.class, "^[A-Za-z0-9_-]{1,64}$");

    /** Names of schemas that would be reserved or misleading in generated clients. */
    private static final Map<Class<?>, String> NAMES =
            Map.of(Views.Case.class, "AfterSalesCase", Views.File.class, "CaseFile", Views.Event.class, "TimelineLine");

    /** Classes by the name of their schema, as far as they are described; static as the converters of swagger-core are. */
    private static final Map<String, Class<?>> DESCRIBED = new ConcurrentHashMap<>();

    ApiDescription() {
        SpringDocUtils types = SpringDocUtils.getConfig();
        IDS.forEach((type, pattern) -> types.replaceWithSchema(type, text(pattern)));
        types.replaceWithSchema(
                Duration.class, typed("string").format("duration").example("P3D"));
        types.replaceWithSchema(ZoneId.class, typed("string").example("Asia/Shanghai"));
        types.replaceWithClass(Money.class, Views.Amount.class);
    }

    /** Names schemas so that two classes of the same simple name are two schemas. */
    @Bean
    ModelResolver schemas(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                String name = NAMES.getOrDefault(type, name(type));
                DESCRIBED.put(name, type);
                return name;
            }
        });
    }

    /** Describes ids in paths and queries by their form; those with a converter would be any text. */
    @Bean
    OperationCustomizer ids() {
        return (operation, method) -> {
            for (MethodParameter each : method.getMethodParameters()) {
                String pattern = IDS.get(each.getParameterType());
                for (Parameter parameter :
                        operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
                    if (pattern != null
                            && parameter.getName().equals(each.getParameter().getName())) {
                        parameter.setSchema(text(pattern));
                    }
                }
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer completed() {
        return api -> {
            api.info(new Info()
                    .title("After-sales of an order-management system")
                    .version("1")
                    .description(
                            "Refunds, returns, exchanges and goodwill. Amounts in requests are minor units of the shop's"
                                    + " currency, CNY, such as 1230 for 12.30; answers write money as amount, minor units and"
                                    + " currency. A command is sent under an Idempotency-Key: sent again under the same key it"
                                    + " changes nothing and gets the same answer. Input is taken as it is meant or refused with"
                                    + " status 400."));
            api.getComponents()
                    .addSecuritySchemes(
                            BASIC,
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC));
            api.setSecurity(List.of(new SecurityRequirement().addList(BASIC)));
            api.getComponents().getSchemas().forEach(ApiDescription::complete);
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths().values().forEach(path -> path.readOperationsMap().forEach(ApiDescription::withProblems));
        };
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == Bodies.class) {
            return type.getSimpleName() + "Request";
        }
        return (outer == null || outer == Views.class || outer == ShopViews.class ? "" : outer.getSimpleName())
                + type.getSimpleName();
    }

    private static Schema<?> text(String pattern) {
        return typed("string").pattern(pattern);
    }

    private static Schema<?> typed(String type) {
        return new Schema<>().type(type).types(new LinkedHashSet<>(List.of(type)));
    }

    private static Schema<?> problem() {
        Schema<?> problem = typed("object");
        Map.of(
                        "type", "What kind of problem, as a URI",
                        "title", "The stable code of the problem, such as QUANTITY_EXCEEDED",
                        "detail", "A sentence in the language of the request",
                        "instance", "The path of the request",
                        "kind", "The kind of a refusal",
                        "field", "The place of wrong input, such as items[0].quantity",
                        "reason", "What is wrong with the input")
                .forEach((name, meaning) ->
                        problem.addProperty(name, typed("string").description(meaning)));
        problem.addProperty("status", typed("integer"));
        problem.addProperty("facts", typed("object").description("The facts in the way, by name"));
        problem.setRequired(List.of("title", "status"));
        return problem;
    }

    private static void withProblems(PathItem.HttpMethod method, Operation operation) {
        var statuses = new ArrayList<>(List.of(400, 401, 403, 404, 406, 503));
        if (method == PathItem.HttpMethod.POST) {
            statuses.addAll(List.of(409, 422));
        }
        if (operation.getRequestBody() != null) {
            statuses.add(415);
        }
        ApiResponse created = operation.getResponses().get("201");
        if (created != null) {
            created.addHeaderObject("Location", header("The path of the new case"));
        }
        ApiResponse found = operation.getResponses().get("200");
        if (found != null && "caseFile".equals(operation.getOperationId())) {
            found.addHeaderObject("ETag", header("The version of the case"));
            operation
                    .getResponses()
                    .addApiResponse("304", new ApiResponse().description("The reader has this version"));
        }
        for (int status : statuses) {
            operation
                    .getResponses()
                    .addApiResponse(
                            Integer.toString(status),
                            new ApiResponse()
                                    .description(PROBLEMS.get(status))
                                    .content(new Content()
                                            .addMediaType(
                                                    PROBLEM,
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
        }
    }

    private static Header header(String meaning) {
        return new Header().description(meaning).schema(typed("string"));
    }

    /** Tells which fields of a schema are required and which may be null, as its record declares them. */
    private static void complete(String name, Schema<?> schema) {
        Class<?> type = DESCRIBED.get(name);
        if (schema.getProperties() == null || (type == null && !name.startsWith("Page"))) {
            return;
        }
        if (type == null) {
            schema.setRequired(List.of("items", "next"));
            optional(schema, "next");
            return;
        }
        boolean isRequest = type.getEnclosingClass() == Bodies.class;
        if (isRequest) {
            schema.setAdditionalProperties(false);
        }
        var required = new ArrayList<String>();
        for (RecordComponent each : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            asText(schema, each);
            boolean nullable = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable) {
                optional(schema, each.getName());
            }
            if (!(nullable && isRequest)) {
                required.add(each.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** Describes a field that is an id or a list of ids as text. */
    private static void asText(Schema<?> schema, RecordComponent field) {
        String pattern = IDS.get(field.getType());
        if (pattern != null) {
            schema.addProperty(field.getName(), text(pattern));
        } else if (field.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && IDS.containsKey(element)) {
            schema.addProperty(field.getName(), typed("array").items(text(IDS.get(element))));
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as the properties of a schema are declared
    private static void optional(Schema schema, String field) {
        Map<String, Schema> properties = schema.getProperties();
        Schema<?> property = properties.get(field);
        if (property == null) {
            return;
        }
        if (property.get$ref() != null) {
            Schema either = new Schema<>();
            either.addAnyOfItem(property);
            either.addAnyOfItem(typed("null"));
            properties.put(field, either);
        } else {
            Set<String> types =
                    new LinkedHashSet<>(property.getTypes() != null ? property.getTypes() : Set.of(property.getType()));
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null) {
                ((List<Object>) property.getEnum()).add(null);
            }
        }
    }
}
