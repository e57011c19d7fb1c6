package io.aftersales.examples.sharding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.jdbc.core.connection.ShardingSphereConnection;
import org.apache.shardingsphere.infra.session.connection.transaction.TransactionConnectionContext;

/**
 * Makes the connections of ShardingSphere fit for transactions of a host that the library joins. ShardingSphere remembers that a statement
 * failed, and rolls the transaction back at its commit: without telling, and though the failure was undone by a savepoint. Here a rollback to
 * a savepoint undoes that as well, and a commit that would be none throws.
 */
final class HostTransactions {
    /** The state in which PostgreSQL refuses all but a rollback. */
    private static final String FAILED = "25P02";

    private HostTransactions() {}

    /** Returns a data source with such connections. */
    static DataSource of(DataSource sharded) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(sharded, arguments);
            return result instanceof ShardingSphereConnection connection ? of(connection) : result;
        });
    }

    private static Connection of(ShardingSphereConnection connection) {
        TransactionConnectionContext transaction =
                connection.getDatabaseConnectionManager().getConnectionContext().getTransactionContext();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit") && transaction.isExceptionOccur()) {
                connection.rollback();
                throw new SQLException("a statement failed, so the transaction was rolled back", FAILED);
            }
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("rollback")) {
                transaction.setExceptionOccur(false);
            }
            return result;
        });
    }

    /** Answers a call. */
    private interface Answer {
        Object to(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.to(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
