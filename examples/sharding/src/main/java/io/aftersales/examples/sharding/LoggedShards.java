package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.jdbc.ConnectionSource;
import io.aftersales.jdbc.Dialect;
import io.aftersales.jdbc.JdbcStorage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Databases that are started for this process, with a storage over all of them and a log of what is sent to each. */
final class LoggedShards implements AutoCloseable {
    private final Servers servers;
    private final Map<String, DataSource> logged = new LinkedHashMap<>();
    private final StatementLog log = new StatementLog();
    private final Shards shards;
    private final DataSource connections;

    /**
     * Starts databases.
     *
     * @param most the most connections to each
     */
    LoggedShards(int databases, int most) {
        servers = new Servers(databases, most);
        for (HikariDataSource pool : servers.pools()) {
            String name = "shard_" + logged.size();
            logged.put(name, log.database(name, pool));
        }
        shards = Shards.open(new ArrayList<>(logged.values()), Shards.rulesFor(databases));
        connections = log.sharded(shards.dataSource());
    }

    /** Returns the log. */
    StatementLog log() {
        return log;
    }

    /** Returns the names of the databases. */
    List<String> names() {
        return List.copyOf(logged.keySet());
    }

    /** Returns the servers of the databases. */
    Servers servers() {
        return servers;
    }

    /** Returns the shards; the transactions of their own storage are not checked. */
    Shards shards() {
        return shards;
    }

    /** Returns the data source over all databases, whose transactions are checked. */
    DataSource connections() {
        return connections;
    }

    /** Opens a storage whose transactions are checked. */
    JdbcStorage storage() {
        return JdbcStorage.onShards(ConnectionSource.of(connections), Dialect.POSTGRESQL);
    }

    @Override
    public void close() {
        shards.close();
        servers.close();
    }
}
