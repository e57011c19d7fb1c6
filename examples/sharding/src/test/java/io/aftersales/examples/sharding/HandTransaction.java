package io.aftersales.examples.sharding;

import io.aftersales.jdbc.ConnectionSource;
import io.aftersales.ports.tck.HostTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions that a host without a framework begins and ends by hand, each on its thread. */
final class HandTransaction implements ConnectionSource, HostTransaction {
    private final DataSource host;
    private final DataSource library;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    /**
     * Creates the transactions.
     *
     * @param host where those of the host begin
     * @param library where the library's own begin
     */
    HandTransaction(DataSource host, DataSource library) {
        this.host = host;
        this.library = library;
    }

    @Override
    public @Nullable Connection joined() {
        return current.get();
    }

    @Override
    public Connection open() throws SQLException {
        return library.getConnection();
    }

    @Override
    public void begin() {
        try {
            Connection connection = host.getConnection();
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
