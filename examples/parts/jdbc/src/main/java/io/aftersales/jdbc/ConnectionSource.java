package io.aftersales.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the host's database. A host whose desk calls run inside its own transactions implements {@link #joined}; all other hosts
 * use {@link #of}.
 */
public interface ConnectionSource {

    /**
     * Returns the connection of the transaction in which the calling thread is; null when it is in none. The library reads and writes on it
     * but never commits, rolls back or closes it. A write that fails is undone alone, by a savepoint.
     */
    @Nullable
    Connection joined();

    /** Opens a connection of the library's own, which the library closes. */
    Connection open() throws SQLException;

    /** Creates a source for a host without transactions around desk calls: every decision is a transaction of its own. */
    static ConnectionSource of(DataSource database) {
        return new OwnConnections(database);
    }
}
