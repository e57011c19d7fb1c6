package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool whose connections are watched. ShardingSphere reads the address from its properties. */
public final class WatchedPool implements DataSource {
    private final HikariDataSource pool;
    private final UnaryOperator<Connection> watch;

    WatchedPool(HikariDataSource pool, UnaryOperator<Connection> watch) {
        this.pool = pool;
        this.watch = watch;
    }

    /** Returns the address of the database. */
    public String getUrl() {
        return pool.getJdbcUrl();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watch.apply(pool.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("connections for other users");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
