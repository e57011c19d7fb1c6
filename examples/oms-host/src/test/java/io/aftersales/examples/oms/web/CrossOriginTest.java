package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Pages of other origins call the API if the shop lets them, and read its refusals too. */
@TestPropertySource(properties = "shop.cors.origins=https://shop.example")
class CrossOriginTest extends RunningHost {
    private static final String ONE = "{\"kind\": \"RETURN_REFUND\", " + ONE_MUG.formatted("NOT_LIKED", "");

    private HttpResponse<String> exchange(String user, String method, String path, String body, String... headers) {
        return client().exchange(
                        user,
                        path,
                        request -> method.equals("GET")
                                ? request.headers(headers).GET()
                                : request.headers(headers)
                                        .header("Content-Type", "application/json")
                                        .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void aPageOfAnAllowedOriginMayCallTheApi() throws Exception {
        HttpResponse<String> asked = preflight("https://shop.example");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("if-match")
                .containsIgnoringCase("idempotency-key");
        HttpResponse<String> read = exchange("ann", "GET", "/api/me", "", "Origin", "https://shop.example");
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag", "Location");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        HttpResponse<String> large = exchange(
                "ann", "POST", "/api/orders/1001/quote", "x".repeat(2_000_000), "Origin", "https://shop.example");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        String order = delivered();
        HttpResponse<String> opened = exchange(
                "ann",
                "POST",
                "/api/orders/" + order + "/cases",
                ONE,
                "Origin",
                "https://shop.example",
                "Idempotency-Key",
                "o-" + order);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(opened.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
    }

    @Test
    void aPageOfAnotherOriginMayNot() throws Exception {
        assertThat(preflight("https://other.example").statusCode()).isEqualTo(403);
        assertThat(exchange("ann", "GET", "/openapi", "", "Origin", "https://other.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    /** Sends a preflight, which is no operation of the document. */
    private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
        URI path = URI.create("http://localhost:" + port + "/api/cases/1001.1/withdrawal");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(path)
                                .method("OPTIONS", BodyPublishers.noBody())
                                .headers(
                                        "Origin",
                                        origin,
                                        "Access-Control-Request-Method",
                                        "POST",
                                        "Access-Control-Request-Headers",
                                        "authorization,content-type,idempotency-key,if-match")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
