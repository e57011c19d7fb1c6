package io.aftersales.examples.spark;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.domain.finance.WhatIf.Asked;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.jackson.AfterSalesJackson2Module;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of the feed of orders: first the sale, then each claim on it, as JSON documents of {@code aftersales-jackson}. A sale has too many
 * parts for columns, and money rules need all of them.
 */
final class OrderRows {
    static final StructType SCHEMA = StructType.fromDDL("""
            order_id string not null,
            sequence int not null,
            type string not null,
            document string not null
            """);

    static final String SALE = "SALE";
    static final String CLAIM = "CLAIM";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new AfterSalesJackson2Module())
            .addMixIn(RefundClaim.class, ByComponents.class)
            .build();

    private OrderRows() {}

    /** Claims are not among the stored types, and are written by their components as these are. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE)
    private interface ByComponents {}

    /**
     * An order and the claims on it.
     *
     * @param snapshot the sale
     * @param claims the claims, in order
     */
    record ClaimedOrder(OrderSnapshot snapshot, List<Asked> claims) {}

    static List<Row> rows(ClaimedOrder order) {
        String id = order.snapshot().first().id().value();
        var rows = new ArrayList<Row>();
        rows.add(RowFactory.create(id, 0, SALE, written(order.snapshot())));
        for (Asked each : order.claims()) {
            rows.add(RowFactory.create(id, rows.size(), CLAIM, written(each)));
        }
        return rows;
    }

    /** Returns the order of its events, each with its place in the sequence, its type and its document, sorted. */
    static ClaimedOrder order(List<Row> events) {
        OrderSnapshot snapshot = null;
        var claims = new ArrayList<Asked>();
        for (Row each : events) {
            String document = each.getString(2);
            switch (each.getString(1)) {
                case SALE -> snapshot = read(document, OrderSnapshot.class);
                case CLAIM -> claims.add(read(document, Asked.class));
                default -> throw new IllegalArgumentException("an event of type " + each.getString(1));
            }
        }
        if (snapshot == null) {
            throw new IllegalArgumentException("claims without their sale: " + claims);
        }
        return new ClaimedOrder(snapshot, claims);
    }

    /** Reads money rules, in the format in which they are stored with an order. */
    static RefundPolicy policy(String json) {
        return read(json, RefundPolicy.class);
    }

    static String written(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String document, Class<T> type) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
