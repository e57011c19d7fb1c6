package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL servers of this process, one for each shard, that are deleted with it. They keep what is committed, as a shop's would. */
final class Servers implements AutoCloseable {
    private final List<EmbeddedPostgres> servers = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    /** Starts servers at free ports, with so many connections to each at most. */
    Servers(int many, int connections) {
        this(many, connections, 0);
    }

    /**
     * Starts servers.
     *
     * @param connections the most connections to each
     * @param port the port of the first, which those of the others follow; 0 for any
     */
    Servers(int many, int connections, int port) {
        try {
            for (int server = 0; server < many; server++) {
                Path folder = Files.createTempDirectory("aftersales-shard-");
                folders.add(folder);
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setPort(port == 0 ? 0 : port + server)
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", Integer.toString(connections + 20))
                        .start();
                servers.add(started);
                pools.add(pool(started.getJdbcUrl("postgres", "postgres"), connections));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a pool; a lock that is waited for too long counts as a lost race, since no server sees a deadlock over two. */
    // guide:start shard-pool
    static HikariDataSource pool(String url, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        pool.addDataSourceProperty("options", "-c lock_timeout=5000");
        return pool;
    }
    // guide:end shard-pool

    /** Returns a pool for each server. */
    List<HikariDataSource> pools() {
        return List.copyOf(pools);
    }

    /** Returns the processor time that the processes of all servers have taken so far. */
    Duration processorTime() {
        return folders.stream()
                .map(Servers::first)
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the first process of the server with its data in a folder. */
    private static ProcessHandle first(Path folder) {
        try {
            String id = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        for (EmbeddedPostgres server : servers) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
