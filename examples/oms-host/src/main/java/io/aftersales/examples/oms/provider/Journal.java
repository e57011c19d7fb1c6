package io.aftersales.examples.oms.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Journal of the provider's refunds: one line of JSON for each change, forced to disk before the caller gets an answer. */
final class Journal {
    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final FileChannel file;

    /** Status of a refund at the provider. */
    enum Status {
        PENDING,
        SUCCEEDED,
        REJECTED,
        REVERSED
    }

    /** Refund as it was requested; the amount is in minor units. */
    record Order(String key, String payment, String route, long amount, String currency) {}

    /**
     * Refund with its current status.
     *
     * @param order the refund as it was requested
     * @param status its current status
     * @param reference the provider's id of the refund, or the code of its rejection
     */
    record Refund(Order order, Status status, String reference) {}

    /** Opens the journal in a file, and reads the refunds of an existing one. */
    Journal(Path path) {
        try {
            if (Files.exists(path)) {
                for (String line : Files.readAllLines(path)) {
                    remember(mapper.readValue(line, Refund.class));
                }
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Refund refund) {
        refunds.put(refund.order().key(), refund);
    }

    Optional<Refund> find(String key) {
        return Optional.ofNullable(refunds.get(key));
    }

    List<Refund> all() {
        return List.copyOf(refunds.values());
    }

    /** Returns the amount refunded on a payment, paid or pending, in minor units. */
    long paidOn(String payment) {
        return refunds.values().stream()
                .filter(refund -> refund.status() == Status.SUCCEEDED || refund.status() == Status.PENDING)
                .map(Refund::order)
                .filter(order -> order.payment().equals(payment))
                .mapToLong(Order::amount)
                .sum();
    }

    /** Writes a new refund, or the new status of one. */
    Refund write(Order order, Status status, String code) {
        String reference = status == Status.REJECTED ? code : "R-" + order.key();
        var refund = new Refund(order, status, reference);
        try {
            file.write(ByteBuffer.wrap((mapper.writeValueAsString(refund) + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remember(refund);
        return refund;
    }
}
