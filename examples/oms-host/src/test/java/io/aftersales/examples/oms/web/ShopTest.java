package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a front end learns of the shop: its orders, products, reasons, and who reads. */
class ShopTest extends RunningHost {
    private JsonNode get(String user, String path) {
        Response response = client().get(user, path);
        assertThat(response.status()).as(response.body().toString()).isEqualTo(200);
        return response.body();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    @Test
    void aBuyerSeesTheOwnOrders() {
        assertThat(texts(get("bob", "/api/orders").path("items"), "id")).contains("2001", "2002", "2003");
        assertThat(texts(get("bob", "/api/orders").path("items"), "buyer")).containsOnly("bob");
        assertThat(get("bob", "/api/orders?buyer=ann").path("items")).isEmpty();
        assertThat(get("bob", "/api/orders?text=1001").path("items")).isEmpty();
        assertThat(client().get("bob", "/api/orders/1001").text("title"))
                .as("an order of another buyer does not exist")
                .isEqualTo("ORDER_NOT_FOUND");
        assertThat(client().get("bob", "/api/orders/1001/claimable").status()).isEqualTo(404);
        assertThat(get("bob", "/api/orders/2001").path("buyer").asString()).isEqualTo("bob");
    }

    @Test
    void staffFindOrdersByBuyerAndText() {
        assertThat(texts(get("alex", "/api/orders?buyer=carol").path("items"), "id"))
                .containsExactly("3001");
        assertThat(texts(get("alex", "/api/orders?text=2002").path("items"), "id"))
                .containsExactly("2002");
        assertThat(texts(get("alex", "/api/orders?text=copper").path("items"), "id"))
                .containsExactly("2002");
        assertThat(texts(get("alex", "/api/orders?text=CAROL").path("items"), "id"))
                .containsExactly("3001");
        assertThat(get("alex", "/api/orders?text=%25").path("items"))
                .as("no pattern")
                .isEmpty();
        assertThat(get("alex", "/api/orders?text=200_").path("items"))
                .as("no pattern")
                .isEmpty();
        JsonNode first = get("alex", "/api/orders?buyer=bob&limit=2");
        assertThat(texts(first.path("items"), "id")).containsExactly("2001", "2002");
        assertThat(first.path("next").asString()).isEqualTo("2002");
        assertThat(texts(get("alex", "/api/orders?buyer=bob&limit=2&after=2002").path("items"), "id"))
                .containsExactly("2003");
        assertThat(get("provider", "/api/orders").path("items")).isEmpty();
    }

    @Test
    void anOrderTellsItsLinesParcelsTaxesAndTenders() {
        JsonNode order = client().in("zh").get("ann", "/api/orders/1004").body();
        assertThat(texts(order.path("lines"), "name")).containsExactly("马克杯(红)", "茶壶(瓷)");
        assertThat(texts(order.path("parcels"), "state")).containsExactly("DELIVERED", "ON_ITS_WAY");
        assertThat(order.path("parcels")
                        .get(0)
                        .path("contents")
                        .get(0)
                        .path("quantity")
                        .asLong())
                .isEqualTo(2);
        JsonNode taxed = get("ann", "/api/orders/1006");
        assertThat(taxed.path("taxes"))
                .extracting(tax -> tax.path("rate").asString() + " "
                        + tax.path("amount").path("minor").asLong())
                .containsExactly("VAT-13 1035", "VAT-6 170", "VAT-9 958");
        assertThat(texts(taxed.path("discounts"), "kind")).containsExactly("PROMOTION", "COUPON");
        assertThat(texts(taxed.path("charges"), "id")).containsExactly("SHIPPING");
        assertThat(taxed.path("lines").get(2).path("category").asString()).isEqualTo("DIGITAL");
        assertThat(texts(get("ann", "/api/orders/1008").path("tenders"), "kind"))
                .containsExactly("MONEY", "POINTS", "STORE_CREDIT", "GIFT_CARD");
    }

    @Test
    void anOrderTellsWhatIsStillToBeCollected() {
        String order = depositPaid();
        JsonNode before = get("ann", "/api/orders/" + order);
        assertThat(before.path("total").path("minor").asLong()).isEqualTo(22_000);
        assertThat(before.path("captured").path("minor").asLong()).isEqualTo(7_000);
        assertThat(before.path("pending").path("minor").asLong()).isEqualTo(15_000);

        open(order, "REFUND_ONLY", "ORDER_CANCELLED", "");
        client().post(
                        "fred",
                        "/api/orders/" + order + "/captures",
                        "{\"tender\": \"CARD\", \"amount\": 15000, \"reference\": \"C-2\"}");

        JsonNode after = get("ann", "/api/orders/" + order);
        assertThat(after.path("pending").path("minor").asLong()).isZero();
        assertThat(after.path("tenders").get(0).path("captured").path("minor").asLong())
                .isEqualTo(20_000);
    }

    @Test
    void aBuyerSeesWhatCanBeClaimedUntilWhen() {
        JsonNode claims = get("ann", "/api/orders/1009/claimable").path("items");
        assertThat(texts(claims, "line")).containsExactly("MUGS", "KETTLE");
        JsonNode mugs = claims.get(0);
        JsonNode kettle = claims.get(1);
        assertThat(mugs.path("stage").asString()).isEqualTo("DELIVERED");
        assertThat(mugs.path("free").asLong()).isEqualTo(2);
        assertThat(kind(mugs, "RETURN_REFUND").path("refusal").asString()).isEqualTo("WINDOW_EXPIRED");
        assertThat(kind(mugs, "RETURN_REFUND").path("reasons")).isEmpty();
        JsonNode possible = kind(kettle, "RETURN_REFUND");
        assertThat(possible.path("refusal").isNull()).isTrue();
        assertThat(possible.path("words").asString()).isEqualTo("return and refund");
        assertThat(possible.path("reasons").get(0).path("words").asString()).isEqualTo("I would rather not say");
        assertThat(possible.path("reasons").get(0).path("until").asString()).isNotEmpty();
        JsonNode toReturn =
                kind(get("ann", "/api/orders/1002/claimable").path("items").get(0), "RETURN_REFUND");
        assertThat(toReturn.path("refusal").asString()).isEqualTo("ORDER_STATE");
        assertThat(toReturn.path("detail").asString()).isNotEmpty();
        assertThat(toReturn.path("reasons")).isEmpty();
        JsonNode food = get("ann", "/api/orders/1006/claimable").path("items").get(1);
        assertThat(food.path("line").asString()).isEqualTo("TEA");
        assertThat(texts(kind(food, "RETURN_REFUND").path("reasons"), "code"))
                .as("food comes back through the fault of others only")
                .contains("QUALITY_ISSUE")
                .doesNotContain("NOT_LIKED");
    }

    private static JsonNode kind(JsonNode claim, String kind) {
        return claim.path("kinds")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reasonsHaveWordsAndTellTheEvidenceTheyNeed() {
        JsonNode offers = client().in("zh").get("ann", "/api/reasons").body().path("items");
        assertThat(texts(offers, "kind")).containsExactly("REFUND_ONLY", "RETURN_REFUND", "EXCHANGE", "RESHIP");
        JsonNode shortage = offers.get(3)
                .path("reasons")
                .valueStream()
                .filter(each -> each.path("code").asString().equals("SHORTAGE"))
                .findFirst()
                .orElseThrow();
        assertThat(shortage.path("words").asString()).isEqualTo("包裹里少件");
        assertThat(shortage.path("evidence").asBoolean()).isTrue();
        assertThat(shortage.path("fault").asString()).isEqualTo("SELLER");
        assertThat(offers.get(1).path("reasons").get(0).path("evidence").asBoolean(true))
                .isFalse();
    }

    @Test
    void theReaderLearnsWhatTheRoleMayDo() {
        JsonNode ann = get("ann", "/api/me");
        assertThat(ann.path("name").asString()).isEqualTo("ann");
        assertThat(ann.path("role").asString()).isEqualTo("BUYER");
        assertThat(ann.path("words").asString()).isEqualTo("buyer");
        assertThat(ann.path("may").valueStream().map(JsonNode::asString))
                .contains("OPEN", "RATE")
                .doesNotContain("APPROVE");
        assertThat(get("rita", "/api/me").path("may").valueStream().map(JsonNode::asString))
                .contains("APPROVE")
                .doesNotContain("RATE", "INSPECT");
    }

    @Test
    void productsAreToldWithTheirVariants() {
        JsonNode mugs =
                client().in("zh").get("ann", "/api/products?article=MUG").body().path("items");
        assertThat(texts(mugs, "sku")).containsExactly("MUG-BLUE", "MUG-RED", "MUG-GOLD", "MUG-PLAIN");
        assertThat(mugs.get(2).path("name").asString()).isEqualTo("马克杯(描金)");
        assertThat(mugs.get(2).path("price").path("minor").asLong()).isEqualTo(4_500);
        assertThat(mugs.get(2).path("available").asLong()).isPositive();
        JsonNode all = get("ann", "/api/products?limit=9");
        assertThat(all.path("next").asString()).isEqualTo("KETTLE-STEEL");
        assertThat(all.path("items").get(7).path("returnable").asBoolean(true)).isFalse();
    }

    @Test
    void theBuyerPaysTheDifferenceForDearerGoods() {
        String order = delivered();
        String id = open(order, "EXCHANGE", "NOT_LIKED", ", \"wantedSku\": \"MUG-GOLD\"");
        assertThat(refusal("ann", id, "top-up", "{\"channel\": \"ALIPAY\"}")).isEqualTo("NOTHING_TO_PAY");
        command("rita", id, "approval", "{}");
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"R\"}");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}");
        assertThat(status(id)).isEqualTo("AWAITING_TOP_UP");
        assertThat(refusal("bob", id, "top-up", "{\"channel\": \"ALIPAY\"}")).isNotEmpty();
        assertThat(refusal("rita", id, "top-up", "{\"channel\": \"ALIPAY\"}")).isEqualTo("NOT_PERMITTED");

        Response paid = command("ann", id, "top-up", "{\"channel\": \"ALIPAY\"}");

        assertThat(paid.body().path("amount").path("minor").asLong()).isEqualTo(1_500);
        assertThat(paid.text("state")).isEqualTo("PAID");
        assertThat(status(id)).isEqualTo("EXCHANGING");
        assertThat(command("ann", id, "top-up", "{\"channel\": \"ALIPAY\"}").text("state"))
                .as("sent again it is the same payment")
                .isEqualTo("PAID");
        command("ines", id, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"S\"}");
        command("ines", id, "delivered", "{}");
        assertThat(status(id)).isEqualTo("EXCHANGED");
    }
}
