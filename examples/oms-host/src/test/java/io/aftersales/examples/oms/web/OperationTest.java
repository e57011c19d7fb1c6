package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.examples.oms.web.Client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What those see who run the host. */
class OperationTest extends RunningHost {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyDoorIsInTheOpenApiDocument() {
        var doors = new ArrayList<List<String>>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        doors.add(List.of(path, method.name().toLowerCase(Locale.ROOT))))));

        Response document = client().get(null, "/openapi");

        assertThat(document.text("openapi")).startsWith("3.");
        assertThat(doors)
                .hasSizeGreaterThan(20)
                .allSatisfy(door -> assertThat(
                                document.body().path("paths").path(door.get(0)).has(door.get(1)))
                        .as(door.toString())
                        .isTrue());
    }

    @Test
    void theOpenApiDocumentSaysWhatARequestNeedsAndWhatMayBeAnswered() {
        JsonNode document = client().get(null, "/openapi").body();
        JsonNode schemas = document.path("components").path("schemas");
        JsonNode item = schemas.path("ItemRequest");
        assertThat(item.path("required"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("line", "quantity", "reason");
        assertThat(item.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(item.path("properties").path("line").path("type").asString()).isEqualTo("string");
        assertThat(schemas.path("Decided")
                        .path("properties")
                        .path("booked")
                        .path("$ref")
                        .asString())
                .endsWith("/Amount");
        assertThat(schemas.path("AfterSalesCase").path("required"))
                .extracting(JsonNode::asString)
                .contains("id", "version", "staff");
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("basic")
                        .path("scheme")
                        .asString())
                .isEqualTo("basic");
        var ids = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    ids.add(operation.path("operationId").asString());
                    for (String status : List.of("400", "401", "403")) {
                        assertThat(operation
                                        .path("responses")
                                        .path(status)
                                        .path("content")
                                        .path("application/problem+json")
                                        .path("schema")
                                        .path("$ref")
                                        .asString(""))
                                .isEqualTo("#/components/schemas/Problem");
                    }
                }));
        assertThat(ids)
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z][A-Za-z]+"));
    }

    @Test
    void commandsAndRefusalsAreCounted() {
        client().post("ann", "/api/orders/none/cases", "{\"kind\": \"REFUND_ONLY\"}");

        Response counted = client().get(
                        "saul",
                        "/actuator/metrics/aftersales.command?tag=command:OpenCase&tag=outcome:ORDER_NOT_FOUND");

        assertThat(counted.body().path("measurements").get(0).path("value").asInt())
                .isPositive();
    }

    @Test
    void whatIsOwedIsTold() {
        for (OutboxEntry.State state : OutboxEntry.State.values()) {
            assertThat(client().get("saul", "/actuator/metrics/aftersales.effects?tag=state:" + state)
                            .status())
                    .as(state.name())
                    .isEqualTo(200);
        }
        assertThat(client().get("saul", "/actuator/metrics/aftersales.effects.overdue")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void healthIsForEverybodyAndItsDetailsAreNot() {
        assertThat(client().get(null, "/actuator/health").text("status")).isEqualTo("UP");
        assertThat(client().get(null, "/actuator/health").body().has("components"))
                .isFalse();
        assertThat(client().get("saul", "/actuator/health")
                        .text("components", "aftersales", "details", "effects", "PARKED"))
                .isNotEmpty();
    }
}
