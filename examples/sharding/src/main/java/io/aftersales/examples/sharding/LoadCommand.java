package io.aftersales.examples.sharding;

import io.aftersales.jdbc.JdbcStorage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures returns over one and several databases, and what lists over all of them cost. */
@Command(
        name = "load",
        description =
                "Measures whole returns over one and several databases on this machine, what lists over all of them cost, and"
                        + " computes from it what a fleet would give.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    private static final int LIVES_FOR_QUERIES = 50;

    private final PrintStream out = System.out;

    @Option(
            names = "--shards",
            split = ",",
            description = "Numbers of databases: 1, 2 or 4. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1,2,4")
    private List<Integer> shards = List.of();

    @Option(
            names = "--seconds",
            description = "Seconds measured of each. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int seconds;

    @Option(names = "--clients", description = "Clients at once. Default: ${DEFAULT-VALUE}.", defaultValue = "4")
    private int clients;

    /**
     * One set-up that was measured.
     *
     * @param statements the statements of a life; 0 where they were not counted
     * @param queries the microseconds of each query over all orders
     */
    private record Measured(String name, LoadRun.Result run, long statements, Map<String, Long> queries) {}

    @Override
    public Integer call() {
        out.printf(
                Locale.ROOT,
                "%d processors for the clients and all databases together; Java %s; PostgreSQL with fsync on; %d clients, %d s each%n"
                        + "a life: a return in 6 commands, with its payments%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                clients,
                seconds);
        heading();
        var measured = new ArrayList<Measured>();
        try (var servers = new Servers(1, clients + 2)) {
            JdbcStorage alone = Shards.migrated(servers.pools().get(0));
            new LoadRun(servers, alone, clients).of(seconds); // so that the first line is not of a cold process
        }
        try (var servers = new Servers(1, clients + 2)) {
            JdbcStorage alone = Shards.migrated(servers.pools().get(0));
            live(alone);
            measured.add(measured("one database, no driver between", servers, alone, 0));
        }
        int faults = 0;
        for (int databases : shards) {
            try (var logged = new LoggedShards(databases, clients + 2)) {
                live(logged.storage());
                long statements = logged.names().stream()
                        .mapToLong(
                                name -> logged.log().reads(name) + logged.log().writes(name))
                        .sum();
                faults += logged.log().faults().size();
                try (Shards plain = Shards.open(logged.servers().pools(), Shards.rulesFor(databases))) {
                    measured.add(measured(
                            databases + (databases == 1 ? " shard" : " shards"),
                            logged.servers(),
                            plain.storage(),
                            statements / LIVES_FOR_QUERIES));
                }
            }
        }
        out.printf("transactions that wrote to two databases: %d%n%n", faults);
        queries(measured);
        fleet(measured.get(measured.size() - 1));
        return faults == 0 ? 0 : 1;
    }

    private static void live(JdbcStorage storage) {
        var returns = new Returns(storage);
        for (int life = 0; life < LIVES_FOR_QUERIES; life++) {
            returns.life("first-" + life);
        }
    }

    private Measured measured(String name, Servers servers, JdbcStorage storage, long statements) {
        Map<String, Long> queries = new QueryCosts(storage).measured();
        var measured = new Measured(name, new LoadRun(servers, storage, clients).of(seconds), statements, queries);
        print(measured);
        return measured;
    }

    private void heading() {
        out.printf(
                "%-32s %8s %10s %10s %16s %16s %12s%n",
                "", "lives/s", "median ms", "99 % ms", "client ms/life", "database ms/life", "stmts/life");
    }

    private void print(Measured each) {
        LoadRun.Result run = each.run();
        out.printf(
                Locale.ROOT,
                "%-32s %8.1f %10.1f %10.1f %16.2f %16.2f %12s%n",
                each.name(),
                run.livesPerSecond(),
                run.median(),
                run.late(),
                run.clientMillis(),
                run.databaseMillis(),
                each.statements() == 0 ? "" : Long.toString(each.statements()));
    }

    private void queries(List<Measured> all) {
        var rows = new LinkedHashMap<String, Function<Measured, Long>>();
        all.get(0)
                .queries()
                .keySet()
                .forEach(name -> rows.put(name, each -> each.queries().get(name)));
        out.printf("%-32s", "over 50 cases, microseconds");
        all.forEach(each -> out.printf(" %12s", each.statements() == 0 ? "no driver" : each.name()));
        out.println();
        rows.forEach((name, of) -> {
            out.printf("%-32s", name);
            all.forEach(each -> out.printf(" %12d", of.apply(each)));
            out.println();
        });
        out.println();
    }

    private void fleet(Measured base) {
        var fleet = new Fleet(base.run().clientMillis(), base.run().databaseMillis());
        out.printf(
                Locale.ROOT,
                "What a fleet would give, computed from the line \"%s\", not measured:%n%s%n%n",
                base.name(),
                fleet.assumptions());
        out.printf("%-10s %10s %18s %14s%n", "databases", "lives/s", "client cores", "lives/day");
        for (int databases : new int[] {1, 2, 4, 8, 16, 32}) {
            double lives = fleet.livesPerSecond(databases);
            out.printf(
                    Locale.ROOT,
                    "%-10d %10.0f %18.1f %12.1f m%n",
                    databases,
                    lives,
                    fleet.clientCores(lives),
                    lives * 86_400 / 1_000_000);
        }
    }
}
