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

/** What the provider took and paid: one line of JSON for each change, on the disk before anybody is answered. */
final class Journal {
    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final FileChannel file;

    /** What became of a refund. */
    enum Status {
        PENDING,
        SUCCEEDED,
        REJECTED,
        REVERSED
    }

    /** What a refund asks for. */
    record Order(String key, String payment, String route, long amount, String currency) {}

    /**
     * A refund as it stands.
     *
     * @param reference the provider's id of it, or the code of why it was rejected
     */
    record Refund(Order order, Status status, String reference) {}

    /** Goes on with the journal in this file. */
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

    /** Everything paid on a payment, or taken to be paid; minor units. */
    long paidOn(String payment) {
        return refunds.values().stream()
                .filter(refund -> refund.status() == Status.SUCCEEDED || refund.status() == Status.PENDING)
                .map(Refund::order)
                .filter(order -> order.payment().equals(payment))
                .mapToLong(Order::amount)
                .sum();
    }

    /** A new refund, or what has become of one. */
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
