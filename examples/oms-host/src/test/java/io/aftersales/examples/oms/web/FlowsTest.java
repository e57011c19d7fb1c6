package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.Client.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every flow, from the application to its end, over HTTP. */
class FlowsTest extends RunningHost {
    @Test
    void goodsThatComeBackArePaidFor() {
        String order = delivered();
        Response quote = client().post(
                        "ann",
                        "/api/orders/" + order + "/quote",
                        "{\"kind\": \"RETURN_REFUND\", " + ONE_MUG.formatted("NOT_LIKED", ""));
        assertThat(quote.body().path("total").path("minor").asLong()).isEqualTo(3_000);

        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "question", "{\"text\": \"Which one?\"}");
        command("ann", id, "info", "{\"text\": \"The red one.\"}");
        command("rita", id, "approval", "{}");
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"R1\"}");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}");

        assertThat(status(id)).isEqualTo("REFUNDED");
        Response file = client().get("ann", "/api/cases/" + id);
        assertThat(StreamSupport.stream(file.body().path("timeline").spliterator(), false))
                .extracting(event -> event.path("status").asString())
                .contains("PENDING_REVIEW", "AWAITING_INFO", "WAITING_RETURN", "RETURNED", "REFUNDED");
        Response account = client().get("fred", "/api/orders/" + order + "/account");
        assertThat(account.body().path("refunded").path("minor").asLong()).isEqualTo(3_000);
        assertThat(account.body().path("remaining").path("minor").asLong()).isEqualTo(19_000);
    }

    @Test
    void aReviewerLeavesTheGoodsWithTheBuyer() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"keeping\": true}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        JsonNode file = client().get("ann", "/api/cases/" + id).body();
        assertThat(file.toString()).contains("You keep the goods: nothing has to be sent back.");
        String other = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        assertThat(client().post("rita", "/api/cases/" + other + "/approval", "{\"keeping\": true}")
                        .text("title"))
                .isEqualTo("TERMS_NOT_POSSIBLE");
    }

    @Test
    void whatWasNotShippedIsPaidBackAtOnce() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        command("ann", id, "rating", "{\"score\": 5}");
        JsonNode journal = client().get("fred", "/api/journal").body().path("items");
        assertThat(journal)
                .filteredOn(line -> line.path("caseId").asString("").equals(id))
                .extracting(line -> line.path("kind").asString(""))
                .containsExactly("CREDITED", "REFUND", "REFUND");
        assertThat(journal)
                .filteredOn(line -> line.path("caseId").asString("").equals(id)
                        && line.path("kind").asString("").equals("CREDITED"))
                .as("one mug of 30.00, with the tax in it")
                .singleElement()
                .extracting(
                        line -> line.path("amount").path("minor").asLong(),
                        line -> line.path("tax").path("minor").asLong(),
                        line -> line.path("reference").asString(""))
                .containsExactly(3_000L, 345L, "VAT-13");
        assertThat(client().get("rita", "/api/journal").status()).isEqualTo(403);
    }

    @Test
    void theStaffRecordWhatACarrierThatDoesNotAnswerHasDone() {
        String order = overdue();
        carrier.onInterception("P-" + order, new Answer.Pending(""));
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                .text("caseId");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("APPROVED");
        JsonNode stop = client().get("alex", "/api/cases/" + id)
                .body()
                .path("subject")
                .path("staff")
                .path("stops")
                .get(0);
        assertThat(stop.path("state").asString()).isEqualTo("ASKED");
        String door = "stops/" + stop.path("key").asString();
        String found = "{\"stopped\": true, \"note\": \"it is back in the yard\"}";
        assertThat(client().post("ann", "/api/cases/" + id + "/" + door, found).status())
                .isEqualTo(403);
        assertThat(client().post("ines", "/api/cases/" + id + "/" + door, "{\"stopped\": true}")
                        .status())
                .as("the note is missing")
                .isEqualTo(400);
        command("ines", id, door, found);
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(client().post("ines", "/api/cases/" + id + "/" + door, found).text("title"))
                .isEqualTo("STOP_NOT_AWAITED");
    }

    @Test
    void supervisorsSeeTheFiguresOfAPeriod() {
        command("rita", open(paid(), "REFUND_ONLY", "NOT_LIKED", ""), "approval", "{}");
        String door = "/api/figures?from=2020-01-01&to=2100-01-01&zone=Asia/Shanghai&orders=100000";

        JsonNode figures = client().get("saul", door).body();

        assertThat(figures.path("all").path("cases").asInt()).isPositive();
        assertThat(figures.path("by")
                        .path("KIND")
                        .path("REFUND_ONLY")
                        .path("granted")
                        .asInt())
                .isPositive();
        assertThat(figures.path("rate").decimalValue()).isPositive();
        assertThat(client().get("ann", door).status()).isEqualTo(403);
    }

    @Test
    void whatWentWrongIsCompensated() {
        String order = delivered();
        Response given =
                client().post("alex", "/api/orders/" + order + "/goodwill", "{\"amount\": 300, \"why\": \"Late\"}");
        String id = given.text("caseId");
        assertThat(status(id)).as("nobody gives any alone").isEqualTo("PENDING_REVIEW");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(client().post("ann", "/api/orders/" + order + "/goodwill", "{\"amount\": 300, \"why\": \"Late\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pointsAndCouponsMakeUpForIt() {
        String door = "/api/orders/" + delivered() + "/goodwill";
        String id = client().post("alex", door, "{\"points\": 500, \"coupons\": [\"SORRY-10\"], \"why\": \"Late\"}")
                .text("caseId");
        command("rita", id, "approval", "{}");
        assertThat(client().get("ann", "/api/cases/" + id).body().toString())
                .contains("You received 500 points.", "You received the coupon SORRY-10.");
        Response other = client().post("alex", door, "{\"coupons\": [\"OTHER\"], \"why\": \"Late\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("title")).isEqualTo("GIFT_NOT_OFFERED");
        assertThat(client().post("alex", door, "{\"points\": 0, \"why\": \"Late\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void goodsThatCameUnannouncedAreTakenInWhereTheyAre() {
        String order = delivered();
        String asked =
                "{\"kind\": \"RETURN_REFUND\", \"goodsAreHere\": \"WEST\", " + ONE_MUG.formatted("NOT_LIKED", "");
        Response byBuyer = client().post("ann", "/api/orders/" + order + "/cases", asked);
        assertThat(byBuyer.status()).isEqualTo(403);
        Response opened = client().post("alex", "/api/orders/" + order + "/cases", asked);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        String id = opened.text("caseId");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("RETURNED");

        JsonNode mine = returns("ann", id).path(0);
        assertThat(mine.path("state").asString()).isEqualTo("RECEIVED");
        assertThat(mine.path("warehouse").asString()).isEqualTo("WEST");
        command("ines", id, "inspection", looked(1));
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void anExceptionIsForStaffAndDecidedByAnother() {
        String order = delivered();
        String asked =
                "{\"kind\": \"RETURN_REFUND\", \"exception\": \"In hospital\", " + ONE_MUG.formatted("SHORTAGE", "");
        assertThat(client().post("ann", "/api/orders/" + order + "/cases", asked)
                        .status())
                .isEqualTo(403);
        Response opened = client().post("alex", "/api/orders/" + order + "/cases", asked);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        command("rita", opened.text("caseId"), "approval", "{}");
        assertThat(status(opened.text("caseId"))).isEqualTo("WAITING_RETURN");
    }

    @Test
    void goodsThatComeBackAreNamedByTheirNumberAndArriveWhereTheyAreTaken() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        String posted = "{\"inbound\": %d, \"carrier\": \"FASTPOST\", \"trackingNumber\": \"R3\"}";
        Response unknown = client().post("ann", "/api/cases/" + id + "/posted", posted.formatted(2));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("title")).isEqualTo("INBOUND_NEEDED");
        assertThat(unknown.body().path("facts").path("open").path(0).asInt()).isEqualTo(1);
        command("ann", id, "posted", posted.formatted(1));
        assertThat(returns("ann", id).path(0).path("trackingNumber").asString()).isEqualTo("R3");
        command("ines", id, "received", "{\"inbound\": 1, \"warehouse\": \"WEST\", \"lost\": false}");
        JsonNode staff =
                client().get("alex", "/api/cases/" + id).body().path("subject").path("staff");
        assertThat(staff.path("inbounds")
                        .path(0)
                        .path("arrival")
                        .path("warehouse")
                        .asString())
                .isEqualTo("WEST");
        command("ines", id, "inspection", looked(1));
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void anotherInspectorCorrectsWhatWasFoundAndFinanceTakesWhatTheBuyerPaysBack() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        command("ines", id, "received", "{\"lost\": false}");
        command("ines", id, "inspection", looked(1));
        assertThat(status(id)).isEqualTo("REFUNDED");
        String correction = "{\"inbound\": 1, \"findings\": [%s], \"why\": \"It is chipped\"}";
        String damaged = correction.formatted("{\"line\": \"MUGS\", \"grade\": \"DAMAGED\", \"quantity\": 1}");
        Response same = client().post("ines", "/api/cases/" + id + "/correction", damaged);
        assertThat(same.status()).isEqualTo(403);
        assertThat(same.text("title")).isEqualTo("SECOND_PERSON_NEEDED");
        String good = correction.formatted("{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}");
        assertThat(client().post("ivan", "/api/cases/" + id + "/correction", good)
                        .text("title"))
                .isEqualTo("INVALID_COMMAND");
        command("ivan", id, "correction", damaged);
        assertThat(status(id)).isEqualTo("REFUNDED");
        command("fred", id, "shortfall", "{\"paid\": 3000, \"reference\": \"BT-1\"}");
        JsonNode settled = client().get("alex", "/api/cases/" + id).body();
        assertThat(settled.toString()).contains("It is chipped", "BT-1");
    }

    private JsonNode returns(String user, String id) {
        return client().get(user, "/api/cases/" + id).body().path("subject").path("returns");
    }

    private static String looked(int inbound) {
        return "{\"inbound\": " + inbound
                + ", \"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\","
                + " \"quantity\": 1}]}";
    }

    @Test
    void goodsAreExchanged() {
        String order = delivered();
        Response quote = client().post(
                        "ann",
                        "/api/orders/" + order + "/exchange-quote",
                        "{\"kind\": \"EXCHANGE\", "
                                + ONE_MUG.formatted("WRONG_COLOUR", ", \"wantedSku\": \"MUG-RED\""));
        assertThat(quote.body().path("worth").path("minor").asLong()).isEqualTo(3_000);
        assertThat(quote.body().path("value").path("minor").asLong()).isEqualTo(3_000);
        assertThat(quote.body().path("asked").path("minor").asLong(-1)).isZero();

        String id = open(order, "EXCHANGE", "WRONG_COLOUR", "");
        command("rita", id, "approval", "{}");
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"R2\"}");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}");
        assertThat(status(id)).isEqualTo("EXCHANGING");
        command("alex", id, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"X1\"}");
        command("alex", id, "delivered", "");
        assertThat(status(id)).isEqualTo("EXCHANGED");
    }

    @Test
    void whatTheCarrierLostIsSentAgainOrPaidBack() {
        String order = overdue();
        String arrives = open(order, "RESHIP", "LOST_IN_TRANSIT", "");
        command("rita", arrives, "approval", "{}");
        command("alex", arrives, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"X2\"}");
        command("alex", arrives, "delivered", "");
        command("alex", arrives, "found", "{\"text\": \"P-" + order + "\"}");
        assertThat(status(arrives)).isEqualTo("RESHIPPED");

        String fails = open(overdue(), "RESHIP", "LOST_IN_TRANSIT", "");
        command("rita", fails, "approval", "{}");
        command("alex", fails, "failed", "{\"text\": \"STOCK_BROKEN\"}");
        assertThat(status(fails)).isEqualTo("REFUNDED");
    }

    @Test
    void applicationsEndWithoutMoney() {
        String rejected = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", rejected, "rejection", "{\"text\": \"Used.\"}");
        assertThat(status(rejected)).isEqualTo("REJECTED");

        String withdrawn = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("ann", withdrawn, "withdrawal", "");
        assertThat(status(withdrawn)).isEqualTo("CLOSED");
    }

    @Test
    void moneyThatGoesAstrayIsFetchedBackByHand() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.LOSE_ANSWER);
        command("rita", id, "approval", "{}");
        assertThat(status(id)).as("one of two payments is in doubt").isEqualTo("REFUNDING");

        desks.runner().runDue(now().plusSeconds(3600), 100);

        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void aProviderTakesAPaymentBackAndFinanceRetries() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        String key = client().get("rita", "/api/cases/" + id)
                .body()
                .path("subject")
                .path("staff")
                .path("payments")
                .get(0)
                .path("key")
                .asString();
        String notice = "{\"order\": \"" + order + "\", \"key\": \"" + key
                + "\", \"answer\": \"REVERSED\", \"reference\": \"X\"}";

        assertThat(client().post("provider", "/api/provider-notices", notice).text("news"))
                .isEqualTo("true");
        assertThat(client().post("provider", "/api/provider-notices", notice).text("news"))
                .as("told twice")
                .isEqualTo("false");
        assertThat(status(id)).isEqualTo("REFUND_FAILED");
        command("fred", id, "retry", "");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void moneyThatWentBackElsewhereIsRecorded() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        Response recorded = client().post(
                        "fred",
                        "/api/orders/" + order + "/external-refunds",
                        "{\"tender\": \"CARD\", \"amount\": 500, \"reference\": \"CB-1\","
                                + " \"occurredAt\": \"2026-01-01T00:00:00Z\"}");
        assertThat(recorded.text("caseId")).isEqualTo(id);
        JsonNode account =
                client().get("fred", "/api/orders/" + order + "/account").body();
        assertThat(account.path("remaining").path("minor").asLong()).isEqualTo(21_500);
        assertThat(account.path("external").path("minor").asLong()).isEqualTo(500);
        assertThat(account.path("refunded").path("minor").asLong(-1)).isZero();
        assertThat(account.path("captured").path("minor").asLong()).isEqualTo(22_000);
        assertThat(account.path("tenders").get(0).path("external").path("minor").asLong())
                .isEqualTo(500);
        assertThat(client().get("fred", "/api/journal").body().path("items"))
                .filteredOn(line -> line.path("order").asString("").equals(order))
                .extracting(line -> line.path("kind").asString("") + " "
                        + line.path("amount").path("minor").asLong() + " "
                        + line.path("tax").path("minor").asLong())
                .as("drawn from both rates in proportion: 210.00 of goods with 24.16, 10.00 of shipping with 0.57")
                .containsExactly("EXTERNAL 500 0", "CREDITED_ELSEWHERE 477 55", "CREDITED_ELSEWHERE 23 1");
        assertThat(client().get("ann", "/api/cases/" + id)
                        .body()
                        .path("timeline")
                        .toString())
                .contains("EXTERNAL_REFUND_RECORDED");
    }

    @Test
    void aRefundElsewhereMayNameUnitsAndMayComeBack() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        String door = "/api/orders/" + order + "/external-refunds";
        String body = "{\"tender\": \"CARD\", \"amount\": 2500, \"reference\": \"RF-1\","
                + " \"occurredAt\": \"2026-01-01T00:00:00Z\", \"units\": [{\"line\": \"MUGS\", \"quantity\": %d}]}";
        assertThat(client().post("fred", door, body.formatted(0)).status()).isEqualTo(400);
        assertThat(client().post("fred", door, body.formatted(3)).text("title"))
                .as("one of three is held by the case")
                .isEqualTo("QUANTITY_EXCEEDED");
        assertThat(client().post("fred", door, body.formatted(1)).text("caseId"))
                .isEqualTo(id);
        JsonNode account = accountOf(order);
        assertThat(account.path("external").path("minor").asLong()).isEqualTo(2_500);
        assertThat(account.path("kept").path("minor").asLong())
                .as("the rest of 30.00 is waived")
                .isEqualTo(500);

        String cameBack = "{\"amount\": 2500, \"occurredAt\": \"2026-01-02T00:00:00Z\"}";
        assertThat(client().post("rita", door + "/RF-1/reversals", cameBack).status())
                .isEqualTo(403);
        assertThat(client().post("fred", door + "/RF-9/reversals", cameBack).text("title"))
                .isEqualTo("NOTHING_ON_REFERENCE");
        assertThat(client().post("fred", door + "/RF-1/reversals", cameBack).status())
                .isEqualTo(200);
        assertThat(accountOf(order).path("external").path("minor").asLong(-1)).isZero();
        assertThat(client().post("fred", door + "/RF-1/reversals", cameBack).text("title"))
                .isEqualTo("AMOUNT_EXCEEDED");
    }

    @Test
    void aLaterCapturePaysWhatACaseThatHasEndedWasOwed() {
        String order = depositPaid();
        String door = "/api/orders/" + order + "/captures";
        String capture = "{\"tender\": \"CARD\", \"amount\": %d, \"reference\": \"CAP-2\"}";
        assertThat(client().post("fred", door, capture.formatted(15_000)).text("title"))
                .as("before the first case, captures are facts of the order")
                .isEqualTo("NOTHING_ON_ORDER");
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(accountOf(order)
                        .path("tenders")
                        .get(0)
                        .path("settled")
                        .path("minor")
                        .asLong(-1))
                .isZero();

        assertThat(client().post("fred", door, capture.formatted(15_001)).text("title"))
                .isEqualTo("AMOUNT_EXCEEDED");
        assertThat(client().post("fred", door, capture.formatted(0)).status()).isEqualTo(400);
        assertThat(client().post("rita", door, capture.formatted(15_000)).status())
                .isEqualTo(403);
        assertThat(client().post("fred", door, capture.formatted(15_000)).text("caseId"))
                .isEqualTo(id);
        JsonNode account = accountOf(order);
        assertThat(account.path("captured").path("minor").asLong()).isEqualTo(22_000);
        assertThat(account.path("refunded").path("minor").asLong()).isEqualTo(3_000);
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void keptMoneyIsGivenBack() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"fee\": 500}");
        assertThat(accountOf(order).path("kept").path("minor").asLong()).isEqualTo(500);
        String some = "{\"amount\": 300, \"why\": \"promised by phone\"}";
        assertThat(client().post("ann", "/api/cases/" + id + "/kept", some).status())
                .isEqualTo(403);
        command("saul", id, "kept", some);
        assertThat(accountOf(order).path("kept").path("minor").asLong()).isEqualTo(200);
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(2_800);
        assertThat(client().post("fred", "/api/cases/" + id + "/kept", some).text("title"))
                .isEqualTo("AMOUNT_EXCEEDED");
    }

    @Test
    void whatWasNeverLeftToAPersonIsNotResolvedByOne() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        Response never = client().post(
                        "fred", "/api/cases/" + id + "/parked/none", "{\"said\": \"PAID\", \"reference\": \"B\"}");
        assertThat(never.text("title")).isEqualTo("NOT_PARKED");
    }

    @Test
    void theStaffSeeAndTakeWhatNeedsAPerson() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        Response ticket = client().get("rita", "/api/tickets/" + id + "-1");
        assertThat(ticket.text("ticket", "status")).isIn("OPEN", "ASSIGNED");
        if (!"saul".equals(ticket.text("ticket", "agent"))) {
            Response taken = client().post("saul", "/api/tickets/" + id + "-1/assignment", "{\"text\": \"saul\"}");
            assertThat(taken.text("status")).as(taken.body().toString()).isEqualTo("ASSIGNED");
        }
        assertThat(client().get("saul", "/api/tickets/mine").body().toString()).contains(id + "-1");
        assertThat(client().get("saul", "/api/tickets/overdue").body().path("items"))
                .isEmpty();
        assertThat(client().get("ann", "/api/tickets/" + id + "-1").status()).isEqualTo(404);
        assertThat(client().post("saul", "/api/tickets/" + id + "-1/escalation", "{\"text\": \"ODD\"}")
                        .text("status"))
                .isEqualTo("ESCALATED");
    }

    @Test
    void aTicketGetsAnotherPriorityAndGoesToAnotherGroup() {
        String path = "/api/tickets/" + open(delivered(), "RETURN_REFUND", "NOT_LIKED", "") + "-1";
        String urgent = "{\"priority\": \"HIGH\", \"reason\": \"URGENT\"}";

        assertThat(client().post("saul", path + "/priority", urgent).status()).isEqualTo(200);
        assertThat(client().get("saul", path).text("ticket", "priority")).isEqualTo("HIGH");
        assertThat(client().post("saul", path + "/priority", urgent).text("title"))
                .isEqualTo("TICKET_UNCHANGED");
        assertThat(client().post("ann", path + "/priority", urgent).status()).isEqualTo(404);
        assertThat(client().post("saul", path + "/priority", "{}").text("title"))
                .isEqualTo("INVALID_COMMAND");
        assertThat(client().post("saul", path + "/group", "{\"group\": \"elsewhere\", \"reason\": \"ODD\"}")
                        .text("title"))
                .isEqualTo("GROUP_NOT_FOUND");
        assertThat(client().post("saul", path + "/group", "{\"group\": \"complaints\", \"reason\": \"ODD\"}")
                        .text("status"))
                .isEqualTo("OPEN");
        assertThat(client().get("saul", path).text("ticket", "group")).isEqualTo("complaints");
    }

    @Test
    void listsAreForWhoMaySeeThem() {
        String order = delivered();
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");

        assertThat(client().get("alex", "/api/cases?order=" + order + "&status=PENDING_REVIEW")
                        .body()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(client().get("bob", "/api/cases?order=" + order).body().path("items"))
                .isEmpty();
        assertThat(client().get("bob", "/api/cases?order=" + paid()).body().path("items"))
                .isEmpty();
        for (String list : List.of(
                "/api/tickets/waiting?group=returns", "/api/tickets/mine", "/api/tickets/overdue", "/api/parked")) {
            Response denied = client().get("bob", list);
            assertThat(denied.status()).as(list).isEqualTo(403);
            assertThat(denied.text("title")).isEqualTo("NOT_PERMITTED");
        }
    }

    @Test
    void aBuyerSeesNoneOfWhatTheShopKeepsToItself() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        JsonNode staff = client().get("rita", "/api/cases/" + id).body();
        JsonNode payments = staff.path("subject").path("staff").path("payments");
        assertThat(payments).isNotEmpty();
        String buyers = client().get("ann", "/api/cases/" + id).body()
                + client().get("ann", "/api/cases?order=" + order).body().toString();
        payments.forEach(payment -> assertThat(buyers)
                .doesNotContain(
                        payment.path("key").asString(),
                        payment.path("reference").asString()));
        assertThat(buyers).doesNotContain("rita", "REVIEWER", "\"risk\"", "\"rule\"", "epoch");
    }

    @Test
    void aChineseBuyerReadsChinese() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        JsonNode file = client().in("zh-CN")
                .get("ann", "/api/cases/" + id + "?zone=Asia/Shanghai")
                .body();
        assertThat(file.path("timeline").get(0).path("words").asString()).isEqualTo("您提交了售后申请。");
        assertThat(client().in("zh-CN")
                        .post("ann", "/api/cases/" + id + "/rating", "{\"score\": 5}")
                        .text("detail"))
                .isEqualTo("售后完成后才能评价，当前状态为“待寄回”。");
    }
}
