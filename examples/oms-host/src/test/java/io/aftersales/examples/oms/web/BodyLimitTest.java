package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bodies that are larger than the host takes. */
class BodyLimitTest extends RunningHost {

    /** Sends the head of a request alone: the head of the answer is there before any of the 55 MB were sent. */
    @Test
    void aBodyThatTellsItsLengthIsRefusedUnread() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            String head = """
                    POST /api/orders/1001/quote HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 57671680\r
                    \r
                    """;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void aBodyThatDoesNotIsReadToTheLimit() throws Exception {
        String words = "x".repeat(1_000);
        var parts = Collections.nCopies(2_000, words.getBytes(StandardCharsets.US_ASCII));
        String basic = Base64.getEncoder().encodeToString("ann:ann".getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/orders/1001/quote"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("{\"kind\": \"REFUND_ONLY\", \"description\": \""),
                        BodyPublishers.ofByteArrays(parts),
                        BodyPublishers.ofString("\"}")))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyWithinTheLimitIsTaken() {
        String words = "x".repeat(2_000);
        assertThat(client().post(
                                "ann",
                                "/api/orders/" + paid() + "/quote",
                                "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\", \"description\": \""
                                        + words + "\"}")
                        .status())
                .isEqualTo(200);
    }
}
