package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {
    @Test
    void ofTransactionsOfTheLibraryIsReadCommittedOnMariaDbWhateverTheSessionHas() {
        try (Database database = Database.fresh(Dialect.MARIADB)) {
            var connections = new Connections(ConnectionSource.of(database.pool), Dialect.MARIADB, false);
            List<String> levels = connections.write(IllegalStateException::new, connection -> {
                Connections.list(
                        connection,
                        "select last_sequence from aftersales_feed where name = ? for update",
                        List.of("EVENTS"),
                        row -> row.getLong(1));
                return Connections.list(
                        connection,
                        "select trx_isolation_level from information_schema.innodb_trx"
                                + " where trx_mysql_thread_id = connection_id()",
                        List.of(),
                        row -> row.getString(1));
            });
            assertThat(levels).containsExactly("READ COMMITTED");
            assertThat(connections.list("select @@session.tx_isolation", List.of(), row -> row.getString(1)))
                    .as("the session of the pool is as it was")
                    .containsExactly("REPEATABLE-READ");
        }
    }
}
