package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stories of the sample orders that need more than one parcel, evidence or two persons, over HTTP and to their ends. */
class SampleStoriesTest extends RunningHost {
    private static final String EVIDENCE =
            "\"evidence\": [{\"id\": \"photo-1\", \"hash\": \"h1\", \"size\": 10, \"mediaType\": \"image/jpeg\"}]";

    private JsonNode file(String user, String id) {
        return client().get(user, "/api/cases/" + id).body();
    }

    private JsonNode staff(String id) {
        return file("alex", id).path("subject").path("staff");
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    private String opened(String user, String order, String body) {
        Response opened = client().post(user, "/api/orders/" + order + "/cases", body);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened.text("caseId");
    }

    @Test
    void ofTwoParcelsTheCarrierCatchesOneAndMissesTheOther() {
        String id = opened("ann", "1005", "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}");
        command("rita", id, "approval", "{}");

        assertThat(staff(id).path("stops").valueStream())
                .extracting(stop ->
                        stop.path("place").asString() + " " + stop.path("state").asString())
                .containsExactly("P-1005-A STOPPED", "P-1005-B NOT_STOPPED");
        assertThat(status(id)).as("the mugs are paid, and the pot is not").isEqualTo("REFUNDED");
        assertThat(accountOf("1005").path("refunded").path("minor").asLong()).isEqualTo(12_000);

        assertThat(staff(id).path("inbounds").get(0).path("state").asString()).isEqualTo("ON_ITS_WAY");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 4}]}");
        assertThat(staff(id).path("inbounds").get(0).path("state").asString()).isEqualTo("INSPECTED");
        assertThat(accountOf("1005").path("refunded").path("minor").asLong()).isEqualTo(12_000);
    }

    private String reship(String line, String reason) {
        String body =
                "{\"kind\": \"RESHIP\", %s\"items\": [{\"line\": \"MUGS\", \"quantity\": %s, \"reason\": \"%s\"}]}";
        Response without = client().post("bob", "/api/orders/2003/cases", body.formatted("", line, reason));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text("title")).isEqualTo("EVIDENCE_REQUIRED");
        String id = opened("bob", "2003", body.formatted(EVIDENCE + ", ", line, reason));
        command("rita", id, "approval", "{}");
        return id;
    }

    @Test
    void whatWasShortAndWhatWasDamagedIsSentAgain() {
        String missing = reship("1", "SHORTAGE");
        assertThat(file("bob", missing).path("subject").path("returns"))
                .as("nothing can come back")
                .isEmpty();
        command("alex", missing, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"X-7\"}");
        command("alex", missing, "delivered", "");
        assertThat(status(missing)).isEqualTo("RESHIPPED");
        assertThat(file("bob", missing).path("details").toString()).contains("photo-1", "X-7");

        String damaged = reship("2", "DAMAGED");
        command("alex", damaged, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"X-8\"}");
        command("alex", damaged, "delivered", "");
        assertThat(status(damaged)).isEqualTo("RESHIPPED");
        assertThat(accountOf("2003").path("refunded").path("minor").asLong(-1)).isZero();
    }

    @Test
    void goodwillIsGivenByTwoPersons() {
        String order = delivered();
        String id = client().post(
                        "rita", "/api/orders/" + order + "/goodwill", "{\"amount\": 300, \"why\": \"Came late\"}")
                .text("caseId");
        assertThat(status(id)).isEqualTo("PENDING_REVIEW");
        assertThat(refusal("rita", id, "approval", "{}")).as("rita gave it").isEqualTo("NOT_PERMITTED");
        assertThat(refusal("rita", id, "rejection", "{\"text\": \"No\"}")).isEqualTo("NOT_PERMITTED");
        assertThat(texts(
                        client().get("saul", "/api/cases?status=PENDING_REVIEW&order=" + order)
                                .body()
                                .path("items"),
                        "id"))
                .containsExactly(id);
        assertThat(accountOf(order).path("refunded").path("minor").asLong(-1)).isZero();
        command("saul", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(300);
    }
}
