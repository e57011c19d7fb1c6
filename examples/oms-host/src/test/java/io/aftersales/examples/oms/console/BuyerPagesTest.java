package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.web.RunningHost;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The pages of a buyer, walked by clicks. What staff do in between goes over REST. */
class BuyerPagesTest extends RunningHost {
    private static final String GOOD =
            "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\"," + " \"quantity\": %d}]}";

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    /** The order as if it had just been placed, so that it heads the list. */
    private String newest(String order) {
        OrderFacts facts = orders.facts(OrderId.of(order)).orElseThrow();
        orders.put(
                new OrderFacts(facts.sale(), facts.buyer(), facts.state(), now(), facts.parcels(), facts.categories()));
        return order;
    }

    /** Chooses units of the mugs and a reason on the page to apply. */
    private void choose(String units, String reason) {
        browser.fill("rows[0].quantity", units);
        browser.choose("rows[0].reason", reason);
    }

    private void apply(String order, String kind) {
        browser.go("/orders/" + order + "/apply?kind=" + kind);
    }

    private String sent() {
        browser.click("Send the application");
        browser.sees("We have your application");
        return browser.path().substring("/cases/".length());
    }

    private void seesAgain(String id, String text) {
        browser.go("/cases/" + id);
        browser.sees(text);
    }

    private void inspected(String id, int units) {
        command("ines", id, "received", "{\"lost\": false}");
        command("ines", id, "inspection", GOOD.formatted(units));
    }

    @Test
    void aBuyerReturnsAPartOfAnOrder() {
        String order = newest(delivered());
        browser.signIn("ann");
        browser.sees("My orders");
        browser.looksRight("buyer-orders");
        browser.click("Order " + order);
        browser.sees("3 units to choose from");
        browser.looksRight("buyer-order");
        browser.click("return and refund");
        browser.sees("Choose how many units");
        browser.fill("rows[0].quantity", "2");
        browser.sees("Choose a reason for Mug, blue");
        browser.choose("rows[0].reason", "NOT_LIKED");
        browser.sees("if we accept everything");
        browser.sees("2 × Mug, blue");
        browser.sees("60.00");
        browser.sees("to card");
        browser.sees("to gift card");
        browser.looksRight("buyer-apply");
        browser.fill("rows[0].quantity", "4");
        browser.sees("only 3 can be claimed");
        browser.fill("rows[0].quantity", "2");
        browser.sees("if we accept everything");
        browser.fill("description", "The handle is too small for me");
        browser.fill("evidence", "handle.jpg");
        String id = sent();
        browser.looksRight("buyer-case-new");

        command("rita", id, "approval", "{}");
        seesAgain(id, "It is your turn");
        browser.sees("Post it by");
        browser.looksRight("buyer-case-send-back");
        browser.fill("carrier", "FASTPOST");
        browser.fill("trackingNumber", "R-" + order);
        browser.submit("posted");
        browser.sees("on their way back");

        inspected(id, 2);
        seesAgain(id, "Your refund is complete");
        browser.sees("60.00");
        browser.sees("What we told you");
        browser.press(By.cssSelector("input[name=score][value='5']"));
        browser.submit("rate");
        browser.sees("You rated this case 5 of 5");
        browser.looksRight("buyer-case-refunded");
        browser.go("/orders/" + order);
        browser.sees("Case " + id);
        browser.sees("1 unit to choose from");
    }

    @Test
    void anApplicationThatIsRefusedKeepsWhatWasTyped() {
        browser.signedIn("ann");
        apply(delivered(), "REFUND_ONLY");
        choose("1", "SHORTAGE");
        browser.fill("description", "One mug was not in the parcel");
        browser.sees("Please add a photo");
        browser.click("Send the application");
        browser.sees("Please add a photo");
        browser.looksRight("buyer-apply-refused");
        assertThat(browser.waitFor(By.name("rows[0].quantity")).getDomProperty("value"))
                .isEqualTo("1");
        browser.fill("evidence", "parcel.jpg");
        sent();
        browser.sees("parcel.jpg");
    }

    @Test
    void whatWasTypedIsThereInTheOtherLanguage() {
        browser.signedIn("ann");
        apply(delivered(), "EXCHANGE");
        choose("2", "WRONG_COLOUR");
        browser.choose("rows[0].wanted", "MUG-RED");
        browser.fill("description", "The red ones, please");
        browser.press(By.id("language"));
        browser.sees("提交申请");
        assertThat(browser.path()).contains("kind=EXCHANGE");
        assertThat(browser.waitFor(By.name("rows[0].quantity")).getDomProperty("value"))
                .isEqualTo("2");
        assertThat(browser.waitFor(By.name("rows[0].wanted")).getDomProperty("value"))
                .isEqualTo("MUG-RED");
        assertThat(browser.waitFor(By.name("description")).getDomProperty("value"))
                .isEqualTo("The red ones, please");
    }

    @Test
    void aBuyerCancelsTheWholeOrder() {
        String order = paid();
        browser.signedIn("ann", "/orders/" + order);
        browser.click("refund only");
        browser.click("Cancel the whole order");
        browser.choose("wholeReason", "ORDER_CANCELLED");
        browser.press(By.cssSelector("input[value=STORE_CREDIT]"));
        browser.sees("on top as store credit");
        browser.sees("goes to your store credit");
        browser.looksRight("buyer-apply-whole");
        String id = sent();
        command("rita", id, "approval", "{}");
        seesAgain(id, "220.00");
        browser.sees("of store credit on top");
        browser.looksRight("buyer-case-cancelled");
    }

    @Test
    void aBuyerAcceptsAnOffer() {
        browser.signedIn("ann");
        apply(delivered(), "RETURN_REFUND");
        choose("1", "NOT_LIKED");
        String id = sent();
        command("rita", id, "offer", "{\"agreed\": 1500, \"keeping\": true}");
        seesAgain(id, "You keep them");
        browser.sees("15.00");
        browser.looksRight("buyer-case-offer");
        browser.submit("accept");
        browser.sees("Your refund is complete");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void aBuyerDeclinesAnOfferAnswersAQuestionAndWithdraws() {
        browser.signedIn("ann");
        apply(delivered(), "RETURN_REFUND");
        choose("1", "QUALITY_ISSUE");
        String id = sent();
        command("rita", id, "offer", "{\"agreed\": 1500}");
        seesAgain(id, "Accept the offer");
        browser.submit("decline");
        browser.sees("Our offer ended");
        command("rita", id, "question", "{\"text\": \"Which part of it does not work?\"}");
        seesAgain(id, "Which part of it does not work?");
        browser.looksRight("buyer-case-question");
        browser.fill("text", "The lid does not close");
        browser.submit("answer");
        browser.sees("You answered our question");
        browser.sees("The lid does not close");
        browser.click("Withdraw this application");
        browser.submit("withdraw");
        browser.sees("This case has ended");
        assertThat(status(id)).isEqualTo("CLOSED");
    }

    @Test
    void aBuyerAppeals() {
        browser.signedIn("ann");
        apply(delivered(), "RETURN_REFUND");
        choose("1", "NOT_LIKED");
        String id = sent();
        command("rita", id, "rejection", "{\"text\": \"The mug was used.\"}");
        seesAgain(id, "The mug was used.");
        browser.looksRight("buyer-case-rejected");
        browser.fill("why", "It was never used, the seal is whole");
        browser.submit("appeal");
        browser.sees("You appealed against the decision");
        assertThat(status(id)).isEqualTo("PENDING_REVIEW");
        browser.seesNot("Send the appeal");
    }

    @Test
    void aBuyerExchangesForDearerGoods() {
        browser.signedIn("ann");
        apply(delivered(), "EXCHANGE");
        choose("1", "NOT_LIKED");
        browser.sees("Nothing to pay");
        browser.choose("rows[0].wanted", "MUG-GOLD");
        browser.sees("You pay on top");
        browser.sees("15.00");
        browser.looksRight("buyer-apply-exchange");
        String id = sent();
        browser.sees("In exchange: Mug with a gilded rim");
        command("rita", id, "approval", "{}");
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"R2\"}");
        inspected(id, 1);
        seesAgain(id, "Please pay CN¥");
        browser.looksRight("buyer-case-top-up");
        browser.submit("pay");
        browser.sees("You paid on top");
        assertThat(status(id)).isEqualTo("EXCHANGING");
        command("alex", id, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"X-77\"}");
        seesAgain(id, "X-77");
        command("alex", id, "delivered", "");
        seesAgain(id, "Your exchange is complete");
        browser.looksRight("buyer-case-exchanged");
    }

    @Test
    void lostGoodsAreSentAgain() {
        String order = overdue();
        browser.signedIn("ann", "/orders/" + order);
        browser.looksRight("buyer-order-late");
        apply(order, "RESHIP");
        choose("1", "LOST_IN_TRANSIT");
        browser.sees("You pay nothing");
        browser.looksRight("buyer-apply-reship");
        sent();
    }

    @Test
    void aBuyerReadsWhatIsNotPossibleAndWhy() {
        browser.signedIn("ann", "/orders/1009");
        browser.click("What is not possible for Mug, red, and why");
        browser.sees("This is not possible for the reason you gave");
        browser.sees("return and refund: The time to apply for item Mug, red ended");
        browser.sees("refund only (only: lost in transit, not received)");
        browser.looksRight("buyer-order-limits");
    }

    @Test
    void whatIsAnothersIsNotThere() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        browser.signedIn("bob", "/cases/" + id);
        browser.sees("no such page");
        for (String path : List.of("/orders/1001", "/orders/1001/apply", "/orders/none", "/cases/1001.99")) {
            browser.go(path);
            browser.sees("no such page");
        }
    }

    @Test
    void thePagesAreChineseDarkAndFitAPhone() {
        String order = newest(delivered());
        browser.signedIn("ann");
        browser.go("/orders?lang=zh");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/orders");
        browser.sees("我的订单");
        browser.looksRight("buyer-orders-zh-dark-phone");
        browser.go("/orders/" + order);
        browser.sees("退货、换货或取消");
        browser.looksRight("buyer-order-zh-dark-phone");
        apply(order, "RETURN_REFUND");
        choose("1", "NOT_LIKED");
        browser.sees("马克杯(蓝) × 1");
        apply(order, "EXCHANGE");
        choose("1", "NOT_LIKED");
        browser.choose("rows[0].wanted", "MUG-GOLD");
        browser.sees("您需补付");
        browser.looksRight("buyer-apply-zh-dark-phone");
        browser.click("提交申请");
        browser.sees("已收到您的申请");
        String id = browser.path().substring("/cases/".length());
        command("rita", id, "approval", "{}");
        browser.go("/cases/" + id);
        browser.sees("请您处理");
        browser.looksRight("buyer-case-zh-dark-phone");
    }
}
