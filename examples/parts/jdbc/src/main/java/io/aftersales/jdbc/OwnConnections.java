package io.aftersales.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that join no transaction of the caller.
 *
 * @param database the host's database
 */
record OwnConnections(DataSource database) implements ConnectionSource {
    @Override
    public @Nullable Connection joined() {
        return null;
    }

    @Override
    public Connection open() throws SQLException {
        return database.getConnection();
    }
}
