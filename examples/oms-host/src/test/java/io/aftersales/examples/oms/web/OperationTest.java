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
