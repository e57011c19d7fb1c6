package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
}
