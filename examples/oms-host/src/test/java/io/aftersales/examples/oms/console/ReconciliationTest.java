package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;

/** Finance staff compare the provider's statement with the journal. */
class ReconciliationTest extends RunningHost {
    private static final String HEADER = "key,transaction_id,occurred_at,amount_minor,currency,kind";

    @TempDir
    private Path files;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
        browser.signedIn("fred", "/reconciliation");
    }

    /** Refunds one mug of a new order, and returns the rows that the provider has of it: to the card, and to the gift card. */
    private List<String> refunded() {
        String order = paid();
        approve(open(order, "REFUND_ONLY", "NOT_LIKED", ""));
        var rows = new ArrayList<String>();
        for (JsonNode line : client().get("fred", "/api/journal").body().path("items")) {
            if (line.path("order").asString().equals(order)
                    && line.path("kind").asString().equals("REFUND")) {
                rows.add(String.join(
                        ",",
                        line.path("key").asString(),
                        line.path("reference").asString(),
                        line.path("occurredAt").asString(),
                        Long.toString(line.path("amount").path("minor").asLong()),
                        "CNY",
                        "REFUND"));
            }
        }
        assertThat(rows).hasSize(2);
        return rows;
    }

    private void compare(List<String> rows) throws IOException {
        var all = new ArrayList<>(rows);
        all.add(0, HEADER);
        Path file = Files.write(files.resolve("november.csv"), all);
        browser.waitFor(By.name("statement")).sendKeys(file.toString());
        browser.submit("reconcile");
    }

    /** The number of payments with a finding. */
    private String payments(String finding) {
        return browser.waitFor(By.xpath("//caption/following-sibling::tbody/tr[td[1]='" + finding + "']/td[2]"))
                .getText();
    }

    @Test
    void aStatementMatches() throws IOException {
        browser.looksRight("reconciliation");
        compare(refunded());
        browser.sees("Everything in this period matches.");
        assertThat(payments("Matches")).isEqualTo("2");
        browser.looksRight("reconciliation-matches");
    }

    @Test
    void theDifferencesAreTold() throws IOException {
        List<String> first = refunded();
        List<String> second = refunded();
        var rows = new ArrayList<>(List.of(first.get(0), first.get(0).replace("R-as", "R-again-as")));
        rows.add(second.get(0).replaceFirst(",2727,", ",2700,"));
        rows.add(second.get(1));
        rows.add("their-key,TX-9," + second.get(1).split(",", -1)[2] + ",500,CNY,REFUND");
        compare(rows);
        browser.sees("Differences");
        assertThat(payments("Matches")).isEqualTo("1");
        assertThat(payments("Missing in the statement")).isEqualTo("1");
        assertThat(payments("Missing in the journal")).isEqualTo("1");
        assertThat(payments("Other amount")).isEqualTo("2");
        browser.sees("The statement has it 2 times.");
        browser.sees("Not known here");
        browser.looksRight("reconciliation-differences");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/reconciliation?lang=zh");
        compare(rows);
        browser.sees("对账单缺少");
        browser.looksRight("reconciliation-zh-dark-phone");
        browser.press(By.cssSelector("a[href^='/accounts/']"));
        browser.sees("红字凭证");
    }

    @Test
    void nothingIsReadOfAStatementWithBadRows() throws IOException {
        var rows = new ArrayList<>(refunded());
        rows.add("k,t,yesterday,12.50,cny,GIFT");
        rows.add("k,t");
        compare(rows);
        browser.sees("Nothing of november.csv was compared");
        browser.sees("Line 4: “yesterday” is not a moment");
        browser.sees("Line 4: “12.50” is not an amount");
        browser.sees("Line 4: “cny” is not a currency");
        browser.sees("Line 4: “GIFT” is not a kind of payment");
        browser.sees("Line 5: there are 2 cells");
        browser.seesNot("Payments by result");
        browser.looksRight("reconciliation-bad-rows");
    }

    @Test
    void onlyFinanceStaffCompareStatements() {
        browser.signedIn("saul", "/reconciliation");
        browser.sees("no such page");
    }
}
