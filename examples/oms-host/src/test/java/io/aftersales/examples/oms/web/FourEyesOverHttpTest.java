package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Entries of money above the four-eyes limit over HTTP. */
@TestPropertySource(properties = "shop.policy.four-eyes-above=CNY 4.00")
class FourEyesOverHttpTest extends RunningHost {
    private Response sent(String user, String path, String body) {
        return client().post(user, "/api/" + path, body);
    }

    private JsonNode account(String order) {
        return client().get("saul", "/api/orders/" + order + "/account").body();
    }

    @Test
    void keptMoneyIsGivenBackByTwoPersons() {
        String order = paid();
        String id = sent(
                        "ann",
                        "orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"}]}")
                .text("caseId");
        sent(
                "sara",
                "tickets/" + id + "-1/assignment",
                "{\"text\": \"rita\"}"); // its agent cannot be the second person
        assertThat(client().get("sara", "/api/tickets/" + id + "-1")
                        .body()
                        .findValue("agent")
                        .asString())
                .isEqualTo("rita");
        Response ofRita = sent("rita", "cases/" + id + "/approval", "{\"fee\": 500}");
        assertThat(ofRita.status()).as(ofRita.body().toString()).isEqualTo(200);
        Response ofSaul = sent("saul", "cases/" + id + "/approval", "{\"fee\": 500}");
        assertThat(ofSaul.status()).as(ofSaul.body().toString()).isEqualTo(200);
        assertThat(account(order).path("kept").path("minor").asLong()).isEqualTo(500);

        Response first = sent("saul", "cases/" + id + "/kept", "{\"amount\": 450, \"why\": \"late\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("next").path("what").asString()).isEqualTo("SECOND_APPROVAL");
        assertThat(account(order).path("kept").path("minor").asLong()).isEqualTo(500);
        JsonNode waiting = account(order).path("waiting");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("kind").asString()).isEqualTo("KEPT_GIVEN_BACK");
        assertThat(waiting.get(0).path("amount").path("minor").asLong()).isEqualTo(450);
        assertThat(waiting.get(0).path("by").asString()).isEqualTo("saul");

        Response same = sent("saul", "cases/" + id + "/kept", "{\"amount\": 450, \"why\": \"late\"}");
        assertThat(same.status()).isEqualTo(403);
        assertThat(same.text("title")).isEqualTo("SECOND_PERSON_NEEDED");

        Response second = sent("fred", "cases/" + id + "/kept", "{\"amount\": 450, \"why\": \"too late\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(account(order).path("kept").path("minor").asLong()).isEqualTo(50);
        assertThat(account(order).path("waiting")).isEmpty();
    }
}
