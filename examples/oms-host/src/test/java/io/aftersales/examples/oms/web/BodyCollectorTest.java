package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Bodies that are too large, and heads and bodies that take too long, at a host with short times and few threads. */
class BodyCollectorTest {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ann:ann".getBytes(StandardCharsets.US_ASCII));
    private static final String HEAD = """
            POST /api/orders/1001/quote HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            """;

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Returns all that the host sends until it closes the connection. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .lines()
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class Sizes extends RunningHost {

        /** Only the head is sent, and the answer is read to its end: none of the 55 MB was waited for. */
        @Test
        void aBodyThatTellsItsLengthIsRefusedUnread() throws IOException {
            try (var socket = new Socket("localhost", port)) {
                send(socket, HEAD + "Content-Length: 57671680\r\n\r\n");
                assertThat(answer(socket))
                        .startsWith("HTTP/1.1 413")
                        .contains("application/problem+json", "\"title\":\"CONTENT_TOO_LARGE\"", "Connection: close");
            }
        }

        /** More cannot be sent than the buffers between client and host hold, because the host takes nothing of it. */
        @Test
        void aClientThatSendsAllTheSameIsNotReadFrom() throws IOException {
            long sent = 0;
            try (var socket = new Socket("localhost", port)) {
                send(socket, HEAD + "Content-Length: 57671680\r\n\r\n");
                byte[] part = new byte[65_536];
                for (; sent < 57_671_680; sent += part.length) {
                    socket.getOutputStream().write(part);
                }
            } catch (IOException e) {
                // the host has closed the connection
            }
            assertThat(sent).isLessThan(20_000_000);
        }

        @Test
        void aBodyThatDoesNotIsReadToTheLimit() {
            var parts = Collections.nCopies(2_000, "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            HttpResponse<String> response = client().exchange(
                            "ann",
                            "/api/orders/1001/quote",
                            request -> request.header("Content-Type", "application/json")
                                    .POST(BodyPublishers.concat(
                                            BodyPublishers.ofString("{\"kind\": \"REFUND_ONLY\", \"description\": \""),
                                            BodyPublishers.ofByteArrays(parts),
                                            BodyPublishers.ofString("\"}"))));
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }

        @Test
        void aBodyWithoutEndIsRefusedBeforeItsTimeIsOver() throws IOException {
            try (var socket = new Socket("localhost", port)) {
                send(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
                String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
                for (int i = 0; i < 33; i++) {
                    send(socket, chunk);
                }
                assertThat(answer(socket)).startsWith("HTTP/1.1 413");
            }
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

        @Test
        void aBodyThatComesInPartsIsTakenAsAWhole() throws IOException {
            String body = "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}";
            try (var socket = new Socket("localhost", port)) {
                send(
                        socket,
                        HEAD.replace("1001", paid()) + "Authorization: " + BASIC
                                + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n");
                for (char each : body.toCharArray()) {
                    send(socket, String.valueOf(each));
                }
                assertThat(answer(socket)).startsWith("HTTP/1.1 200").contains("\"total\"");
            }
        }
    }

    @Nested
    @TestPropertySource(properties = {"shop.largest-body=10KB", "shop.bodies-in-memory=30KB"})
    class Memory extends RunningHost {

        @Test
        void bodiesBeyondTheMemoryForAllAreRefusedUntilOthersAreGone() throws IOException {
            List<Socket> open = new ArrayList<>();
            String most = "x".repeat(10_000);
            try {
                for (int i = 0; i < 3; i++) {
                    var socket = new Socket("localhost", port);
                    open.add(socket);
                    send(socket, HEAD + "Content-Length: 10001\r\n\r\n" + most);
                }
                String refused;
                long end = System.nanoTime() + 30_000_000_000L;
                do { // until the three are read
                    try (var socket = new Socket("localhost", port)) {
                        send(socket, HEAD + "Connection: close\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1_000));
                        refused = answer(socket);
                    }
                } while (refused.startsWith("HTTP/1.1 401") && System.nanoTime() < end);
                assertThat(refused).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "\"SERVICE_UNAVAILABLE\"");
            } finally {
                for (Socket each : open) {
                    send(each, "x");
                    assertThat(new BufferedReader(
                                            new InputStreamReader(each.getInputStream(), StandardCharsets.US_ASCII))
                                    .readLine())
                            .startsWith("HTTP/1.1 401");
                    each.close();
                }
            }
            String order = paid();
            String body = "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\", \"description\": \""
                    + "x".repeat(2_000) + "\"}";
            assertThat(client().post("ann", "/api/orders/" + order + "/quote", body)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @TestPropertySource(properties = {"shop.head-within=2s", "shop.body-within=2s", "server.tomcat.threads.max=8"})
    class Times extends RunningHost {
        private static final int MANY = 250;
        private static final String STARTED = HEAD + "Content-Length: 1000\r\n\r\n{";

        /** Sends a byte on each connection now and then, for as long as the host takes it. */
        private void drip(ScheduledExecutorService clients, List<Socket> connections) {
            clients.scheduleAtFixedRate(
                    () -> connections.forEach(each -> {
                        try {
                            send(each, "x");
                        } catch (IOException e) {
                            // closed by the host
                        }
                    }),
                    0,
                    200,
                    TimeUnit.MILLISECONDS);
        }

        private static String ended(Socket socket) {
            try {
                return answer(socket);
            } catch (IOException | UncheckedIOException e) {
                return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException
                        ? "still open"
                        : "reset";
            }
        }

        @Test
        void slowConnectionsDoNotTakeTheHostDown() throws IOException {
            List<Socket> open = new ArrayList<>();
            List<Socket> dripping = new ArrayList<>();
            ScheduledExecutorService clients = Executors.newSingleThreadScheduledExecutor();
            try {
                for (int i = 0; i < MANY; i++) {
                    var socket = new Socket("localhost", port);
                    open.add(socket);
                    send(socket, i % 2 == 0 ? "POST /api/cases HTTP/1.1\r\nHost: local" : STARTED);
                    if (i % 4 > 1) {
                        dripping.add(socket);
                    }
                }
                drip(clients, dripping);
                assertThat(client().get(null, "/actuator/health").status()).isEqualTo(200);
                assertThat(client().get("ann", "/api/cases").status()).isEqualTo(200);
                String order = paid();
                assertThat(client().post(
                                        "ann",
                                        "/api/orders/" + order + "/quote",
                                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                                .status())
                        .isEqualTo(200);
                for (int i = 0; i < MANY; i++) {
                    String end = ended(open.get(i));
                    if (i % 2 == 0) {
                        assertThat(end).as("head %s", i).isIn("", "reset");
                    } else if (i % 4 == 1) {
                        assertThat(end)
                                .as("body %s", i)
                                .startsWith("HTTP/1.1 408")
                                .contains("\"REQUEST_TIMEOUT\"", "application/problem+json", "Connection: close");
                    } else {
                        assertThat(end).as("dripping body %s", i).matches("(?s)reset|HTTP/1.1 408.*");
                    }
                }
            } finally {
                clients.shutdownNow();
                for (Socket each : open) {
                    each.close();
                }
            }
            assertThat(client().get(null, "/actuator/health").status()).isEqualTo(200);
        }
    }
}
