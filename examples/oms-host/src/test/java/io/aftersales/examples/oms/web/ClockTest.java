package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.web.Client.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The clock of the sample shop. It has a database of its own, as its cases lie ahead of those of other tests. */
class ClockTest extends RunningHost {
    private static final String DATABASE = Postgres.freshUrl();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
    }

    private Instant shown() {
        return Instant.parse(client().get("saul", "/api/clock").text("now"));
    }

    private Response moved(String by) {
        return client().post("saul", "/api/clock", "{\"forward\": \"" + by + "\"}");
    }

    @Test
    void deadlinesAreMetBeforeTheAnswer() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        Instant before = shown();

        Response moved = moved("P6D");
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        assertThat(Instant.parse(moved.text("now"))).isAfterOrEqualTo(before.plus(Duration.ofDays(6)));
        assertThat(status(id)).as("the return deadline is in a day").isEqualTo("WAITING_RETURN");
        assertThat(client().get("alex", "/api/cases/" + id)
                        .body()
                        .path("timeline")
                        .toString())
                .as("the buyer was reminded on the way")
                .contains("REMINDER_SENT");

        assertThat(moved("P2D").body().path("done").asInt()).isPositive();
        assertThat(status(id)).isEqualTo("CLOSED");
        assertThat(client().get("saul", "/api/tickets/overdue").status()).isEqualTo(200);
    }

    @Test
    void onlySupervisorsSeeAndMoveTheClock() {
        for (String user : new String[] {"ann", "rita", "fred", "provider"}) {
            assertThat(client().get(user, "/api/clock").text("title")).isEqualTo("NOT_FOR_ROLE");
            Response moved = client().post(user, "/api/clock", "{\"forward\": \"PT1S\"}");
            assertThat(moved.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT-1S", "P401D", "P1M", "1", "", "P999999999D"})
    void theClockGoesForwardAndNotTooFar(String by) {
        Instant before = shown();
        Response moved = moved(by);
        assertThat(moved.status()).isEqualTo(400);
        assertThat(moved.text("field")).isEqualTo("forward");
        assertThat(Duration.between(before, shown())).isBetween(Duration.ZERO, Duration.ofMinutes(5));
    }
}
