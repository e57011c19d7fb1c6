package io.aftersales.examples.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers, in the database of a consumer, how far the events of each order were handled, so that what comes twice is left out. */
public final class SeenEvents {
    // guide:start seen-table
    /** The consumer's migration. */
    static final String TABLE = """
            create table seen_event (
              order_id      varchar(100) primary key,
              last_sequence bigint not null
            );
            """;
    // guide:end seen-table

    // guide:start seen
    private static final String MOVE =
            "update seen_event set last_sequence = ? where order_id = ? and last_sequence < ?";
    private static final String ADD = "insert into seen_event (last_sequence, order_id) select ?, ?"
            + " where not exists (select 1 from seen_event where order_id = ?)";

    /**
     * Tells whether an event is new, and remembers it in the transaction in which the consumer handles it. The events of an order come in the
     * order of their ids, so one that is not beyond the last came before.
     */
    public static boolean isNew(Connection transaction, ConsumerRecord<String, String> event) throws SQLException {
        String order = event.key();
        long id = Long.parseLong(new String(event.headers().lastHeader("id").value(), UTF_8));
        return write(transaction, MOVE, id, order, id) || write(transaction, ADD, id, order, order);
    }

    private static boolean write(Connection transaction, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        }
    }
    // guide:end seen

    private SeenEvents() {}
}
