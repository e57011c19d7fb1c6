package io.aftersales.spring;

import io.aftersales.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the storage join Spring's transactions. A transaction in which the data source has no part is refused with {@link
 * IllegalStateException}: what is written could not be rolled back with it. So is a transaction that has ended, in Spring's listeners
 * after the commit and after the completion: nothing would commit what is written.
 */
public final class SpringConnections implements ConnectionSource {
    private final DataSource database;
    private volatile boolean opensInAutoCommit = true;

    /**
     * Creates a source of connections.
     *
     * @param database the data source of the transaction manager
     */
    public SpringConnections(DataSource database) {
        this.database = database;
    }

    @Override
    public @Nullable Connection joined() {
        boolean isActive = TransactionSynchronizationManager.isActualTransactionActive();
        CommitMark.refuseEnded(isActive || TransactionSynchronizationManager.hasResource(bound()));
        if (!isActive) {
            return null;
        }
        // Connections of a pool without auto-commit look the same outside of transactions.
        boolean isTold = opensInAutoCommit || TransactionSynchronizationManager.hasResource(bound());
        Connection connection = DataSourceUtils.getConnection(database); // released with the transaction
        try {
            if (!isTold || connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the transaction of the caller is not one of the data source in which after-sales keeps its cases");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the connection of the caller's transaction does not answer", e);
        }
        return connection;
    }

    /** Returns the data source under which a transaction manager binds its connection. */
    private DataSource bound() {
        DataSource target =
                database instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        return target == null ? database : target;
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = database.getConnection();
        opensInAutoCommit = connection.getAutoCommit();
        return connection;
    }
}
