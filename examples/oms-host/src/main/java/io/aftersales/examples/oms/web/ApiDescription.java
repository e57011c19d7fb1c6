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
import io.aftersales.examples.oms.HostProperties;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Completes the OpenAPI document with what the controllers do not say: the form of ids and money, which fields are required and which may be null, the
 * problems of each operation, and how to sign in.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";

    /** Form of a header that is read as far as it can be. */
    private static final String ANY_HEADER = "^[ -~]*$";

    /** The operations whose answers have a tag. */
    private static final Set<String> TAGGED = Set.of("caseFile", "account", "ticket");

    /** Types that are texts in requests and answers; each has a form of its own. */
    private static final List<Class<?>> IDS = List.of(
            OrderId.class,
            LineId.class,
            TenderId.class,
            Place.class,
            CommandId.class,
            CaseId.class,
            TicketId.class,
            EffectKey.class);

    /** Meanings of the parameters that mean the same in every operation. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry(
                    CaseController.COMMAND,
                    "The id of the command: sent again under the same one, it changes nothing and gets the same answer"),
            Map.entry("order", "The id of the order"),
            Map.entry("id", "The id of the case or ticket"),
            Map.entry("effect", "The key of the effect"),
            Map.entry("reference", "The reference of the external refund"),
            Map.entry("after", "The next of the part of the list before; left out for the first part"),
            Map.entry("limit", "The most items to answer"),
            Map.entry(Formats.ZONE, "The time zone for moments in texts, also in refusals; UTC where it is left out"),
            Map.entry("group", "The group of agents"),
            Map.entry("buyer", "The id of the buyer"),
            Map.entry("status", "The statuses of the cases; left out for all"),
            Map.entry("kind", "The kinds of the cases; left out for all"),
            Map.entry("alarm", "The key of the alarm"));

    /** Names of schemas that would be reserved or misleading in generated clients. */
    private static final Map<Class<?>, String> NAMES =
            Map.of(Views.Case.class, "AfterSalesCase", Views.File.class, "CaseFile", Views.Event.class, "TimelineLine");

    /** Classes that only hold response bodies, and are no part of their names. */
    private static final Set<Class<?>> PLAIN =
            Set.of(Views.class, ShopViews.class, CaseViews.class, DeskViews.class, MoneyViews.class);

    /** Classes by the name of their schema, as far as they are described; static as the converters of swagger-core are. */
    private static final Map<String, Class<?>> DESCRIBED = new ConcurrentHashMap<>();

    ApiDescription() {
        ModelResolver.enumsAsRef = true; // one schema for each enum, by its name
        SpringDocUtils types = SpringDocUtils.getConfig();
        IDS.forEach(type -> types.replaceWithSchema(type, ApiSchemas.text(type)));
        types.replaceWithSchema(Duration.class, ApiSchemas.text(Duration.class));
        types.replaceWithSchema(ZoneId.class, ApiSchemas.typed("string").example("Asia/Shanghai"));
        types.replaceWithClass(Money.class, Views.Amount.class);
    }

    /** Names schemas so that two classes of the same simple name are two schemas. */
    @Bean
    ModelResolver schemas(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                String name = schemaOf(type);
                DESCRIBED.put(name, type);
                return name;
            }
        });
    }

    /** Describes the values in paths, queries and headers by their forms and constraints; ids would be any text. */
    @Bean
    OperationCustomizer parameters() {
        return (operation, method) -> {
            for (MethodParameter each : method.getMethodParameters()) {
                parameter(operation, each);
            }
            return operation;
        };
    }

    private static void parameter(Operation operation, MethodParameter declared) {
        String name = declared.hasParameterAnnotation(RequestHeader.class)
                ? CaseController.COMMAND
                : declared.getParameter().getName();
        for (Parameter each : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            Class<?> type = declared.getParameterType();
            if (each.getName().equals(name)) {
                if (IDS.contains(type)) {
                    each.setSchema(ApiSchemas.text(type));
                } else if (each.getSchema().getItems() == null
                        && each.getSchema().getEnum() == null) {
                    ApiSchemas.limit(each.getSchema(), type, declared.getParameter());
                }
                if (declared.hasParameterAnnotation(PathVariable.class)
                        && each.getSchema().getPattern() != null) {
                    each.getSchema().setPattern(Forms.inPath(each.getSchema().getPattern()));
                }
                if (each.getDescription() == null) {
                    each.setDescription(PARAMETERS.get(name));
                }
            }
        }
    }

    @Bean
    OpenApiCustomizer completed(HostProperties properties, ObjectProvider<JwtDecoder> tokens) {
        return api -> {
            api.info(new Info()
                    .title("After-sales of an order-management system")
                    .version("1")
                    .license(new License().name("Apache 2.0").identifier("Apache-2.0"))
                    .description(
                            "Refunds, returns, exchanges and goodwill. Amounts in requests are minor units of the shop's"
                                    + " currency, CNY, such as 1230 for 12.30; answers write money as amount, minor units and"
                                    + " currency. A command is sent under an Idempotency-Key: sent again under the same key it"
                                    + " changes nothing and gets the same answer. Input is taken as it is meant or refused with"
                                    + " status 400. Whole numbers are written without a fraction or an exponent, and the length"
                                    + " of a text is counted in UTF-16 units."));
            var ways = new ArrayList<String>();
            if (properties.takesPasswords()) {
                ways.add(BASIC);
            }
            if (tokens.getIfAvailable() != null) {
                ways.add(BEARER);
            }
            ways.forEach(way -> api.getComponents()
                    .addSecuritySchemes(
                            way,
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(way)));
            api.setSecurity(ways.stream()
                    .map(way -> new SecurityRequirement().addList(way))
                    .toList());
            api.setServers(List.of(new Server().url("/").description("The host that serves this document")));
            api.getComponents().getSchemas().forEach(ApiDescription::complete);
            api.getComponents().addSchemas("Problem", ApiProblems.schema());
            api.getPaths().values().forEach(path -> path.readOperationsMap().forEach(ApiDescription::complete));
            api.getTags()
                    .forEach(tag -> tag.name(group(tag.getName())).description(ApiSchemas.plain(tag.getDescription())));
            api.getTags().sort(Comparator.comparing(Tag::getName));
        };
    }

    private static String group(String controller) {
        return controller.replace("-controller", "");
    }

    /** Returns the name of the schema of a type. */
    static String schemaOf(Class<?> type) {
        return NAMES.getOrDefault(type, name(type));
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == Bodies.class) {
            return type.isEnum() ? type.getSimpleName() : type.getSimpleName() + "Request";
        }
        return (outer == null || PLAIN.contains(outer) ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        operation.setTags(
                operation.getTags().stream().map(ApiDescription::group).toList());
        String words = ApiSchemas.plain(operation.getDescription());
        operation.setDescription(Objects.equals(words, operation.getSummary()) ? null : words);
        operation.setSummary(ApiSchemas.plain(operation.getSummary()));
        ApiResponse created = operation.getResponses().get("201");
        if (created != null) {
            created.addHeaderObject("Location", header("The path of the new case"));
        }
        ApiResponse found = operation.getResponses().get("200");
        if (found != null && TAGGED.contains(operation.getOperationId())) {
            found.addHeaderObject(
                    HttpHeaders.ETAG, header("The version of the subject, and after a hyphen a digest of the answer"));
            operation.addParametersItem(optional(
                    HttpHeaders.IF_NONE_MATCH,
                    "The ETag of an answer that the reader has: if it is still right, 304",
                    ANY_HEADER));
            operation.getResponses().addApiResponse("304", new ApiResponse().description("The reader has this answer"));
        }
        if (ApiProblems.isConditional(method, operation)) {
            operation.addParametersItem(optional(
                    HttpHeaders.IF_MATCH,
                    "The ETag of the answer that the caller decides on, or its version in quotes: with another version"
                            + " nothing is done, and the answer is 412",
                    "^(\\*|(W/)?\"[!#-~]*\"(, ?(W/)?\"[!#-~]*\")*)$"));
        }
        if (parameters(operation).noneMatch(each -> each.getName().equals(Formats.ZONE))) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name(Formats.ZONE)
                    .description(PARAMETERS.get(Formats.ZONE))
                    .schema(ApiSchemas.typed("string").example("Asia/Shanghai")));
        }
        operation.addParametersItem(optional(
                HttpHeaders.ACCEPT_LANGUAGE,
                "The language of texts, also in refusals: Chinese for zh and its variants, otherwise English",
                ANY_HEADER));
        ApiProblems.describe(method, operation);
        Objects.requireNonNull(operation.getResponses().get("429"))
                .addHeaderObject(HttpHeaders.RETRY_AFTER, header("Seconds to wait"));
    }

    private static Parameter optional(String header, String meaning, String form) {
        return new Parameter()
                .in("header")
                .name(header)
                .description(meaning)
                .schema(ApiSchemas.typed("string").pattern(form));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    private static Header header(String meaning) {
        return new Header().description(meaning).schema(ApiSchemas.typed("string"));
    }

    private static void complete(String name, Schema<?> schema) {
        Class<?> type = DESCRIBED.get(name);
        if (type != null) {
            ApiSchemas.complete(schema, type);
        } else if (name.startsWith("Page")) {
            ApiSchemas.complete(schema, Views.Page.class);
        }
    }
}
