package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Supervisors and finance staff read the figures of a period. */
class FiguresTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
        approve(open(paid(), "REFUND_ONLY", "NOT_LIKED", ""));
        open(delivered(), "RETURN_REFUND", "DAMAGED", "");
    }

    @Test
    void thePeriodHasFiguresWithCharts() {
        browser.signedIn("saul", "/figures");
        browser.fill("orders", "8");
        browser.submit("figures");
        browser.sees("By reason");
        browser.sees("Mug, blue");
        browser.waitFor(By.cssSelector("figure[data-drawn=true] canvas[aria-label*='By reason']"));
        assertThat(browser.all(By.cssSelector("figure[data-drawn=true]"))).hasSize(5);
        browser.looksRight("figures");
    }

    @Test
    void ordersAreCountedWhereTheirNumberIsLeftOut() {
        browser.signedIn("fred", "/figures");
        long placed =
                Long.parseLong(browser.waitFor(By.cssSelector("dl.sums dd")).getText());
        paid();
        browser.go("/figures");
        assertThat(browser.waitFor(By.cssSelector("dl.sums dd")).getText()).isEqualTo(Long.toString(placed + 1));
    }

    @Test
    void whatCannotBeReadIsToldAtItsField() {
        browser.signedIn("saul", "/figures?from=2026-02-02&to=2026-02-01&zone=UTC");
        browser.sees("is before the first");
        assertThat(browser.all(By.cssSelector("input[name=to][aria-invalid=true]")))
                .hasSize(1);
        browser.looksRight("figures-refused");
        browser.go("/figures?from=2026-02-01&to=2026-02-01&zone=Mars");
        browser.sees("The time zone is not known");
        browser.go("/figures?from=2026-02-01&to=2026-02-01&zone=UTC&orders=-1");
        browser.sees("as a whole number");
        browser.go("/figures?from=2020-02-01&to=2020-02-01&zone=UTC");
        browser.sees("There are no cases");
        browser.signedIn("rita", "/figures");
        browser.sees("no such page");
    }

    @Test
    void thePageIsChineseDarkAndFitsAPhone() {
        browser.signedIn("saul");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/figures?lang=zh");
        browser.sees("按商品");
        browser.waitFor(By.cssSelector("figure[data-drawn=true]"));
        browser.looksRight("figures-zh-dark-phone");
    }
}
