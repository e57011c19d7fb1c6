package io.aftersales.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.opentest4j.TestAbortedException;

/** A migrated database of a test class, with a pool of connections. */
final class Database implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<String> TABLES = List.of(
            "aftersales_agent",
            "aftersales_ticket_event",
            "aftersales_ticket",
            "aftersales_effect",
            "aftersales_event",
            "aftersales_case",
            "aftersales_entry",
            "aftersales_balance",
            "aftersales_account");

    final HikariDataSource pool = new HikariDataSource();
    private final Dialect dialect;

    Database(Dialect dialect, String url) {
        this.dialect = dialect;
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(0);
        Flyway.configure()
                .dataSource(pool)
                .locations(JdbcStorage.on(pool).migrations())
                .table("aftersales_schema")
                .load()
                .migrate();
    }

    /** Creates a database on a server of this dialect; MariaDB has to be installed. */
    static Database fresh(Dialect dialect) {
        return new Database(
                dialect,
                switch (dialect) {
                    case POSTGRESQL -> postgresql();
                    case MARIADB -> mariaDb();
                    case H2 ->
                        "jdbc:h2:mem:fresh_" + NEXT.incrementAndGet()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
                });
    }

    /** Skips a test, or fails it where MariaDB is required, when it is not installed. */
    static void needsMariaDb() {
        if (!MariaDb.isInstalled() && !"required".equals(System.getProperty("aftersales.mariadb"))) {
            throw new TestAbortedException(
                    "not run on MariaDB: install mariadb-server-core and mariadb-client-core to run it");
        }
    }

    private static String mariaDb() {
        needsMariaDb();
        return MariaDb.shared().freshUrl();
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String postgresql() {
        String name = "fresh_" + NEXT.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    /** Takes everything out of the tables. */
    void empty() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            switch (dialect) {
                case POSTGRESQL -> statement.execute("truncate " + String.join(", ", TABLES));
                case MARIADB -> {
                    statement.execute("set foreign_key_checks = 0");
                    for (String table : TABLES) {
                        statement.execute("truncate table " + table);
                    }
                    statement.execute("set foreign_key_checks = 1");
                }
                case H2 -> {
                    statement.execute("set referential_integrity false");
                    for (String table : TABLES) {
                        statement.execute("truncate table " + table);
                    }
                    statement.execute("set referential_integrity true");
                }
            }
            statement.execute("update aftersales_feed set last_sequence = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes a statement and returns the number of rows it wrote. */
    int execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
