package io.aftersales.examples.sharding;

import io.aftersales.jdbc.Dialect;
import io.aftersales.jdbc.JdbcStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Databases of a test, with a storage over all of them that joins transactions of a host. */
final class Watched implements AutoCloseable {
    private final LoggedShards databases;
    final HandTransaction transaction;
    final JdbcStorage storage;

    Watched(int many) {
        databases = new LoggedShards(many, 20);
        transaction = new HandTransaction(databases.shards().dataSource(), databases.connections());
        storage = JdbcStorage.onShards(transaction, Dialect.POSTGRESQL);
    }

    Shards shards() {
        return databases.shards();
    }

    StatementLog log() {
        return databases.log();
    }

    /** Takes everything out of the tables. */
    void empty() {
        for (DataSource pool : databases.servers().pools()) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("truncate aftersales_account, aftersales_agent cascade");
                statement.execute("update aftersales_feed set last_sequence = 0");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        databases.close();
    }
}
