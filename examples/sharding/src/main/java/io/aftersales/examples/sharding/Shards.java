package io.aftersales.examples.sharding;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.jdbc.ConnectionSource;
import io.aftersales.jdbc.Dialect;
import io.aftersales.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;
import org.flywaydb.core.Flyway;

/** Storage over several databases: one for desks and lists, through ShardingSphere, and one of each database for work that is due. */
public final class Shards implements AutoCloseable {
    private final DataSource sharded;
    private final DataSource connections;
    private final JdbcStorage storage;
    private final List<JdbcStorage> each;

    private Shards(DataSource sharded, List<JdbcStorage> each) {
        this.sharded = sharded;
        this.connections = HostTransactions.of(sharded);
        this.storage = JdbcStorage.onShards(ConnectionSource.of(connections), Dialect.POSTGRESQL);
        this.each = each;
    }

    /**
     * Creates the tables in each database and opens the storage over all of them.
     *
     * @param databases pools of connections to each database, always in the same order; closed with the shards
     * @param rules the name of the file with ShardingSphere's rules, on the class path
     */
    // guide:start open-shards
    public static Shards open(List<? extends DataSource> databases, String rules) {
        requireSteadyClocks();
        Map<String, DataSource> named = new LinkedHashMap<>();
        databases.forEach(database -> named.put("shard_" + named.size(), database));
        List<JdbcStorage> each = databases.stream().map(Shards::migrated).toList();
        try {
            return new Shards(YamlShardingSphereDataSourceFactory.createDataSource(named, file(rules)), each);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot open " + rules, e);
        }
    }

    /** Creates the tables in one database and opens the storage on it alone. */
    static JdbcStorage migrated(DataSource database) {
        JdbcStorage storage = JdbcStorage.on(database);
        Flyway.configure()
                .dataSource(database)
                .locations(storage.migrations())
                .table("aftersales_schema")
                .load()
                .migrate();
        return storage;
    }
    // guide:end open-shards

    /** Refuses a zone whose clocks are put forward: ShardingSphere reads moments by them when it merges, and would move some by an hour. */
    private static void requireSteadyClocks() {
        ZoneId zone = ZoneId.systemDefault();
        if (zone.getRules().nextTransition(Instant.now()) != null) {
            throw new IllegalStateException("clocks change in " + zone + ": start with -Duser.timezone=UTC");
        }
    }

    /** Returns the file with the rules for this many databases. */
    public static String rulesFor(int databases) {
        return switch (databases) {
            case 1 -> "one-shard.yaml";
            case 2 -> "two-shards.yaml";
            case 4 -> "four-shards.yaml";
            default -> throw new IllegalArgumentException("no rules for " + databases + " databases");
        };
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Shards.class.getResourceAsStream("/" + name), name)) {
            return file.readAllBytes();
        }
    }

    /** Returns the storage over all databases, for desks, lists and tickets. */
    public JdbcStorage storage() {
        return storage;
    }

    /** Returns the storage of each database alone, for effects and deadlines that are due in it. */
    public List<JdbcStorage> each() {
        return each;
    }

    /** Returns the data source over all databases, also for transactions of the host that desk calls join. */
    public DataSource dataSource() {
        return connections;
    }

    /** Returns the number of the database with the rows of an order, by the same expression as in the rules. */
    public int of(OrderId order) {
        return (order.value().hashCode() & 0x7fffffff) % each.size();
    }

    @Override
    public void close() {
        if (sharded instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
