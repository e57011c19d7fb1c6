package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Supervisors ask other rules about past cases. */
class WhatIfTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
        browser.signedIn("saul");
    }

    @Test
    void otherRulesDecideOtherwise() {
        String id = open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        browser.go("/what-if");
        assertThat(browser.waitFor(By.name("keepUpTo")).getAttribute("value")).isEqualTo("25.00");
        browser.submit("what-if");
        browser.sees("decide the same about every case");
        browser.press(By.name("unshipped"));
        browser.submit("what-if");
        browser.sees("Decisions that differ");
        browser.sees("Approved by a rule");
        browser.sees(id);
        browser.looksRight("what-if");
        assertThat(status(id)).isEqualTo("PENDING_REVIEW");
        browser.fill("faultBelow", "1,5");
        browser.submit("what-if");
        browser.sees("Write an amount such as 12.30");
        browser.signedIn("rita", "/what-if");
        browser.sees("no such page");
    }

    @Test
    void thePageIsChineseDarkAndFitsAPhone() {
        open(paid(), "REFUND_ONLY", "NOT_LIKED", "");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/what-if?lang=zh&currency=CNY&unshipped=on");
        browser.sees("规则批准");
        browser.looksRight("what-if-zh-dark-phone");
    }
}
