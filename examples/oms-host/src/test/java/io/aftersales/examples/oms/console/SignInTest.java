package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class SignInTest extends RunningHost {
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    @Test
    void aPersonSignsInAndOutOnAPage() {
        browser.go("/cases");
        browser.sees("Sign in");
        browser.looksRight("sign-in");

        browser.fill("username", "ann");
        browser.fill("password", "wrong");
        browser.press(By.cssSelector("main button[type=submit]"));
        browser.sees("do not match");

        browser.signIn("ann");
        browser.sees("ann (");
        browser.press(By.cssSelector("form[action$='/sign-out'] button"));
        browser.sees("Password");
        browser.go("/cases");
        assertThat(browser.path()).startsWith("/sign-in");
    }

    @Test
    void whatIsNotThereIsToldOnAPage() {
        browser.signedIn("ann", "/nothing-here");
        browser.sees("no such page");
        browser.go("/cases/1001.99");
        browser.sees("no such page");
        browser.go("/cases/odd");
        browser.sees("could not be read");
        browser.looksRight("error");
        browser.go("/cases//1001.99?lang=zh");
        browser.sees("无法读取请求");
        browser.looksRight("error-zh");
    }

    @Test
    void thePageIsChineseDarkAndFitsAPhone() {
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/sign-in?lang=zh");
        browser.sees("密码");
        browser.looksRight("sign-in-zh-dark-phone");
    }
}
