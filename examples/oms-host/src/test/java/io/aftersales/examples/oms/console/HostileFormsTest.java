package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and addresses that no page of the console sends: they are refused and are no error of the host. */
class HostileFormsTest extends RunningHost {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("alex:alex".getBytes(StandardCharsets.US_ASCII));

    /** A person with a session of the console, without a browser. */
    private final class Person {
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private String token = "";

        Person(String name) throws Exception {
            get("/sign-in");
            post("/sign-in", FORM, "username=" + name + "&password=" + name);
            get("/cases");
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(HttpRequest.newBuilder(at(path)));
        }

        HttpResponse<String> post(String path, String type, String body) throws Exception {
            return send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", type)
                    .header("X-CSRF-TOKEN", token)
                    .POST(BodyPublishers.ofString(body)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            token = found.find() ? found.group(1) : token;
            return answer;
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Test
    void anotherBuyersCaseIsToldLikeOneThatDoesNotExist() throws Exception {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        String none = id.replaceFirst("\\.1$", ".9");
        var bob = new Person("bob");
        assertThat(told(bob.get("/cases/" + id), id)).isEqualTo(told(bob.get("/cases/" + none), none));
        assertThat(told(bob.post("/my/cases/" + id + "/payment", FORM, ""), id))
                .isEqualTo(told(bob.post("/my/cases/" + none + "/payment", FORM, ""), none));
        assertThat(told(bob.get("/tickets/" + id + "-1"), id))
                .isEqualTo(told(bob.get("/tickets/" + none + "-1"), none));
    }

    private static String told(HttpResponse<String> page, String id) {
        assertThat(page.statusCode()).isEqualTo(404);
        return TOKEN.matcher(page.body()).replaceAll("").replace(id, "CASE");
    }

    @ParameterizedTest
    @CsvSource({
        "/cases/1001.9/do/OPEN, command=a",
        "/cases/9999.9/do/APPROVE, command=a",
        "/cases/1001.9/do/APPROVE, command=a%00",
        "/cases/1001.9/do/INSPECT, command=a&found.%20.GOOD=1",
        "/orders/1001/open, command=a&kind=EXCHANGE&units.=1&reason.=X",
        "/orders/1001/quote, kind=%ff",
        "/orders/1001/quote, a%01=1",
        "/goodwill, command=a&order=1001&what=line:&amount=1&why=w",
        "/goodwill, command=a&order={x}&what=order&amount=1",
        "/reconciliation, a=b"
    })
    void aTamperedFormIsRefused(String path, String form) throws Exception {
        var person = new Person(path.startsWith("/reconciliation") ? "fred" : "alex");
        assertThat(person.post(path, FORM, form).statusCode()).as(form).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rows[300].line=MUGS", "rows[99999999999].line=MUGS", "rows[5].line=MUGS&rows[5].quantity=1"})
    void rowsThatNoPageSendsAreNoError(String form) throws Exception {
        var ann = new Person("ann");
        String command = "command=a&kind=RETURN_REFUND&" + form;
        assertThat(ann.post("/orders/1001/apply", FORM, command).statusCode()).isBetween(400, 499);
        assertThat(ann.post("/orders/1001/quote", FORM, command).statusCode()).isLessThan(500);
    }

    @Test
    void anUploadThatBreaksOffIsRefused() throws Exception {
        var fred = new Person("fred");
        String part = "--B\r\nContent-Disposition: form-data; name=\"statement\"; filename=\"a\"\r\n\r\nx";
        assertThat(fred.post("/reconciliation", "multipart/form-data; boundary=B", part)
                        .statusCode())
                .isEqualTo(400);
        assertThat(fred.post("/reconciliation", "multipart/form-data", part).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases?text=%ff", "/cases?buyer=%00", "/cases?a%01=1"})
    void anAddressThatCannotBeReadIsRefused(String path) throws Exception {
        assertThat(new Person("alex").get(path).statusCode()).isLessThan(500);
    }

    @Test
    void aBrokenCookieOfTheLanguageIsPassedOver() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/sign-in"))
                .header("Cookie", "lang=en/x")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    /** Asks as a browser does, in Chinese. */
    private HttpResponse<String> browse(Person person, String path, HttpRequest.Builder request) throws Exception {
        return person.send(request.uri(at(path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "zh-CN"));
    }

    private static void assertPage(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("lang=\"zh\"", text, "href=\"/cases\"");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"");
    }

    @Test
    void aPersonReadsOnAPageThatAnAddressTakesNoSuchRequest() throws Exception {
        var alex = new Person("alex");
        HttpResponse<String> page =
                browse(alex, "/cases", HttpRequest.newBuilder().DELETE().header("X-CSRF-TOKEN", alex.token));
        assertPage(page, 405, "此页面不能这样打开");
        assertThat(page.headers().firstValue("Allow")).isPresent();
        HttpResponse<String> problem =
                browse(alex, "/api/cases", HttpRequest.newBuilder().DELETE().header("Authorization", BASIC));
        assertProblem(problem, 405, "METHOD_NOT_ALLOWED");
        assertThat(problem.headers().firstValue("Allow")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases//1001.1", "/cases/a%2Fb", "/cases;a=b", "//elsewhere.example/cases"})
    void aPersonReadsOnAPageThatAnAddressIsRefused(String path) throws Exception {
        var alex = new Person("alex");
        HttpResponse<String> page = browse(alex, path, HttpRequest.newBuilder());
        assertPage(page, 400, "无法读取请求");
        assertThat(page.body()).as("links stay on this host").doesNotContain("elsewhere");
        assertPage(
                browse(
                        alex,
                        path,
                        HttpRequest.newBuilder().header("Content-Type", FORM).POST(BodyPublishers.ofString("a=b"))),
                400,
                "无法读取请求");
        assertProblem(alex.get(path), 400, "BAD_REQUEST");
        assertProblem(browse(alex, "/api" + path, HttpRequest.newBuilder()), 400, "BAD_REQUEST");
    }

    @Test
    void aPersonReadsOnAPageThatAFileIsTooLarge() throws Exception {
        assertThat(tooLarge("/reconciliation", "text/html,*/*"))
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("content-type: text/html")
                .contains("Connection: close", "<h1>That is more than can be sent at once</h1>");
        assertThat(tooLarge("/api/reconciliation", "text/html,*/*"))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "\"title\":\"CONTENT_TOO_LARGE\"", "Connection: close");
        assertThat(tooLarge("/reconciliation", "*/*")).contains("application/problem+json");
    }

    /** Sends the head of a request that tells of 2 MB, and returns all that the host answers. */
    private String tooLarge(String path, String accepted) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accepted
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 2097152\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
