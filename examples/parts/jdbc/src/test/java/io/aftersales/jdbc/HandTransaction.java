package io.aftersales.jdbc;

import io.aftersales.ports.tck.HostTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions that a host without a framework begins and ends by hand, each on its thread. */
final class HandTransaction implements ConnectionSource, HostTransaction {
    private final DataSource database;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    HandTransaction(DataSource database) {
        this.database = database;
    }

    @Override
    public @Nullable Connection joined() {
        return current.get();
    }

    @Override
    public Connection open() throws SQLException {
        return database.getConnection();
    }

    @Override
    public void begin() {
        try {
            Connection connection = open();
            connection.setAutoCommit(false);
            current.set(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void commit() {
        end(Connection::commit);
    }

    @Override
    public void rollback() {
        if (current.get() != null) {
            end(Connection::rollback);
        }
    }

    private interface End {
        void on(Connection connection) throws SQLException;
    }

    private void end(End end) {
        try (Connection connection = current.get()) {
            end.on(connection);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            current.remove();
        }
    }
}
