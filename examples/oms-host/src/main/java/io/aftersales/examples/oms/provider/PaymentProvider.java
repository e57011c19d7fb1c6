package io.aftersales.examples.oms.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftersales.examples.oms.provider.Journal.Order;
import io.aftersales.examples.oms.provider.Journal.Refund;
import io.aftersales.examples.oms.provider.Journal.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Simulated payment provider over HTTP.
 *
 * <ul>
 * <li>{@code POST /refunds} pays, once for each idempotency key; the same key with other content is rejected
 * <li>{@code GET /refunds/KEY} returns the status of a refund
 * <li>{@code POST /refunds/KEY/completion} pays a pending refund, {@code POST /refunds/KEY/reversal} reverses a paid one
 * <li>{@code GET /refunds} is the journal
 * <li>{@code POST /faults} with a list of {@link Fault} sets the faults of the next refunds
 * </ul>
 */
public final class PaymentProvider implements AutoCloseable {
    private final JsonMapper mapper = JsonMapper.shared();
    private final Journal journal;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<String, Long> captured = new HashMap<>();
    private final HttpServer server;

    /** Faults of a refund. */
    public enum Fault {
        /** The refund is paid, and the answer is lost. */
        LOSE_ANSWER,
        /** The request is lost: the refund is not paid, and no answer is sent. */
        LOSE_REQUEST,
        /** The refund is accepted and stays pending until it is completed. */
        PAY_LATER,
        /** The provider answers 503 and pays nothing; the caller may retry with the same key. */
        BUSY,
        /** The provider rejects the refund. */
        REJECT
    }

    private record Answer(int code, Object body) {}

    /**
     * Starts a provider on this machine.
     *
     * @param journal the file of its journal, which is continued when it exists
     * @param port the port to listen at; 0 for any free one
     */
    public PaymentProvider(Path journal, int port) throws IOException {
        this.journal = new Journal(journal);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/refunds", this::refunds);
        server.createContext("/faults", this::faults);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
    }

    /** Starts a provider as a process of its own; the arguments are the file of its journal and the port. */
    public static void main(String[] arguments) throws IOException {
        var provider = new PaymentProvider(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("payment provider at port " + provider.port());
    }

    /** Returns the port the provider listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Sets the captured amount of a payment, in minor units, which refunds cannot exceed. A payment without one has no limit. */
    public synchronized void captured(String payment, long amount) {
        captured.put(payment, amount);
    }

    /** Adds faults for the next refunds, one for each refund. */
    public synchronized void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void refunds(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean asks = exchange.getRequestMethod().equals("GET");
        Optional<Answer> answer = switch (path.length) {
            case 2 -> asks ? Optional.of(new Answer(200, all())) : refund(read(exchange, Order.class));
            case 3 -> Optional.of(told(find(path[2])));
            default -> Optional.of(change(path[2], path[3]));
        };
        if (answer.isPresent()) {
            send(exchange, answer.get());
        } else {
            exchange.close(); // closed without an answer: the caller sees a broken connection
        }
    }

    private synchronized List<Refund> all() {
        return journal.all();
    }

    private synchronized Optional<Refund> find(String key) {
        return journal.find(key);
    }

    private static Answer told(Optional<Refund> refund) {
        return refund.map(found -> new Answer(200, found)).orElseGet(() -> new Answer(404, List.of()));
    }

    private synchronized Optional<Answer> refund(Order order) {
        Optional<Refund> before = journal.find(order.key());
        if (before.isPresent()) {
            boolean same = before.get().order().equals(order);
            return Optional.of(
                    new Answer(200, same ? before.get() : new Refund(order, Status.REJECTED, "KEY_PARAM_MISMATCH")));
        }
        Fault fault = faults.poll();
        if (fault == Fault.LOSE_REQUEST) {
            return Optional.empty();
        }
        if (fault == Fault.BUSY) {
            return Optional.of(new Answer(503, List.of()));
        }
        long left = captured.getOrDefault(order.payment(), Long.MAX_VALUE) - journal.paidOn(order.payment());
        if (order.amount() > left) {
            return Optional.of(new Answer(
                    200, journal.write(order, Status.REJECTED, left == 0 ? "ALREADY_REFUNDED" : "EXCEEDS_REMAINING")));
        }
        Status status =
                fault == Fault.PAY_LATER ? Status.PENDING : fault == Fault.REJECT ? Status.REJECTED : Status.SUCCEEDED;
        Refund refund = journal.write(order, status, "ACCOUNT_CLOSED");
        return fault == Fault.LOSE_ANSWER ? Optional.empty() : Optional.of(new Answer(200, refund));
    }

    private synchronized Answer change(String key, String what) {
        Status from = what.equals("completion") ? Status.PENDING : Status.SUCCEEDED;
        Status to = what.equals("completion") ? Status.SUCCEEDED : Status.REVERSED;
        return told(journal.find(key)
                .map(refund -> refund.status() == from ? journal.write(refund.order(), to, "") : refund));
    }

    private void faults(HttpExchange exchange) throws IOException {
        next(read(exchange, Fault[].class));
        send(exchange, new Answer(200, List.of()));
    }

    private <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return mapper.readValue(exchange.getRequestBody().readAllBytes(), type);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = mapper.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
