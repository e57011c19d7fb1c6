package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.web.RunningHost;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Stories of clerks at their pages, by clicks and keys alone. */
class ClerkTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    private void act(String name, String form) {
        browser.click(name);
        browser.submit(form);
    }

    @Test
    void aReturnIsApprovedReceivedInspectedByScanningAndPaid() {
        String order = delivered();
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");

        browser.signedIn("rita", "/cases/" + id);
        browser.sees("pending review");
        browser.looksRight("case-review");
        browser.click("Approve");
        browser.fill("fee", "1,5");
        browser.submit("approve");
        browser.sees("Write an amount such as 12.30.");
        browser.looksRight("case-mistyped");
        browser.fill("fee", "1.50");
        browser.submit("approve");
        browser.sees("waiting for the return");

        browser.signedIn("ines", "/cases/" + id);
        act("Goods arrived or lost", "receive");
        browser.sees("return received");
        browser.click("Inspect no. 1");
        browser.waitFor(By.className("scanned")).sendKeys("mug-gold" + Keys.ENTER);
        browser.sees("MUG-GOLD is not expected here");
        browser.waitFor(By.className("scanned")).sendKeys("mug-blue" + Keys.ENTER);
        browser.sees("MUG-BLUE: 1 in good condition");
        browser.waitFor(By.className("scanned")).sendKeys("mug-blue" + Keys.ENTER);
        browser.sees("no more are expected");
        browser.looksRight("case-inspection");
        browser.submit("inspect");
        browser.sees("refunded");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(2_850);

        browser.signedIn("fred", "/cases/" + id);
        browser.sees("VAT 13%");
        browser.looksRight("case-refunded");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/cases/" + id + "?lang=zh");
        browser.sees("时间线");
        browser.looksRight("case-refunded-zh-dark-phone");
    }

    @Test
    void ofTwoParcelsOneIsCaughtAndOneIsMissed() {
        String order = inTwoParcels();
        carrier.onInterception("P-" + order + "-B", new Answer.Rejected("OUT_FOR_DELIVERY", Answer.Retry.NEVER));
        String id = openWhole(order);

        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.sees("not stopped");
        browser.sees("stopped");
        browser.sees("Coming back, no. 1");
        browser.looksRight("case-two-parcels");
    }

    @Test
    void aBuyerIsAskedAndAnswersAndIsMadeAnOffer() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("rita", "/cases/" + id);
        browser.click("Ask the buyer");
        browser.submit("request_info");
        browser.sees("Please fill this in.");
        browser.fill("question", "Which of the mugs is it?");
        browser.submit("request_info");
        browser.sees("waiting for information");

        browser.signedIn("alex", "/cases/" + id);
        browser.sees("Which of the mugs is it?");
        browser.click("Answer for the buyer");
        browser.fill("answer", "The blue one.");
        browser.submit("provide_info");
        browser.sees("The blue one.");

        browser.signedIn("rita", "/cases/" + id);
        browser.click("Make an offer");
        browser.fill("agreed", "15");
        browser.press(By.name("keeping"));
        browser.submit("offer");
        browser.sees("waits for the buyer");
        browser.sees("15.00");
        browser.looksRight("case-offer");

        browser.signedIn("alex", "/cases/" + id);
        browser.click("Answer the offer for the buyer");
        browser.press(By.cssSelector("[name=accepts][value=yes]"));
        browser.submit("answer_offer");
        browser.sees("refunded");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void anOfferOfMuchIsMadeByTwoPersons() {
        String order = delivered();
        orders.put(SampleOrders.manyDelivered(order, "ann", now(), 40));
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 40,"
                                + " \"reason\": \"NOT_LIKED\"}]}")
                .text("caseId");
        browser.signedIn("rita", "/cases/" + id);
        offer("900");
        browser.sees("proposed; a second person has to make the same");
        browser.sees("30 (high amount)");
        browser.looksRight("case-offer-first");
        browser.seesNot("Make an offer"); // it is another person's to make the same

        browser.signedIn("ann", "/cases/" + id);
        browser.seesNot("900.00");

        String agent = client().get("saul", "/api/tickets/" + id + "-1").text("ticket", "agent");
        String second = agent.equals("saul") ? "sara" : "saul"; // who has the ticket is not independent
        browser.signedIn(second, "/cases/" + id);
        offer("900");
        browser.sees("waits for the buyer");
        browser.looksRight("case-offer-second");

        browser.signedIn("ann", "/cases/" + id);
        browser.sees("900.00");
        browser.submit("accept");
        browser.sees("Your refund is complete.");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(90_000);
    }

    private void offer(String agreed) {
        browser.click("Make an offer");
        browser.fill("agreed", agreed);
        browser.press(By.name("keeping"));
        browser.submit("offer");
    }

    @Test
    void staffOpenACaseAsAnExceptionAndAnotherDecides() {
        String order = delivered();
        orders.put(SampleOrders.delivered(order, "ann", now().minus(Duration.ofDays(40))));
        browser.signedIn("alex", "/orders/" + order);
        browser.choose("kind", "RETURN_REFUND");
        browser.fill("units.MUGS", "1");
        browser.choose("reason.MUGS", "NOT_LIKED");
        browser.submit("open");
        browser.sees("The time to apply for item Mug, ");
        browser.fill("exception", "Three weeks in hospital");
        browser.looksRight("staff-order-exception");
        browser.submit("open");
        browser.sees("pending review");
        browser.sees("Three weeks in hospital");
        browser.sees("Opened as an exception, in spite of an ended window.");
        browser.looksRight("case-exception");

        browser.signedIn("rita");
        String id = order + ".1";
        browser.go("/cases/" + id);
        act("Approve", "approve");
        browser.sees("waiting for the return");
        assertThat(status(id)).isEqualTo("WAITING_RETURN");
    }

    @Test
    void anotherInspectorCorrectsAndTheShortfallIsSettled() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.signedIn("ines", "/cases/" + id);
        act("Goods arrived or lost", "receive");
        browser.click("Inspect no. 1");
        browser.fill("found.MUGS.GOOD", "1");
        browser.submit("inspect");
        browser.sees("refunded");

        browser.signedIn("ivan", "/cases/" + id);
        browser.click("Correct the findings of no. 1");
        browser.fill("found.MUGS.GOOD", "");
        browser.fill("found.MUGS.DAMAGED", "1");
        browser.fill("notes.MUGS", "A crack in the handle");
        browser.fill("why", "The crack shows against the light.");
        browser.looksRight("case-correction");
        browser.submit("correct_inspection");
        browser.sees("A crack in the handle");
        browser.sees("Shortfall Open");

        browser.signedIn("fred", "/cases/" + id);
        browser.click("Settle the shortfall");
        browser.press(By.cssSelector("[name=how][value=paid]"));
        browser.fill("amount", "30.00");
        browser.fill("reference", "BT-1");
        browser.submit("settle_shortfall");
        browser.sees("Shortfall Recovered");
        browser.looksRight("case-shortfall");
    }

    @Test
    void whatTheCarrierDoesNotAnswerIsRecorded() {
        String order = overdue();
        carrier.onInterception("P-" + order, new Answer.Pending(""));
        String id = openWhole(order);
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.sees("asked, no answer yet");
        browser.click("Record the answer to a stop");
        browser.press(By.cssSelector("[name=stopped][value=yes]"));
        browser.fill("note", "It is back in the yard");
        browser.submit("record_stop_answer");
        browser.sees("It is back in the yard");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void goodsAreExchangedAndSent() {
        String id = open(delivered(), "EXCHANGE", "WRONG_COLOUR", ", \"wantedSku\": \"MUG-RED\"");
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.signedIn("alex", "/cases/" + id);
        browser.click("Report goods posted");
        browser.fill("carrier", "FASTPOST");
        browser.fill("trackingNumber", "R-1");
        browser.submit("report_posted");
        browser.sees("FASTPOST R-1");
        browser.signedIn("ines", "/cases/" + id);
        act("Goods arrived or lost", "receive");
        browser.click("Inspect no. 1");
        browser.fill("found.MUGS.GOOD", "1");
        browser.submit("inspect");
        browser.sees("exchange under way");
        browser.click("Report goods shipped");
        browser.fill("carrier", "FASTPOST");
        browser.fill("trackingNumber", "X-1");
        browser.submit("report_shipped");
        browser.sees("FASTPOST X-1");
        act("Report goods delivered", "report_delivered");
        browser.sees("exchanged");
        browser.looksRight("case-exchanged");
        assertThat(status(id)).isEqualTo("EXCHANGED");
    }

    @Test
    void staffOpenCasesForBuyers() {
        String order = delivered();
        browser.signedIn("alex", "/cases");
        browser.fill("number", order);
        browser.click("Go");
        browser.sees("Open a case for the buyer");
        browser.choose("kind", "RETURN_REFUND");
        browser.fill("units.MUGS", "1");
        browser.choose("reason.MUGS", "NOT_LIKED");
        browser.fill("goodsAreHere", "WEST");
        browser.looksRight("staff-order");
        browser.submit("open");
        browser.sees("pending review");
        browser.sees("Goods came unannounced to");
        browser.sees("WEST");

        browser.signedIn("fred", "/orders/" + order);
        browser.sees("for goods that are here already");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/orders/" + order + "?lang=zh");
        browser.sees("代买家申请售后");
        browser.looksRight("staff-order-zh-dark-phone");
    }

    @Test
    void aRejectionIsAppealedAndASupervisorGivesBackWhatWasKept() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("rita", "/cases/" + id);
        browser.click("Reject");
        browser.fill("reason", "The mug was used.");
        browser.submit("reject");
        browser.sees("The mug was used.");
        browser.looksRight("case-rejected");

        browser.signedIn("alex", "/cases/" + id);
        browser.click("Appeal for the buyer");
        browser.fill("why", "It was never used.");
        browser.submit("appeal");
        browser.sees("Appeal");

        browser.signedIn("saul", "/cases/" + id);
        browser.sees("Rejected before the appeal because");
        browser.sees("The mug was used.");
        browser.click("Approve");
        browser.fill("agreed", "20");
        browser.press(By.name("keeping"));
        browser.submit("approve");
        browser.sees("Give back what was kept");
        browser.click("Give back what was kept");
        browser.fill("amount", "2.50");
        browser.fill("why", "A good buyer.");
        browser.submit("give_back_kept");
        browser.sees("2.50");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatTheCarrierLostOnTheWayBackIsPaid() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.signedIn("ines", "/cases/" + id);
        browser.click("Report goods posted");
        browser.fill("carrier", "CARRIER");
        browser.fill("trackingNumber", label(id));
        browser.submit("report_posted");
        browser.click("Goods arrived or lost");
        browser.press(By.cssSelector("[name=what][value=lost]"));
        browser.submit("receive");
        browser.click("Inspect no. 1");
        browser.fill("found.MUGS.LOST_ON_RETURN", "1");
        browser.submit("inspect");
        browser.sees("refunded");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    private String label(String id) {
        return client().get("ines", "/api/cases/" + id)
                .body()
                .path("subject")
                .path("returns")
                .path(0)
                .path("trackingNumber")
                .asString("");
    }

    @Test
    void goodsAreSentOnceMoreAndTheLostParcelTurnsUp() {
        String order = overdue();
        String id = open(order, "RESHIP", "LOST_IN_TRANSIT", "");
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.signedIn("alex", "/cases/" + id);
        browser.click("Report goods shipped");
        browser.fill("carrier", "FASTPOST");
        browser.fill("trackingNumber", "X-2");
        browser.submit("report_shipped");
        act("Report goods delivered", "report_delivered");
        browser.sees("reshipped");
        browser.click("A lost parcel was found");
        browser.press(By.cssSelector("[name=where][value=buyer]"));
        browser.submit("report_found");
        browser.sees("found, with the buyer");
        browser.looksRight("case-reshipped");

        String fails = open(overdue(), "RESHIP", "LOST_IN_TRANSIT", "");
        browser.signedIn("rita", "/cases/" + fails);
        act("Approve", "approve");
        browser.sees("Refund instead");

        browser.signedIn("alex", "/cases/" + fails);
        browser.click("Goods cannot be sent");
        browser.fill("reason", "BROKEN");
        browser.submit("report_failed");
        browser.sees("refunded");
        assertThat(status(fails)).isEqualTo("REFUNDED");

        String converted = open(overdue(), "RESHIP", "LOST_IN_TRANSIT", "");
        browser.signedIn("rita", "/cases/" + converted);
        act("Approve", "approve");
        act("Refund instead", "convert_to_refund");
        browser.sees("refunded");
    }

    @Test
    void whatCouldNotBeStoppedIsConfirmedOrClosed() {
        String closed = notStopped();
        browser.signedIn("rita", "/cases/" + closed);
        browser.sees("not stopped");
        act("Close", "close");
        browser.sees("the goods could not be stopped");
        assertThat(status(closed)).isEqualTo("CLOSED");

        String paid = notStopped();
        browser.signedIn("saul", "/cases/" + paid);
        act("Confirm the refund", "confirm_refund");
        browser.sees("refunded");
        assertThat(status(paid)).isEqualTo("REFUNDED");
    }

    private String notStopped() {
        String order = overdue();
        carrier.onInterception("P-" + order, new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
        String id = openWhole(order);
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.sees("could not be stopped");
        return id;
    }

    @Test
    void financePaysByHandAndRetriesWhatCameBack() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.REJECT, Fault.REJECT, Fault.REJECT, Fault.REJECT);
        browser.signedIn("rita", "/cases/" + id);
        act("Approve", "approve");
        browser.sees("offline payment");
        browser.signedIn("fred", "/cases/" + id);
        browser.looksRight("case-by-hand");
        byHand("REFUND:CARD", "no", "NO_ACCOUNT");
        browser.sees("NO_ACCOUNT");
        byHand("REFUND:GIFT", "yes", "BANK-8");
        browser.sees("refund failed");
        act("Retry what failed", "retry_refund");
        browser.sees("refunded");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    private void byHand(String payment, String paid, String reference) {
        browser.click("Report a payment by hand");
        browser.choose("payment", payment);
        browser.press(By.cssSelector("[name=paid][value=" + paid + "]"));
        browser.fill("reference", reference);
        browser.submit("confirm_offline");
    }

    @Test
    void anApplicationIsWithdrawnForItsBuyer() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("alex", "/cases/" + id);
        act("Withdraw for the buyer", "withdraw");
        browser.sees("withdrawn by the buyer");
        assertThat(status(id)).isEqualTo("CLOSED");
    }

    @Test
    void everyActionOfStaffOnACaseHasAForm() {
        Set<Action> elsewhere = EnumSet.of(
                Action.OPEN,
                Action.TAKE_IN,
                Action.OPEN_AS_EXCEPTION,
                Action.QUOTE,
                Action.VIEW,
                Action.VIEW_ACCOUNT,
                Action.GIVE_GOODWILL,
                Action.VIEW_TICKETS,
                Action.HANDLE_TICKETS,
                Action.RESOLVE_PARKED,
                Action.RECORD_EXTERNAL_REFUND,
                Action.REVERSE_EXTERNAL_REFUND,
                Action.RECORD_CAPTURE);
        Set<Action> ofStaff = EnumSet.noneOf(Action.class);
        for (Role role : Role.values()) {
            for (Action action : Action.values()) {
                if (role.isStaff() && Permissions.allows(role, action, false)) {
                    ofStaff.add(action);
                }
            }
        }
        ofStaff.removeAll(elsewhere);
        assertThat(Set.copyOf(StaffActions.ON_PAGE)).isEqualTo(ofStaff);
    }

    @Test
    void casesAreFound() {
        String order = delivered();
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        String other = open(paid(), "REFUND_ONLY", "ORDER_CANCELLED", "");
        browser.signedIn("rita", "/cases");
        browser.sees(other);
        browser.fill("text", order);
        browser.choose("sort", "DUE");
        browser.click("Show");
        browser.sees("pending review (1)");
        browser.seesNot(other);
        browser.looksRight("cases");
        browser.click("pending review (1)");
        browser.sees(id);
        browser.choose("kind", "EXCHANGE");
        browser.click("Show");
        browser.sees("No case matches.");
        browser.click("All cases");
        browser.sees(other);
        browser.go("/cases?from=tomorrow");
        browser.sees("Write a day such as 2026-12-31.");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/cases?lang=zh");
        browser.sees("最新在前");
        browser.looksRight("cases-zh-dark-phone");
    }

    private String openWhole(String order) {
        return client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                .text("caseId");
    }

    /** An order on its way in two parcels: one with three mugs, one with a pot. */
    private String inTwoParcels() {
        String id = overdue();
        OrderFacts whole = orders.facts(OrderId.of(id)).orElseThrow();
        Parcel all = whole.parcels().get(0);
        orders.put(new OrderFacts(
                whole.sale(),
                whole.buyer(),
                whole.state(),
                whole.placedAt(),
                List.of(part(all, "A", "MUGS"), part(all, "B", "POT")),
                whole.categories()));
        return id;
    }

    private static Parcel part(Parcel of, String name, String line) {
        String id = of.id() + "-" + name;
        return new Parcel(
                id,
                Parcel.packed(id, of.warehouse(), List.of(LineId.of(line))).contents(),
                of.warehouse(),
                of.carrier(),
                of.trackingNumber() + name,
                of.handedOverAt(),
                of.promisedAt(),
                null,
                null);
    }
}
