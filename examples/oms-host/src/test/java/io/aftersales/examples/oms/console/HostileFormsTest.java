package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and addresses that no page of the console sends: they are refused and are no error of the host. */
class HostileFormsTest extends RunningHost {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("alex:alex".getBytes(StandardCharsets.US_ASCII));

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Test
    void anotherBuyersCaseIsToldLikeOneThatDoesNotExist() throws Exception {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        String none = id.replaceFirst("\\.1$", ".9");
        var bob = new Person("bob", port);
        assertThat(told(bob.get("/cases/" + id), id)).isEqualTo(told(bob.get("/cases/" + none), none));
        assertThat(told(bob.post("/my/cases/" + id + "/payment", Person.FORM, ""), id))
                .isEqualTo(told(bob.post("/my/cases/" + none + "/payment", Person.FORM, ""), none));
        assertThat(told(bob.get("/tickets/" + id + "-1"), id))
                .isEqualTo(told(bob.get("/tickets/" + none + "-1"), none));
    }

    private static String told(HttpResponse<String> page, String id) {
        assertThat(page.statusCode()).isEqualTo(404);
        return Person.TOKEN.matcher(page.body()).replaceAll("").replace(id, "CASE");
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
        var person = new Person(path.startsWith("/reconciliation") ? "fred" : "alex", port);
        assertThat(person.post(path, Person.FORM, form).statusCode()).as(form).isLessThan(500);
    }

    @ParameterizedTest
    @CsvSource({
        "fred, /accounts/{order}/captures, command=n1&tender=CARD&amount=1&reference=R%00, reference",
        "fred, /accounts/{order}/external-refunds, command=n2&tender=CARD&amount=1&reference=%00&at=2026-01-01T00:00, reference",
        "ann, /orders/{order}/apply, command=n3&kind=REFUND_ONLY&whole=true&wholeReason=ORDER_CANCELLED&description=%00, description",
        "ann, /my/cases/{order}.1/appeal, command=n4&why=a%00, reason",
        "saul, /goodwill, command=n5&order={order}&what=order&amount=1&why=a%00, reason",
        "saul, /goodwill/{order}.1/rejection, command=n6&seen=9&why=a%00, reason"
    })
    void aTextThatCannotBeStoredIsRefusedByItsName(String name, String path, String form, String field)
            throws Exception {
        String order = delivered();
        open(order, "RETURN_REFUND", "NOT_LIKED", "");
        HttpResponse<String> page = new Person(name, port)
                .post(path.replace("{order}", order), Person.FORM, form.replace("{order}", order));
        assertThat(page.statusCode()).isIn(200, 422);
        assertThat(page.body()).contains(field + " has a character that cannot be stored");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rows[300].line=MUGS", "rows[99999999999].line=MUGS", "rows[5].line=MUGS&rows[5].quantity=1"})
    void rowsThatNoPageSendsAreNoError(String form) throws Exception {
        var ann = new Person("ann", port);
        String command = "command=a&kind=RETURN_REFUND&" + form;
        assertThat(ann.post("/orders/1001/apply", Person.FORM, command).statusCode())
                .isBetween(400, 499);
        assertThat(ann.post("/orders/1001/quote", Person.FORM, command).statusCode())
                .isLessThan(500);
    }

    @Test
    void anUploadThatBreaksOffIsRefused() throws Exception {
        var fred = new Person("fred", port);
        String part = "--B\r\nContent-Disposition: form-data; name=\"statement\"; filename=\"a\"\r\n\r\nx";
        assertThat(fred.post("/reconciliation", "multipart/form-data; boundary=B", part)
                        .statusCode())
                .isEqualTo(400);
        assertThat(fred.post("/reconciliation", "multipart/form-data", part).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases?text=%ff",
                "/cases?buyer=%00",
                "/cases?a%01=1",
                "/orders?number=%00",
                "/queue?group=%00",
                "/goodwill?order=%00",
                "/goodwill?after=%00",
                "/confirmations?afterOrder=%00",
                "/alarms?before=-1",
                "/parked?page=-1",
                "/accounts?order=%00",
                "/figures?from=%00&to=%00",
                "/what-if?from=%00",
                "/journal?after=-1"
            })
    void anAddressThatCannotBeReadIsRefused(String path) throws Exception {
        assertThat(new Person("saul", port).get(path).statusCode()).isLessThan(500);
        assertThat(new Person("alex", port).get(path).statusCode()).isLessThan(500);
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
        var alex = new Person("alex", port);
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
        var alex = new Person("alex", port);
        HttpResponse<String> page = browse(alex, path, HttpRequest.newBuilder());
        assertPage(page, 400, "无法读取请求");
        assertThat(page.body()).as("links stay on this host").doesNotContain("elsewhere");
        assertPage(
                browse(
                        alex,
                        path,
                        HttpRequest.newBuilder()
                                .header("Content-Type", Person.FORM)
                                .POST(BodyPublishers.ofString("a=b"))),
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
