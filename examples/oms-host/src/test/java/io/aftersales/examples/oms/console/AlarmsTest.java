package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.RunningHost;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.test.context.TestPropertySource;

/** Supervisors and finance staff see what has to be looked at now. */
@TestPropertySource(properties = "aftersales.retry.attempts=1")
class AlarmsTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    /** A case with an alarm: its payment got no answer and was parked. */
    private String alarmed() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.LOSE_ANSWER);
        approve(id);
        return id;
    }

    private List<String> cases() {
        return browser.all(By.cssSelector("td:nth-child(2) a")).stream()
                .map(each -> each.getText())
                .toList();
    }

    @Test
    void anAlarmIsAcknowledgedUnderThePersonsName() {
        String older = alarmed();
        String newer = alarmed();
        browser.signedIn("saul", "/alarms");
        browser.sees("was given up. Please find out what became of it");
        assertThat(cases()).startsWith(newer, older);
        browser.looksRight("alarms");
        browser.press(By.cssSelector("button[aria-label$='of case " + older + "']"));
        browser.sees("Done.");
        assertThat(cases()).contains(newer).doesNotContain(older);

        browser.signedIn("fred", "/alarms");
        browser.click("Acknowledged alarms");
        browser.sees(older);
        browser.sees("saul,");
        browser.looksRight("alarms-acknowledged");
    }

    @Test
    void aTenderIsNamedInWords() {
        String order = paid();
        approve(open(order, "REFUND_ONLY", "NOT_LIKED", ""));
        client().post(
                        "fred",
                        "/api/orders/" + order + "/external-refunds",
                        "{\"tender\": \"CARD\", \"amount\": 1000, \"reference\": \"CB-" + order
                                + "\", \"occurredAt\": \"2026-03-01T00:00:00Z\"}");
        browser.signedIn("fred", "/alarms");
        browser.sees(order + ".1: money went back on card outside of after-sales.");
    }

    @Test
    void alarmsAreForSupervisorsAndFinance() {
        browser.signedIn("rita", "/alarms");
        browser.sees("no such page");
    }

    @Test
    void thePageIsChineseDarkAndFitsAPhone() {
        alarmed();
        browser.signedIn("saul");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/alarms?lang=zh");
        browser.sees("确认");
        browser.looksRight("alarms-zh-dark-phone");
    }
}
