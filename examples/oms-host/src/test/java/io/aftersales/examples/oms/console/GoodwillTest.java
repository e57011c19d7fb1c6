package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Staff give goodwill, which a second person approves. */
class GoodwillTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    private void give(String order, String amount, String why) {
        browser.fill("order", order);
        browser.click("Next");
        browser.sees("For order " + order);
        browser.fillIn("give", "amount", amount);
        browser.fillIn("give", "points", "50");
        browser.fillIn("give", "why", why);
        browser.submit("give");
    }

    @Test
    void aSecondPersonApprovesGoodwill() {
        String order = delivered();
        browser.signedIn("rita", "/goodwill");
        browser.fill("order", "no-such-order");
        browser.click("Next");
        browser.sees("There is no order no-such-order");
        give(order, "12.345", "came late");
        browser.sees("Write an amount such as 12.30");
        browser.looksRight("goodwill-refused");
        browser.fillIn("give", "amount", "12.30");
        browser.submit("give");
        browser.sees("Another person has to approve it");
        browser.sees("You gave it");
        browser.looksRight("goodwill");
        assertThat(browser.all(By.cssSelector("form[data-action=approve][action*='" + order + ".1']")))
                .isEmpty();

        browser.signedIn("saul", "/goodwill");
        browser.waitFor(By.id("menu-GOODWILL"));
        browser.sees("came late");
        browser.sees("50 points");
        browser.looksRight("goodwill-second");
        browser.submit("approve", order + ".1");
        browser.sees("Done.");
        browser.seesNot(order + ".1");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(1230);
    }

    @Test
    void aSecondPersonRejectsGoodwill() {
        String order = delivered();
        browser.signedIn("alex", "/goodwill");
        give(order, "5", "asked for it");
        browser.sees("Noted.");
        browser.go("/tickets/" + order + ".1-1");
        browser.sees("You proposed this compensation, so another person has to decide about it.");
        browser.seesNot("Take it");
        browser.signedIn("rita", "/goodwill");
        browser.fill(By.cssSelector("form[data-action=reject][action*='" + order + ".1'] [name=why]"), "no reason");
        browser.submit("reject", order + ".1");
        browser.sees("Done.");
        browser.seesNot(order + ".1");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isZero();
    }

    @Test
    void moreThanTheOrderIsRefusedWithWhatWasTyped() {
        browser.signedIn("rita", "/goodwill");
        give(delivered(), "99999", "too much");
        browser.sees("is too much");
        assertThat(browser.waitFor(By.name("amount")).getAttribute("value")).isEqualTo("99999");
    }

    @Test
    void thePageIsChineseDarkAndFitsAPhone() {
        browser.signedIn("saul");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/goodwill?lang=zh&order=" + delivered());
        browser.sees("补偿");
        browser.looksRight("goodwill-zh-dark-phone");
    }
}
