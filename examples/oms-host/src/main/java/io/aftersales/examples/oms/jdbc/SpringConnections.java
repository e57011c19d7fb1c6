package io.aftersales.examples.oms.jdbc;

import io.aftersales.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the storage join Spring's transactions.
 *
 * @param database the data source of the transaction manager
 */
public record SpringConnections(DataSource database) implements ConnectionSource {
    @Override
    public @Nullable Connection joined() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? DataSourceUtils.getConnection(database) // released with the transaction
                : null;
    }

    @Override
    public Connection open() throws SQLException {
        return database.getConnection();
    }
}
