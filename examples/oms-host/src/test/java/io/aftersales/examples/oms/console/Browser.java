package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A person at Chromium. The person finds things by what is written on them, and every page that is shown is held against the rules of
 * accessibility (WCAG 2.2 AA) and kept as a picture under {@code target/screenshots}.
 *
 * <p>Without Chromium and its driver these tests are left out, unless {@code -Daftersales.browser=required} says that they must run.
 */
final class Browser {
    static final Dimension DESK = new Dimension(1280, 900);
    static final Dimension PHONE = new Dimension(390, 844);

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver chrome;
    private final int port;
    private final String host;

    private Browser(ChromeDriver chrome, int port) {
        this.chrome = chrome;
        this.port = port;
        this.host = "http://localhost:" + port;
    }

    private static final class Holder {
        static final ChromeDriver CHROME = start();
    }

    /** The browser of this test run, signed out, in English, light colours, at a desk. */
    static Browser at(int port) {
        boolean found = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!"required".equals(System.getProperty("aftersales.browser"))) {
            Assumptions.assumeTrue(found, "Chromium and its driver are not installed");
        }
        var browser = new Browser(Holder.CHROME, port);
        browser.colours("light");
        browser.size(DESK);
        browser.forget();
        return browser;
    }

    private static ChromeDriver start() {
        try {
            var options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--user-data-dir="
                            + Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium"));
            var driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(new File(DRIVER.toString()))
                            .usingAnyFreePort()
                            .build(),
                    options);
            Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
            driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
            return driver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- the device

    /** Light or dark colours, as the device prefers them, and nothing that moves: a page is looked at as it will stay. */
    void colours(String scheme) {
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void size(Dimension size) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", size.width < 500));
    }

    // --- what a person does

    void go(String path) {
        chrome.get(host + path);
    }

    /** Signs in on the page, and is led to the first page of the user; with the sample users the password is the name. */
    void signIn(String user) {
        forget();
        go("/sign-in");
        fill("username", user);
        fill("password", user);
        chrome.findElement(By.cssSelector("main button[type=submit]")).click();
        waitFor(By.cssSelector("form[action$='/sign-out']"));
    }

    /** Is signed in from before, which the next page shows. Signing in on the page takes far longer, and is what other tests are about. */
    void signedIn(String user) {
        List<HttpCookie> session = Person.signIn(user, port);
        forget();
        session.forEach(each -> keep(each.getName(), each.getValue()));
    }

    /** Opens a page as a user who is signed in from before. */
    void signedIn(String user, String path) {
        signedIn(user);
        go(path);
    }

    /** Forgets who was signed in, and reads English. The page is left first, so that nothing of it brings a session back. */
    private void forget() {
        run("window.stop()");
        chrome.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        keep("lang", "en");
        keep("zone", "UTC");
    }

    private void keep(String cookie, String value) {
        chrome.executeCdpCommand("Network.setCookie", Map.of("name", cookie, "value", value, "url", host));
    }

    /** Clicks the link or button with this text; the first of several. */
    void click(String text) {
        By named = By.xpath("//main//*[self::a or self::button or self::summary][normalize-space()=" + quoted(text)
                + " or @aria-label=" + quoted(text) + "]");
        WebElement target = waitFor(named);
        run("arguments[0].scrollIntoView({block:'center'})", target);
        target.click();
    }

    /** Clicks the button with this text in the form of an action, such as {@code approve}. */
    void submit(String form) {
        submit(By.cssSelector("form[data-action='" + form + "'] [type=submit]"), form);
    }

    /** Clicks the button in the form of an action for one of several rows of a page, such as a case. */
    void submit(String form, String of) {
        submit(By.cssSelector("form[data-action='" + form + "'][action*='" + of + "'] [type=submit]"), form);
    }

    private void submit(By what, String form) {
        WebElement button = waitFor(what);
        run("arguments[0].scrollIntoView({block:'center'})", button);
        button.click();
        waiting().withMessage(() -> "the page did not change after " + form).until(page -> isGone(button));
    }

    /** Tells whether the page of an element has been left, in whatever words the driver says so. */
    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (WebDriverException e) {
            return true;
        }
    }

    /** Fills a field in the form of an action, where other forms of the page have a field of that name. */
    void fillIn(String form, String field, String text) {
        fill(By.cssSelector("form[data-action='" + form + "'] [name='" + field + "']"), text);
    }

    void fill(String field, String text) {
        fill(By.name(field), text);
    }

    void fill(By field, String text) {
        WebElement input = waitFor(field);
        input.clear();
        input.sendKeys(text);
    }

    void choose(String field, String value) {
        new Select(waitFor(By.name(field))).selectByValue(value);
    }

    void press(By what) {
        waitFor(what).click();
    }

    // --- what a person sees

    /**
     * Waits until the text is on the page, perhaps with a capital letter that the style of the page gives it. A page that is just being
     * replaced cannot be read, which the driver tells in several ways.
     */
    void sees(String text) {
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        waiting()
                .ignoring(WebDriverException.class) // the page is changing
                .withMessage(() -> "not on the page: " + text + "\n" + text())
                .until(page -> {
                    String shown = text();
                    return shown.contains(text) || shown.contains(capital);
                });
    }

    void seesNot(String text) {
        assertThat(text()).doesNotContain(text);
    }

    /** The text of the page as it is shown. */
    String text() {
        return ((String) run("return document.body.innerText")).replace('\u00a0', ' ');
    }

    String path() {
        return chrome.getCurrentUrl().substring(host.length());
    }

    List<WebElement> all(By what) {
        return chrome.findElements(what);
    }

    WebElement waitFor(By what) {
        return waiting()
                .ignoring(WebDriverException.class) // the page is changing
                .withMessage(() -> "not on the page: " + what + "\n" + text())
                .until(page -> page.findElements(what).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Holds the page against the rules of accessibility, and keeps its picture. The page is no wider than the window. */
    void looksRight(String name) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // of what is right, nothing has to be written down
        // In one go: no page has frames, which the other mode opens a second window for.
        List<Rule> violations = new AxeBuilder()
                .setLegacyMode(true)
                .withOptions(options)
                .withTags(RULES)
                .analyze(chrome)
                .getViolations();
        keepPicture(name);
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList())
                        .toList())
                .as("axe on " + path())
                .isEmpty();
        assertThat((Boolean) run("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling on " + path())
                .isTrue();
    }

    private void keepPicture(String name) {
        Object width = run("return window.innerWidth");
        Object height = run("return Math.max(600, Math.min(4000, document.documentElement.scrollHeight))");
        Map<String, Object> picture = chrome.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport", true,
                        "optimizeForSpeed", true,
                        "clip", Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) chrome).executeScript(script, arguments);
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(chrome, Duration.ofSeconds(15), Duration.ofMillis(50));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
