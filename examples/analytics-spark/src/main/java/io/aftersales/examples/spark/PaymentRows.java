package io.aftersales.examples.spark;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of the feed of payments: the journal of the shop and the statement of its provider, side by side. A statement knows no orders: there,
 * the order is empty, and the sequence is the place in the statement.
 */
final class PaymentRows {
    static final StructType SCHEMA = StructType.fromDDL("""
            order_id string not null,
            sequence bigint not null,
            ours boolean not null,
            key string not null,
            transaction string not null,
            direction string not null,
            amount bigint not null,
            currency string not null,
            at timestamp not null,
            known boolean not null
            """);

    private PaymentRows() {}

    /**
     * A movement of one of the two sides.
     *
     * @param ours whether it is in the journal; otherwise in the statement
     * @param movement the movement
     */
    record Listed(boolean ours, Movement movement) {}

    static List<Row> rows(String order, List<Listed> all) {
        var rows = new ArrayList<Row>(all.size());
        for (Listed each : all) {
            Movement movement = each.movement();
            rows.add(RowFactory.create(
                    each.ours() ? order : "",
                    (long) rows.size(),
                    each.ours(),
                    movement.key(),
                    movement.transaction(),
                    movement.direction().name(),
                    movement.amount(),
                    movement.currency(),
                    movement.at(),
                    movement.isKnown()));
        }
        return rows;
    }

    /** Returns the movement of a row that begins with the column {@code ours}. */
    static Listed listed(Row row) {
        var columns = new Columns(row);
        boolean ours = columns.bool();
        String key = columns.text();
        String transaction = columns.text();
        return new Listed(
                ours,
                new Movement(
                        key,
                        transaction,
                        Direction.valueOf(columns.text()),
                        columns.whole(),
                        columns.text(),
                        columns.instant(),
                        columns.bool()));
    }
}
