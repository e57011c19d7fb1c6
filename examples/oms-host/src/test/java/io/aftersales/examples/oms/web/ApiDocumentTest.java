package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document says all that a client has to know, about every endpoint under {@code /api} and about nothing else. */
class ApiDocumentTest extends RunningHost {
    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Contract contract;
    private JsonNode api;

    @BeforeEach
    void read() {
        contract = Contract.of(client());
        api = contract.document();
    }

    private void eachOperation(BiConsumer<String, JsonNode> check) {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> check.accept(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        var endpoints = new ArrayList<String>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(endpoint -> endpoint.getPatternValues()
                        .forEach(path -> endpoint.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        endpoints.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + path))));
        endpoints.removeIf(each -> !each.contains(" /api/"));
        var described = new ArrayList<String>();
        eachOperation((operation, description) -> described.add(operation));
        assertThat(described).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void everyOperationHasAnIdAGroupASummaryAndMeaningsOfItsParameters() {
        var ids = new HashSet<String>();
        var groups = new ArrayList<String>();
        api.path("tags").forEach(tag -> {
            groups.add(tag.path("name").asString());
            assertThat(tag.path("description").asString("")).as(tag.toString()).isNotBlank();
        });
        eachOperation((operation, description) -> {
            String id = description.path("operationId").asString("");
            assertThat(id).as(operation).matches("[a-z][A-Za-z]*");
            assertThat(ids.add(id))
                    .as(operation + " has the id of another: " + id)
                    .isTrue();
            assertThat(description.path("summary").asString("")).as(operation).matches("[A-Z][^<{]*[.]");
            assertThat(description.path("tags")).as(operation).hasSize(1);
            assertThat(groups)
                    .as(operation)
                    .contains(description.path("tags").get(0).asString());
            description
                    .path("parameters")
                    .forEach(each -> assertThat(each.path("description").asString(""))
                            .as(operation + " " + each.path("name"))
                            .isNotBlank());
        });
    }

    @Test
    void everySchemaOfARequestLimitsEachOfItsValues() {
        var requests = new ArrayList<String>();
        api.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode described = schema.getValue();
            if (described.has("properties")) {
                assertThat(described.path("type").asString(""))
                        .as(schema.getKey())
                        .isEqualTo("object");
                assertThat(described.path("additionalProperties").toString())
                        .as(schema.getKey() + " has these fields and no others")
                        .isEqualTo("false");
            }
            if (schema.getKey().endsWith("Request")) {
                requests.add(schema.getKey());
                described
                        .path("properties")
                        .properties()
                        .forEach(each -> limited(schema.getKey() + "." + each.getKey(), each.getValue()));
            }
        });
        assertThat(requests).hasSizeGreaterThan(20);
        eachOperation((operation, description) -> {
            String body = description
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema")
                    .path("$ref")
                    .asString("");
            assertThat(body.isEmpty() || body.endsWith("Request")).as(operation).isTrue();
            description.path("parameters").forEach(each -> {
                if (!each.path("name").asString("").equals("zone")) {
                    limited(operation + " " + each.path("name"), each.path("schema"));
                }
            });
        });
    }

    private static void limited(String place, JsonNode value) {
        JsonNode type = value.path("type");
        switch (type.isArray() ? type.get(0).asString() : type.asString("")) {
            case "string" ->
                assertThat(value.has("enum") || value.has("pattern")).as(place).isTrue();
            case "integer" ->
                assertThat(value.has("minimum") && value.has("maximum"))
                        .as(place)
                        .isTrue();
            case "array" -> {
                assertThat(value.has("maxItems") || value.path("items").has("$ref"))
                        .as(place)
                        .isTrue();
                limited(place + "[]", value.path("items"));
            }
            case "boolean" -> {}
            default ->
                assertThat(value.has("$ref") || value.has("anyOf"))
                        .as(place + value)
                        .isTrue();
        }
    }

    @Test
    void everyProblemHasAnExampleThatKeepsToItsSchema() {
        var statuses = new HashSet<String>();
        eachOperation((operation, description) -> description
                .path("responses")
                .properties()
                .forEach(response -> {
                    JsonNode problem = response.getValue().path("content").path("application/problem+json");
                    if (!response.getKey().startsWith("2") && !response.getKey().equals("304")) {
                        statuses.add(response.getKey());
                        assertThat(problem.path("example").path("status").asString(""))
                                .isEqualTo(response.getKey());
                        assertThat(contract.faults("/components/schemas/Problem", problem.path("example")))
                                .as(operation)
                                .isEmpty();
                    }
                }));
        assertThat(statuses).contains("400", "401", "403", "404", "409", "413", "415", "422", "503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minor\": 1.5}",
                "{\"minor\": null}",
                "{\"minor\": \"1230\"}",
                "{\"amount\": 12.3}",
                "{\"amount\": \"12.3x\"}",
                "{\"currency\": \"yuan\"}",
                "{\"colour\": 1}"
            })
    void anAmountThatIsWrittenOtherwiseIsNoticed(String change) {
        ObjectNode amount = (ObjectNode)
                JsonMapper.shared().readTree("{\"amount\": \"12.30\", \"minor\": 1230, \"currency\": \"CNY\"}");
        assertThat(contract.faults("/components/schemas/Amount", amount)).isEmpty();
        JsonMapper.shared().readTree(change).properties().forEach(each -> amount.set(each.getKey(), each.getValue()));
        assertThat(contract.faults("/components/schemas/Amount", amount)).hasSize(1);
    }

    @Test
    void namesOfSchemasAreThoseOfTheirSubjects() {
        assertThat(client().get(null, "/openapi")
                        .body()
                        .path("components")
                        .path("schemas")
                        .propertyNames())
                .as("a client generated from the document has classes of these names")
                .contains("Account", "Booked", "CaseFile", "Decided", "Moved")
                .noneMatch(name -> name.contains("Views"));
    }

    @Test
    void aFieldThatIsLeftOutOfAnAnswerIsNoticed() {
        JsonNode receipt = client().post("ann", "/api/orders/" + delivered() + "/cases", BODY)
                .body();
        assertThat(contract.faults("/components/schemas/Decided", receipt)).isEmpty();
        for (String field : List.copyOf(receipt.propertyNames())) {
            ObjectNode without = ((ObjectNode) receipt.deepCopy()).without(field);
            assertThat(contract.faults("/components/schemas/Decided", without))
                    .as(field)
                    .hasSize(1);
        }
        ((ObjectNode) receipt.path("next")).put("until", "tomorrow");
        assertThat(contract.faults("/components/schemas/Decided", receipt)).hasSize(1);
    }

    private static final String BODY = "{\"kind\": \"RETURN_REFUND\", " + ONE_MUG.formatted("NOT_LIKED", "");
}
