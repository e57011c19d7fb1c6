package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Finance staff read accounts and enter money, large amounts by two persons. */
@TestPropertySource(properties = "shop.policy.four-eyes-above=CNY 40.00")
class AccountsTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    private String refundedOrder() {
        String order = paid();
        approve(open(order, "REFUND_ONLY", "NOT_LIKED", ""));
        return order;
    }

    private long of(String order, String what) {
        return accountOf(order).path(what).path("minor").asLong();
    }

    private void external(String amount, String reference) {
        browser.click("Record a refund made elsewhere");
        browser.fill("amount", amount);
        browser.fill("reference", reference);
        browser.submit("external");
    }

    @Test
    void smallEntriesCountAtOnce() {
        String order = refundedOrder();
        browser.signedIn("fred", "/accounts");
        browser.looksRight("accounts");
        browser.fill("order", order);
        browser.click("Show the account");
        browser.sees("Account of order " + order);
        browser.sees("Credit note of case " + order + ".1");
        browser.sees("gift card GIFT-" + order);
        browser.looksRight("account");

        long before = lastOfJournal();
        external("abc", "CB-1");
        browser.sees("Write an amount such as 12.30");
        browser.fill("amount", "10.00");
        browser.submit("external");
        browser.sees("Done.");
        assertThat(of(order, "external")).isEqualTo(1000);

        browser.click("Record that such a refund came back");
        browser.press(By.cssSelector("form[data-action=reversal] input[name=amount]"));
        browser.waitFor(By.cssSelector("form[data-action=reversal] input[name=amount]"))
                .sendKeys("4.00");
        browser.submit("reversal");
        browser.sees("Done.");
        assertThat(of(order, "external")).isEqualTo(600);
        browser.looksRight("account-external");

        browser.go("/journal?after=" + before);
        browser.sees("Elsewhere, came back");
        browser.sees("VAT 13%");
        browser.looksRight("journal");
    }

    @Test
    void theJournalOfADayIsSummedUpWithTheWayAndASignForWhatLeftTheShop() {
        refundedOrder();
        browser.signedIn("fred", "/journal");
        browser.sees("in your time zone, ");
        List<String> sums = browser.all(By.cssSelector("#sums tbody tr")).stream()
                .map(WebElement::getText)
                .filter(each -> each.startsWith("Refund "))
                .toList();
        assertThat(sums).isNotEmpty().allMatch(each -> each.contains("-") || each.contains("−"));
        browser.sees("he original route");
        browser.go("/journal?from=2020-01-01&to=2020-01-31");
        browser.sees("No money has moved in this time");
        assertThat(browser.all(By.cssSelector("#sums"))).isEmpty();
        browser.looksRight("journal-empty");
        browser.go("/journal?from=monday");
        browser.sees("such as 2026-11-30");
    }

    /** The number of the newest line of the journal, which tells what other tests have booked. */
    private long lastOfJournal() {
        String next = "0";
        for (String after = next; !after.isEmpty(); ) {
            next = after;
            JsonNode lines =
                    client().get("fred", "/api/journal?after=" + after).body().path("items");
            after = lines.isEmpty()
                    ? ""
                    : lines.get(lines.size() - 1).path("sequence").asString();
        }
        return Long.parseLong(next);
    }

    @Test
    void largeEntriesTakeTwoPersons() {
        String order = refundedOrder();
        browser.signedIn("fred", "/accounts/" + order);
        external("41.00", "CB-2");
        browser.sees("Another person has to enter the same");
        browser.sees("You entered it");
        assertThat(of(order, "external")).isZero();
        assertThat(browser.all(By.cssSelector("form[data-action=entry]"))).isEmpty();

        browser.signedIn("fay", "/confirmations");
        browser.sees("CB-2");
        browser.looksRight("confirmations");
        browser.submit("entry");
        browser.sees("Done.");
        browser.seesNot("CB-2");
        assertThat(of(order, "external")).isEqualTo(4100);
    }

    @Test
    void whatACaseKeptIsGivenBack() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"fee\": 500}");
        browser.signedIn("saul", "/accounts/" + order);
        browser.click("Give back what was kept");
        browser.fill("amount", "2.50");
        browser.fill("why", "promised on the phone");
        browser.submit("kept");
        browser.sees("Done.");
        assertThat(of(order, "kept")).isEqualTo(250);
    }

    @Test
    void theSecondPersonApprovesOrConfirmsCases() {
        String order = paid();
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                .text("caseId");
        approve(id);
        browser.signedIn("saul", "/confirmations");
        browser.sees(id);
        browser.sees("Decide on the case");
        browser.looksRight("confirmations-cases");
    }

    @Test
    void aCaseThatFinanceCannotDecideIsNotCountedForFinance() throws Exception {
        var fred = new Person("fred", port);
        String before = numbers(fred);
        String order = paid();
        client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}");
        approve(order + ".1");
        assertThat(numbers(fred)).isEqualTo(before);
        String page = fred.get("/confirmations").body();
        assertThat(page.substring(page.indexOf(order + ".1"))).contains("A reviewer or supervisor decides.");
        assertThat(page).doesNotContain("Decide on the case");
    }

    /** The numbers in the menu but for alarms, which other tests raise. */
    private static String numbers(Person of) throws Exception {
        return of.get("/menu-numbers").body().replaceAll("<span id=\"menu-ALARMS.*?</span>", "");
    }

    @Test
    void aLaterCreditNoteSaysThatMoneyWasGivenBack() throws Exception {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"fee\": 500}");
        command("fred", id, "kept", "{\"amount\": 250, \"why\": \"promised on the phone\"}");
        String page = new Person("fred", port).get("/accounts/" + order).body();
        assertThat(page.substring(page.indexOf("id=\"notes\"")))
                .contains("Given back later")
                .doesNotContain("Not refunded");
    }

    @Test
    void theJournalNamesTheSystemInWords() throws Exception {
        refundedOrder();
        assertThat(new Person("fred", port).get("/journal").body())
                .contains(">System</td>")
                .doesNotContain(">aftersales</td>");
    }

    @Test
    void anOrderWithoutCasesHasNoAccount() {
        browser.signedIn("fred", "/accounts");
        browser.fill("order", "none");
        browser.click("Show the account");
        browser.waitFor(By.cssSelector("[role=alert]"));
        browser.signedIn("ann", "/accounts/" + refundedOrder());
        browser.sees("no such page");
        browser.go("/journal");
        browser.sees("no such page");
    }

    @Test
    void thePagesAreChineseDarkAndFitAPhone() {
        String order = refundedOrder();
        browser.signedIn("fred");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/accounts/" + order + "?lang=zh");
        browser.sees("红字凭证");
        browser.looksRight("account-zh-dark-phone");
        browser.go("/confirmations");
        browser.looksRight("confirmations-zh-dark-phone");
        browser.go("/journal");
        browser.looksRight("journal-zh-dark-phone");
        browser.go("/accounts");
        browser.looksRight("accounts-zh-dark-phone");
    }
}
