package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.RunningHost;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Finance staff find out what became of a payment whose answer was lost. What stays parked is in a database of this test alone. */
@TestPropertySource(properties = "aftersales.retry.attempts=1")
class ParkedTest extends RunningHost {
    private static final String DATABASE = Postgres.freshUrl();

    /** Names the database of the pool itself: of two values of the same property, that of the superclass counts. */
    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.hikari.jdbc-url", () -> DATABASE);
    }

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    /** A case of which the refund to the card was sent and got no answer. */
    private String unanswered() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.LOSE_ANSWER);
        approve(id);
        return id;
    }

    private void state(String said, String reference) {
        browser.press(By.cssSelector("input[name=said][value=" + said + "]"));
        browser.fill("reference", reference);
        browser.submit("resolve");
    }

    @Test
    void twoPersonsResolveAParkedPayment() {
        String id = unanswered();
        browser.signIn("fred");
        assertThat(browser.path()).isEqualTo("/parked");
        browser.sees(id);
        browser.sees("one attempt");
        browser.sees("Refund to card");
        browser.sees("just now");
        browser.looksRight("parked");
        browser.press(By.cssSelector("a[href^='/parked/" + id + "/']"));
        browser.sees("Key at the provider");
        browser.looksRight("parked-one");
        String page = browser.path();

        state("PAID", "PAY-77");
        browser.sees("Another person has to agree");
        browser.sees("You stated “paid” (evidence: PAY-77)");
        browser.looksRight("parked-one-first");
        assertThat(browser.all(By.cssSelector("form[data-action=confirm]"))).isEmpty();
        browser.press(By.tagName("summary"));
        state("PAID", "PAY-77");
        browser.sees("A second person has to decide");

        browser.signedIn("fay", "/parked");
        browser.sees("fred: paid");
        browser.go(page);
        browser.sees("fred stated “paid” (evidence: PAY-77)");
        browser.looksRight("parked-one-second");
        browser.click("I confirm this");
        browser.sees("Resolved.");
        browser.seesNot(id);
        assertThat(status(id)).isEqualTo("REFUNDED");
        browser.go(page);
        browser.sees("No parked effect has the key");
    }

    @Test
    void aPaymentThatWasNotMadeIsPaidAgain() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.LOSE_REQUEST);
        approve(id);
        for (String person : new String[] {"fred", "fay"}) {
            browser.signedIn(person, "/parked");
            browser.press(By.cssSelector("a[href^='/parked/" + id + "/']"));
            browser.sees("Resolve");
            if (person.equals("fay")) {
                browser.press(By.tagName("summary"));
            }
            state("NOT_PAID", person + " does not find it in the provider's list");
            browser.sees(person.equals("fred") ? "Noted." : "Resolved.");
        }
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatIsOwedIsOnAPageOfItsOwn() {
        String id = unanswered();
        browser.signedIn("fred", "/open-payments");
        browser.sees("What the shop owes its buyers");
        browser.sees(id);
        browser.sees("Parked: finance looks into it");
        browser.looksRight("open-payments");
        browser.signedIn("rita", "/open-payments");
        browser.sees("no such page");
    }

    @Test
    void aContradictionIsShownAndReplacesNoStatement() {
        String id = unanswered();
        browser.signIn("fred");
        browser.press(By.cssSelector("a[href^='/parked/" + id + "/']"));
        state("PAID", "PAY-78");
        String page = browser.path();
        browser.signedIn("fay", "/parked");
        browser.go(page);
        browser.press(By.tagName("summary"));
        state("NOT_PAID", "not on the statement");
        browser.sees("contradict each other");
        browser.sees("fred stated “paid” (evidence: PAY-78)");
        browser.looksRight("parked-one-contradicted");
        browser.click("I confirm this");
        browser.sees("Resolved.");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void manyAreShownPageByPage() {
        var ids = new ArrayList<String>();
        for (int i = 0; i <= ParkedController.ROWS; i++) {
            ids.add(unanswered());
        }
        browser.signedIn("fred");
        browser.go("/parked?page=0");
        browser.looksRight("parked-pages");
        browser.click("Next page");
        browser.sees(ids.get(ids.size() - 1));
        browser.seesNot("Next page");
        browser.click("Previous page");
        browser.sees(ids.get(0));
        browser.seesNot(ids.get(ids.size() - 1));
        for (JsonNode each : client().get("fred", "/api/parked").body().path("items")) {
            String path = "parked/" + each.path("key").asString();
            for (String person : new String[] {"fred", "fay"}) {
                command(person, each.path("caseId").asString(), path, "{\"said\": \"PAID\", \"reference\": \"B\"}");
            }
        }
    }

    @Test
    void onlyFinanceStaffSeeThem() {
        browser.signedIn("rita", "/parked");
        browser.sees("no such page");
    }

    @Test
    void thePagesAreChineseDarkAndFitAPhone() {
        String id = unanswered();
        browser.signedIn("fred");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/parked?lang=zh");
        browser.sees("挂起的付款");
        browser.looksRight("parked-zh-dark-phone");
        browser.press(By.cssSelector("a[href^='/parked/" + id + "/']"));
        browser.sees("退款至银行卡");
        browser.sees("提交说明");
        browser.looksRight("parked-one-zh-dark-phone");
    }
}
