package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A payment provider on a port of its own: it pays once for each key, and can keep silent after it has paid. */
final class Provider {
    private final Map<String, String> refunds = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean stopsHalfway;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/refunds/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String key = exchange.getRequestURI().getPath().substring("/refunds/".length());
        if (exchange.getRequestMethod().equals("POST")) {
            refunds.putIfAbsent(key, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!stopsHalfway) {
                await();
            }
        }
        byte[] answer = ("re-" + key).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refunds.containsKey(key) ? 200 : 404, answer.length);
        exchange.getResponseBody().flush();
        await();
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void await() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void keepsSilentAfterPaying() {
        stopsHalfway = false;
        silence = new CountDownLatch(1);
    }

    /** Pays, begins to answer and does not end. */
    void stopsHalfwayAfterPaying() {
        stopsHalfway = true;
        silence = new CountDownLatch(1);
    }

    void answersAgain() {
        silence.countDown();
    }

    List<String> paid() {
        return List.copyOf(refunds.values());
    }

    int calls() {
        return calls.get();
    }

    void forget() {
        refunds.clear();
        calls.set(0);
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
