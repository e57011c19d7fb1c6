package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.web.Client.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The clock of the sample shop. It has a database of its own, as its cases lie ahead of those of other tests. */
class ClockTest extends RunningHost {
    private static final String DATABASE = Postgres.freshUrl();

    @Autowired
    private DataSource source;

    /** Names the database of the pool itself: of two values of the same property, that of the superclass counts. */
    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.hikari.jdbc-url", () -> DATABASE);
    }

    @Test
    void theDatabaseIsOfThisTestAlone() throws SQLException {
        try (var connection = source.getConnection()) {
            assertThat(connection.getMetaData().getURL()).contains(DATABASE.substring(DATABASE.lastIndexOf("fresh_")));
        }
    }

    private Instant shown() {
        return Instant.parse(client().get("saul", "/api/clock").text("now"));
    }

    private Response moved(String by) {
        return client().post("saul", "/api/clock", "{\"forward\": \"" + by + "\"}");
    }

    @Test
    void deadlinesAreMetBeforeTheAnswer() {
        String id = open(ofToday(), "RETURN_REFUND", "NOT_LIKED", "");
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

    private String eventsOf(String id) {
        return client().get("alex", "/api/cases/" + id).body().path("timeline").toString();
    }

    @Test
    void aQuestionWithoutAnAnswerAndAnOfferEnd() {
        String asked = open(ofToday(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", asked, "question", "{\"text\": \"Which one?\"}");
        String offered = open(ofToday(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", offered, "offer", "{\"agreed\": 1500, \"keeping\": true}");

        assertThat(moved("P15D").body().path("done").asInt()).isPositive();

        assertThat(status(asked)).isEqualTo("CLOSED");
        assertThat(client().in("zh").get("ann", "/api/cases/" + asked).body().toString())
                .contains("申请因超时已关闭。");
        assertThat(eventsOf(offered)).contains("OFFER_ENDED");
        assertThat(status(offered)).isEqualTo("PENDING_REVIEW");
        assertThat(refusal("ann", offered, "offer/answer", "{\"accepts\": true}"))
                .isEqualTo("ILLEGAL_MOVE");
    }

    /** An order that was delivered a day before what the clock shows. */
    private String ofToday() {
        String id = delivered();
        orders.put(SampleOrders.delivered(id, "ann", shown()));
        return id;
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
