package io.aftersales.examples.oms;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for the whole test JVM; for each test class a database of its own, copied from a migrated template. */
public final class Postgres {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String TEMPLATE = "migrated";

    private Postgres() {}

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "500")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            execute(server.getPostgresDatabase(), "create database " + TEMPLATE);
            DataSource template = server.getDatabase("postgres", TEMPLATE);
            Flyway.configure().dataSource(template).load().migrate();
            Flyway.configure()
                    .dataSource(template)
                    .locations(JdbcStorage.on(template).migrations())
                    .table("aftersales_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
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

    private static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a fresh database. */
    public static String freshUrl() {
        String name = "fresh_" + NEXT.incrementAndGet();
        execute(Holder.SERVER.getPostgresDatabase(), "create database " + name + " template " + TEMPLATE);
        return Holder.SERVER.getJdbcUrl("postgres", name);
    }

    /** A pool of connections to a fresh database. */
    public static HikariDataSource fresh() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(freshUrl());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** Takes everything out of the shop's tables. */
    public static void empty(DataSource database) {
        execute(
                database,
                "truncate shop_order, shop_order_mark, stock_shelf, stock_reserved, stock_closed, stock_answer, stock_order,"
                        + " stock_order_line, stock_stopped, stock_kept_back, shop_top_up, shop_alarm, shop_notice");
    }
}
