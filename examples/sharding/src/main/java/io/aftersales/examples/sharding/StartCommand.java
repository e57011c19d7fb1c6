package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts empty databases and keeps them until the process is ended. */
@Command(
        name = "start",
        description = "Starts empty databases, prints their addresses, and deletes them when it is ended.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    @Option(names = "--shards", description = "Number of databases. Default: ${DEFAULT-VALUE}.", defaultValue = "2")
    private int shards;

    @Option(
            names = "--port",
            description = "Port of the first, the others follow. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5433")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (var servers = new Servers(shards, 100, port)) {
            for (HikariDataSource pool : servers.pools()) {
                System.out.println(pool.getJdbcUrl());
            }
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
