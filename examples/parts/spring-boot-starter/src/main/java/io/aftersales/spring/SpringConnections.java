package io.aftersales.spring;

import io.aftersales.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the storage join Spring's transactions. A transaction in which the data source has no part is refused with {@link
 * IllegalStateException}: what is written could not be rolled back with it.
 *
 * @param database the data source of the transaction manager
 */
public record SpringConnections(DataSource database) implements ConnectionSource {
    @Override
    public @Nullable Connection joined() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        Connection connection = DataSourceUtils.getConnection(database); // released with the transaction
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the transaction of the caller is not one of the data source in which after-sales keeps its cases");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the connection of the caller's transaction does not answer", e);
        }
        return connection;
    }

    @Override
    public Connection open() throws SQLException {
        return database.getConnection();
    }
}
