package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The choices that belong to a case, over HTTP: store credit, offers, appeals, and money before the goods are inspected. */
class ChoicesTest extends RunningHost {
    private JsonNode subject(String user, String id) {
        return client().get(user, "/api/cases/" + id).body().path("subject");
    }

    private Response quote(String user, String order, String body) {
        return client().post(user, "/api/orders/" + order + "/quote", body);
    }

    @Test
    void aBuyerTakesStoreCreditWithItsBonus() {
        String order = paid();
        String asked = "{\"kind\": \"REFUND_ONLY\", \"refundTo\": \"%s\", " + ONE_MUG.formatted("ORDER_CANCELLED", "");
        JsonNode toCredit = quote("ann", order, asked.formatted("STORE_CREDIT")).body();
        assertThat(toCredit.path("total").path("minor").asLong()).isEqualTo(3_000);
        assertThat(toCredit.path("bonus").path("minor").asLong())
                .as("ten per cent of what the card had paid, not the gift card")
                .isEqualTo(273);
        assertThat(quote("ann", order, asked.formatted("ORIGINAL"))
                        .body()
                        .path("bonus")
                        .path("minor")
                        .asLong(-1))
                .isZero();

        String id = client().post("ann", "/api/orders/" + order + "/cases", asked.formatted("STORE_CREDIT"))
                .text("caseId");
        command("rita", id, "approval", "{}");

        JsonNode mine = subject("ann", id);
        assertThat(mine.path("status").asString()).isEqualTo("REFUNDED");
        assertThat(mine.path("refundTo").asString()).isEqualTo("STORE_CREDIT");
        assertThat(mine.path("refund"))
                .extracting(part -> part.path("tender").asString() + " "
                        + part.path("route").asString() + " "
                        + part.path("amount").path("minor").asLong())
                .containsExactly("CARD BALANCE 2727", "GIFT ORIGINAL 273");
        assertThat(mine.path("gifts")).hasSize(1);
        assertThat(mine.path("gifts").get(0).path("progress").asString()).isEqualTo("DONE");
        assertThat(accountOf(order).path("refunded").path("minor").asLong())
                .as("the bonus is a gift beside the order's money")
                .isEqualTo(3_000);
    }

    @Test
    void theJournalAndItsSumsTellTheWayOfStoreCreditAndItsBonus() {
        String asked = "{\"kind\": \"REFUND_ONLY\", \"refundTo\": \"STORE_CREDIT\", "
                + ONE_MUG.formatted("ORDER_CANCELLED", "");
        String id =
                client().post("ann", "/api/orders/" + paid() + "/cases", asked).text("caseId");
        long given = sumOf("CREDIT_GIVEN", "BALANCE");
        command("rita", id, "approval", "{}");

        assertThat(client().get("fred", "/api/journal").body().path("items"))
                .filteredOn(line -> line.path("caseId").asString("").equals(id))
                .extracting(line -> line.path("kind").asString() + " "
                        + line.path("tender").asString("-") + " "
                        + line.path("route").asString("-") + " "
                        + line.path("amount").path("minor").asLong())
                .containsExactlyInAnyOrder(
                        "CREDITED - - 3000",
                        "REFUND CARD BALANCE 2727",
                        "REFUND GIFT ORIGINAL 273",
                        "CREDIT_GIVEN - BALANCE 273");
        assertThat(sumOf("CREDIT_GIVEN", "BALANCE") - given).isEqualTo(273);
        assertThat(client().get("fred", "/api/journal/sums?to=2020-01-01T00:00:00Z")
                        .body()
                        .path("sums"))
                .isEmpty();
        assertThat(client().get("rita", "/api/journal/sums").status()).isEqualTo(403);
    }

    @Test
    void whatIsGivenBackLaterHasACreditNoteOfItsOwn() {
        String order = paid();
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", " + ONE_MUG.formatted("NOT_LIKED", ""))
                .text("caseId");
        command("rita", id, "approval", "{\"fee\": 500}");
        assertThat(notes(order)).containsExactly(id + " no. 1: 2500");
        command("saul", id, "kept", "{\"amount\": 200, \"why\": \"promised\"}");
        assertThat(notes(order))
                .as("the first is as it was issued")
                .containsExactly(id + " no. 1: 2500", id + " no. 2: 200");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(2_700);
        assertThat(client().get("ann", "/api/orders/" + order + "/credit-notes").status())
                .isEqualTo(403);
    }

    private List<String> notes(String order) {
        var notes = new ArrayList<String>();
        for (JsonNode each : client().get("fred", "/api/orders/" + order + "/credit-notes")
                .body()
                .path("notes")) {
            notes.add(each.path("caseId").asString() + " no. "
                    + each.path("number").asInt() + ": "
                    + each.path("gross").path("minor").asLong());
        }
        return notes;
    }

    private long sumOf(String kind, String route) {
        long sum = 0;
        for (JsonNode each : client().get("fred", "/api/journal/sums").body().path("sums")) {
            if (each.path("kind").asString().equals(kind)
                    && each.path("route").asString("").equals(route)) {
                sum += each.path("amount").path("minor").asLong();
                assertThat(each.path("flow").asString()).isEqualTo("OUT");
            }
        }
        return sum;
    }

    @Test
    void aQuoteIsOfAllThatIsAskedFor() {
        String order = paid();
        assertThat(quote("ann", order, "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                        .body()
                        .path("total")
                        .path("minor")
                        .asLong())
                .isEqualTo(22_000);
        String exception =
                "{\"kind\": \"RETURN_REFUND\", \"exception\": \"In hospital\", " + ONE_MUG.formatted("SHORTAGE", "");
        String delivered = delivered();
        assertThat(quote("ann", delivered, exception).text("title")).isEqualTo("NOT_PERMITTED");
        assertThat(quote("alex", delivered, exception)
                        .body()
                        .path("total")
                        .path("minor")
                        .asLong())
                .as("with the shipping, by the fault of the shop")
                .isEqualTo(4_000);
    }

    @Test
    void theBuyerAcceptsAnOffer() {
        String order = delivered();
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        String half = "{\"agreed\": 1500, \"keeping\": true}";
        assertThat(refusal("ann", id, "offer", half)).isEqualTo("NOT_PERMITTED");
        assertThat(refusal("ann", id, "offer/answer", "{\"accepts\": true}"))
                .as("nothing was offered yet")
                .isEqualTo("ILLEGAL_MOVE");
        assertThat(command("rita", id, "offer", half).text("status")).isEqualTo("OFFERED");

        JsonNode offer = subject("ann", id).path("offer");
        assertThat(offer.path("state").asString()).isEqualTo("OPEN");
        assertThat(offer.path("paid").path("minor").asLong(-1)).isEqualTo(1_500);
        assertThat(offer.path("until").asString()).isNotEmpty();
        assertThat(refusal("bob", id, "offer/answer", "{\"accepts\": true}")).isEqualTo("CASE_NOT_FOUND");
        command("ann", id, "offer/answer", "{\"accepts\": true}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(subject("ann", id).path("offer").path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(1_500);
        assertThat(accountOf(order).path("kept").path("minor").asLong()).isEqualTo(1_500);
    }

    @Test
    void theBuyerDeclinesAnOffer() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        assertThat(refusal("rita", id, "offer", "{\"agreed\": 3001}")).isEqualTo("AMOUNT_EXCEEDED");
        command("rita", id, "offer", "{\"agreed\": 1500}");
        assertThat(command("ann", id, "offer/answer", "{\"accepts\": false}").text("status"))
                .isEqualTo("PENDING_REVIEW");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("WAITING_RETURN");
    }

    @Test
    void aSupervisorDecidesAnAppeal() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        assertThat(refusal("ann", id, "appeal", "{\"text\": \"I want it decided at once\"}"))
                .isEqualTo("ILLEGAL_MOVE");
        command("rita", id, "rejection", "{\"text\": \"Used.\"}");
        String why = "{\"text\": \"It was never used, see the seal\", \"evidence\": [{\"id\": \"e1\", \"hash\": \"h1\","
                + " \"size\": 1000, \"mediaType\": \"image/jpeg\"}]}";
        assertThat(refusal("ann", id, "appeal", "{}")).as("an appeal says why").isEqualTo("INVALID_COMMAND");
        assertThat(refusal("bob", id, "appeal", why)).isEqualTo("CASE_NOT_FOUND");
        assertThat(command("ann", id, "appeal", why).text("status")).isEqualTo("PENDING_REVIEW");
        JsonNode appeal = client().get("saul", "/api/cases/" + id)
                .body()
                .path("details")
                .path("staff")
                .path("appeal");
        assertThat(appeal.path("by").asString()).isEqualTo("ann");
        assertThat(appeal.path("against").asString()).isEqualTo("Used.");
        assertThat(client().get("saul", "/api/tickets/waiting?group=disputes")
                        .body()
                        .path("items"))
                .extracting(ticket -> ticket.path("id").asString())
                .contains(id + "-2");
        assertThat(refusal("rita", id, "approval", "{}")).isEqualTo("NOT_PERMITTED");
        command("saul", id, "rejection", "{\"text\": \"The seal is broken.\"}");
        assertThat(refusal("ann", id, "appeal", why)).as("once per case").isEqualTo("ILLEGAL_MOVE");
    }

    /** A case that was paid at its approval, and whose mug was missing in the parcel. */
    private String paidForAMissingMug(String order) {
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"release\": \"ON_APPROVAL\"}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"MISSING\", \"quantity\": 1}]}");
        assertThat(subject("rita", id)
                        .path("staff")
                        .path("shortfall")
                        .path("amount")
                        .path("minor")
                        .asLong())
                .isEqualTo(3_000);
        assertThat(client().get("ann", "/api/cases/" + id).body().toString()).doesNotContain("shortfall");
        return id;
    }

    @Test
    void aShortfallIsPaidBackByTheBuyer() {
        String order = delivered();
        String id = paidForAMissingMug(order);
        String paidBack = "{\"paid\": %d, \"reference\": \"BT-1\"}";
        assertThat(refusal("ann", id, "shortfall", paidBack.formatted(3_000))).isEqualTo("NOT_PERMITTED");
        assertThat(refusal("rita", id, "shortfall", paidBack.formatted(3_000)))
                .as("finance records payments")
                .isEqualTo("NOT_PERMITTED");
        assertThat(refusal("fred", id, "shortfall", paidBack.formatted(3_001))).isEqualTo("AMOUNT_EXCEEDED");
        command("fred", id, "shortfall", paidBack.formatted(3_000));
        assertThat(subject("rita", id)
                        .path("staff")
                        .path("shortfall")
                        .path("recovered")
                        .path("minor")
                        .asLong())
                .isEqualTo(3_000);
        JsonNode account = accountOf(order);
        assertThat(account.path("captured").path("minor").asLong()).isEqualTo(25_000);
        assertThat(account.path("kept").path("minor").asLong()).isEqualTo(3_000);
    }

    @Test
    void aShortfallIsWrittenOff() {
        String order = delivered();
        String id = paidForAMissingMug(order);
        assertThat(refusal("fred", id, "shortfall", "{}")).isEqualTo("NOT_PERMITTED");
        command("saul", id, "shortfall", "{}");
        assertThat(subject("rita", id)
                        .path("staff")
                        .path("shortfall")
                        .path("writtenOff")
                        .path("minor")
                        .asLong())
                .isEqualTo(3_000);
        assertThat(accountOf(order).path("captured").path("minor").asLong()).isEqualTo(22_000);
        assertThat(refusal("saul", id, "shortfall", "{}")).isNotEmpty();
    }
}
