package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.tck.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A write of one statement is committed, whatever the connections of the host do by themselves. */
class SingleWriteTest {
    @Test
    void isCommittedWhereConnectionsCommitEachStatement() {
        isCommitted(true);
    }

    @Test
    void isCommittedWhereConnectionsCommitNothing() {
        isCommitted(false);
    }

    private static void isCommitted(boolean automatically) {
        try (Database database = Database.fresh(Dialect.H2)) {
            JdbcStorage storage = JdbcStorage.on(database.pool);
            var samples = new Samples(storage.cases());
            samples.opened("1001", "c1");
            JdbcStorage settling = JdbcStorage.on(opening(database, automatically));
            OutboxEntry claimed = settling.outbox()
                    .claimDue(Samples.NOON, 1, "worker", Duration.ofMinutes(2))
                    .get(0);

            OutboxEntry paid = samples.paid(claimed).entry();
            assertThat(settling.outbox().settle(paid)).isTrue();
            assertThat(settling.outbox().settle(paid))
                    .as("the fence has moved on")
                    .isFalse();

            assertThat(storage.outbox().find(OrderId.of("1001"), claimed.key())).contains(paid.saved());
        }
    }

    private static ConnectionSource opening(Database database, boolean automatically) {
        return new ConnectionSource() {
            @Override
            public @Nullable Connection joined() {
                return null;
            }

            @Override
            public Connection open() throws SQLException {
                Connection connection = database.pool.getConnection();
                connection.setAutoCommit(automatically);
                return connection;
            }
        };
    }
}
