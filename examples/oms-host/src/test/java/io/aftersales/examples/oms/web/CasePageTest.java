package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that the page of a case shows, for staff and for the buyer. */
class CasePageTest extends RunningHost {
    private JsonNode details(String user, String id) {
        return client().get(user, "/api/cases/" + id).body().path("details");
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    private static long minor(JsonNode amount) {
        return amount.path("minor").asLong(-1);
    }

    private static final String FOUND =
            "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"%s\", \"quantity\": 1,"
                    + " \"notes\": \"seen by daylight\"}], \"surplus\": \"a spoon\"}";

    private void sentBackAndInspected(String id, String grade) {
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"RX-1\"}");
        command("ines", id, "received", "{\"lost\": false}");
        command("ines", id, "inspection", FOUND.formatted(grade));
    }

    @Test
    void aQuestionAndItsAnswerAreShown() {
        String order = delivered();
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"description\": \"The rim is chipped\", \"evidence\": [{\"id\": \"photo-1\","
                                + " \"hash\": \"h1\", \"size\": 10, \"mediaType\": \"image/jpeg\"}], "
                                + ONE_MUG.formatted("QUALITY_ISSUE", ""))
                .text("caseId");
        command("rita", id, "question", "{\"text\": \"Which of the mugs?\"}");

        JsonNode asked = details("ann", id);
        assertThat(asked.path("question").asString()).isEqualTo("Which of the mugs?");
        assertThat(asked.path("description").asString()).isEqualTo("The rim is chipped");
        assertThat(texts(asked.path("evidence"), "id")).containsExactly("photo-1");
        assertThat(asked.path("next").path("whose").asString()).isEqualTo("BUYER");
        assertThat(asked.path("next").path("by").asString()).isNotEmpty();
        assertThat(asked.path("next").path("text").asString()).startsWith("Please answer our question.");
        assertThat(asked.path("goods").get(0).path("name").asString()).isEqualTo("Mug, blue");
        assertThat(asked.path("goods").get(0).path("because").asString()).isEqualTo("It does not work well");
        assertThat(asked.path("staff").isNull()).isTrue();

        command("ann", id, "info", "{\"text\": \"The one at the top\"}");
        JsonNode answered = details("rita", id);
        assertThat(answered.path("question").isNull()).isTrue();
        assertThat(texts(answered.path("messages"), "text"))
                .containsExactly("Which of the mugs?", "The one at the top");
        assertThat(texts(answered.path("messages"), "by")).containsExactly("SHOP", "BUYER");
        assertThat(answered.path("staff").path("awaited").path("what").asString())
                .isEqualTo("REVIEW");
        assertThat(answered.path("staff").path("openedBy").asString()).isEqualTo("BUYER ann");
    }

    @Test
    void aRejectionTellsItsReason() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "rejection", "{\"text\": \"The mug was used.\"}");
        JsonNode mine = details("ann", id);
        assertThat(mine.path("rejection").asString()).isEqualTo("The mug was used.");
        assertThat(mine.path("next").path("whose").asString()).isEqualTo("NONE");
        assertThat(mine.path("endedAt").isNull()).isFalse();
        assertThat(details("saul", id).path("staff").path("decision").path("by").asString())
                .isEqualTo("rita");
    }

    @Test
    void aRefundIsExplainedToTheCentWithItsTaxes() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"fee\": 100}");
        JsonNode approved = details("ann", id);
        assertThat(minor(approved.path("approved"))).isEqualTo(2_900);
        assertThat(approved.path("refund").isNull()).isTrue();
        JsonNode expected = details("ines", id).path("staff").path("expected").get(0);
        assertThat(expected.path("state").asString()).isEqualTo("AWAITED");
        assertThat(expected.path("goods").get(0).path("name").asString()).isEqualTo("Mug, blue");
        assertThat(expected.path("trackingNumber").asString()).as("the waybill").startsWith("RET");
        sentBackAndInspected(id, "GOOD");

        JsonNode mine = details("ann", id);
        JsonNode refund = mine.path("refund");
        assertThat(minor(refund.path("total"))).isEqualTo(2_900);
        assertThat(minor(refund.path("payout"))).isEqualTo(2_900);
        assertThat(refund.path("rows"))
                .extracting(row -> row.path("sort").asString() + " " + minor(row.path("amount")))
                .containsExactly("PART 3000", "PART -100", "TOTAL 2900", "TENDER 2636", "TENDER 264");
        assertThat(refund.path("rows").get(0).path("label").asString()).contains("Mug, blue");
        assertThat(refund.path("lines"))
                .extracting(line -> line.path("line").asString() + " " + minor(line.path("total")))
                .containsExactly("MUGS 3000");
        assertThat(refund.path("taxes")
                        .valueStream()
                        .mapToLong(rate -> minor(rate.path("net")) + minor(rate.path("tax")))
                        .sum())
                .as("net amounts and taxes add up to what was refunded")
                .isEqualTo(2_900);
        assertThat(texts(refund.path("taxes"), "rate")).containsExactly("VAT-13");
        assertThat(refund.path("explanation")).isNotEmpty();
        assertThat(mine.path("inspection").path("found"))
                .extracting(found -> found.path("grade").asString())
                .containsExactly("GOOD");
        assertThat(mine.toString()).doesNotContain("seen by daylight").doesNotContain("a spoon");

        JsonNode staff = details("rita", id).path("staff");
        assertThat(staff.path("inspection").path("by").asString()).isEqualTo("ines");
        assertThat(staff.path("inspection").path("surplus").asString()).isEqualTo("a spoon");
        assertThat(staff.path("inspection")
                        .path("findings")
                        .get(0)
                        .path("notes")
                        .asString())
                .isEqualTo("seen by daylight");
        assertThat(staff.path("expected").get(0).path("trackingNumber").asString())
                .isEqualTo("RX-1");
        assertThat(staff.path("colleagues").valueStream().map(JsonNode::asString))
                .contains("rita", "ines");
        JsonNode chinese =
                client().in("zh").get("ann", "/api/cases/" + id).body().path("details");
        assertThat(chinese.path("goods").get(0).path("name").asString()).isEqualTo("马克杯(蓝)");
    }

    @Test
    void anExchangeTellsWhatIsToBePaidOnTop() {
        String id = open(delivered(), "EXCHANGE", "NOT_LIKED", ", \"wantedSku\": \"MUG-GOLD\"");
        command("rita", id, "approval", "{}");
        assertThat(details("ann", id).path("replacement").path("topUp").isNull())
                .isTrue();
        sentBackAndInspected(id, "GOOD");

        JsonNode asked = details("ann", id);
        JsonNode topUp = asked.path("replacement").path("topUp");
        assertThat(minor(topUp.path("amount"))).isEqualTo(1_500);
        assertThat(topUp.path("state").asString()).isEqualTo("OPEN");
        assertThat(topUp.path("until").asString()).isNotEmpty();
        assertThat(asked.path("goods").get(0).path("wantedName").asString()).isEqualTo("Mug with a gilded rim");
        assertThat(asked.path("next").path("whose").asString()).isEqualTo("BUYER");

        command("ann", id, "top-up", "{\"channel\": \"ALIPAY\"}");
        command("ines", id, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"SX-1\"}");
        JsonNode sent = details("ann", id).path("replacement");
        assertThat(sent.path("topUp").path("state").asString()).isEqualTo("PAID");
        assertThat(sent.path("trackingNumber").asString()).isEqualTo("SX-1");
        assertThat(texts(sent.path("goods"), "name")).containsExactly("Mug with a gilded rim");
        assertThat(minor(sent.path("settled").path("paidOnTop"))).isEqualTo(1_500);
        assertThat(details("rita", id).path("staff").path("replacementOrder").asString())
                .startsWith("R-");
    }

    @Test
    void anOfferThatWaitsForASecondPersonIsForStaffAlone() {
        String id = client().post(
                        "bob",
                        "/api/orders/2002/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"KETTLES\", \"quantity\": 1,"
                                + " \"reason\": \"NOT_LIKED\"}]}")
                .text("caseId");
        command("rita", id, "offer", "{\"agreed\": 120000, \"keeping\": true}");

        JsonNode offer = details("saul", id).path("staff").path("offer");
        assertThat(offer.path("by").asString()).isEqualTo("rita");
        assertThat(offer.path("told").asBoolean(true)).isFalse();
        assertThat(details("saul", id)
                        .path("staff")
                        .path("awaited")
                        .path("what")
                        .asString())
                .isEqualTo("SECOND_APPROVAL");
        assertThat(client().get("bob", "/api/cases/" + id)
                        .body()
                        .path("subject")
                        .path("offer")
                        .isNull())
                .isTrue();
        command("sara", id, "offer", "{\"agreed\": 120000, \"keeping\": true}");
        assertThat(details("saul", id)
                        .path("staff")
                        .path("offer")
                        .path("second")
                        .asString())
                .isEqualTo("sara");
        assertThat(minor(client().get("bob", "/api/cases/" + id)
                        .body()
                        .path("subject")
                        .path("offer")
                        .path("paid")))
                .isEqualTo(120_000);
        command("bob", id, "withdrawal", "{}");
    }
}
