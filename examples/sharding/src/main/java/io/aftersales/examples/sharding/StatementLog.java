package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a sharding driver sends to each database: the statements, and which databases a transaction writes to. The pools of the
 * databases are wrapped by {@link #database}, the driver's data source by {@link #sharded}.
 */
final class StatementLog {
    private static final Pattern WRITE = Pattern.compile("\\s*(insert|update|delete|merge)\\b.*", Pattern.DOTALL);

    private final Map<String, LongAdder> reads = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> writes = new ConcurrentHashMap<>();
    private final AtomicLong transactions = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<@Nullable List<Part>> committing = new ThreadLocal<>();

    /**
     * The part of a transaction that is committed in one database.
     *
     * @param written what it wrote there
     */
    private record Part(String database, List<String> written) {}

    /** Returns a pool whose statements are counted. */
    DataSource database(String name, HikariDataSource pool) {
        return new WatchedPool(pool, connection -> new Watched(name, connection).proxied());
    }

    /** Returns the data source of the driver, with transactions that are checked. */
    DataSource sharded(DataSource driver) {
        return proxy(
                DataSource.class,
                driver,
                (method, arguments, result) -> result instanceof Connection connection ? checked(connection) : result);
    }

    private Connection checked(Connection connection) {
        return proxy(Connection.class, connection, new Watch() {
            @Override
            public void before(String method, @Nullable Object @Nullable [] arguments) {
                if (method.equals("commit")) {
                    committing.set(new ArrayList<>());
                }
            }

            @Override
            public @Nullable Object after(
                    String method, @Nullable Object @Nullable [] arguments, @Nullable Object result) {
                List<Part> parts = committing.get();
                if (method.equals("commit") && parts != null) {
                    committing.remove();
                    check(parts);
                }
                return result;
            }
        });
    }

    private void check(List<Part> parts) {
        transactions.incrementAndGet();
        List<Part> writing =
                parts.stream().filter(part -> !part.written().isEmpty()).toList();
        if (writing.size() > 1) {
            faults.add("one transaction writes to several databases: " + writing);
        }
        if (!writing.isEmpty() && !writing.get(0).equals(parts.get(0))) {
            faults.add("what was only locked is free before what was written is committed: " + parts);
        }
    }

    /** A connection to one database. */
    private final class Watched implements Watch {
        private final String database;
        private final Connection connection;
        private final List<String> written = new ArrayList<>();

        Watched(String database, Connection connection) {
            this.database = database;
            this.connection = connection;
        }

        Connection proxied() {
            return proxy(Connection.class, connection, this);
        }

        @Override
        public void before(String method, @Nullable Object @Nullable [] arguments) throws SQLException {
            List<Part> parts = committing.get();
            switch (method) {
                case "prepareStatement" -> prepared(arguments == null ? "" : String.valueOf(arguments[0]));
                case "commit" -> {
                    if (parts != null) {
                        parts.add(new Part(database, List.copyOf(written)));
                    }
                    written.clear();
                }
                case "rollback" -> {
                    if (arguments == null) {
                        written.clear();
                    }
                }
                default -> {}
            }
        }

        private void prepared(String sql) throws SQLException {
            boolean writing = WRITE.matcher(sql).matches();
            (writing ? writes : reads)
                    .computeIfAbsent(database, name -> new LongAdder())
                    .increment();
            if (writing && connection.getAutoCommit()) {
                faults.add("a write outside of transactions: " + sql);
            }
            if (writing) {
                written.add(sql);
            }
        }

        @Override
        public @Nullable Object after(String method, @Nullable Object @Nullable [] arguments, @Nullable Object result) {
            return result;
        }
    }

    /** Returns the number of statements that read, sent to a database. */
    long reads(String database) {
        return count(reads, database);
    }

    /** Returns the number of statements that write, sent to a database. */
    long writes(String database) {
        return count(writes, database);
    }

    private static long count(Map<String, LongAdder> counts, String database) {
        LongAdder count = counts.get(database);
        return count == null ? 0 : count.sum();
    }

    /** Returns the number of transactions that were committed through the driver. */
    long transactions() {
        return transactions.get();
    }

    /** Returns the transactions that wrote to more than one database, and the like. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Looks on before and after each call of an object. */
    interface Watch {
        default void before(String method, @Nullable Object @Nullable [] arguments) throws SQLException {}

        @Nullable
        Object after(String method, @Nullable Object @Nullable [] arguments, @Nullable Object result);
    }

    /** Returns an object whose calls are watched. */
    static <T> T proxy(Class<T> type, T real, Watch watch) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    watch.before(method.getName(), arguments);
                    try {
                        return watch.after(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
