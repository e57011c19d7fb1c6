package io.aftersales.examples.sharding;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.ports.repositories.CaseQuery;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Returns the goods of some orders and shows in which database the rows of each are. */
@Command(
        name = "show",
        description = "Starts databases, returns the goods of a few orders, and shows where their rows are.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final PrintStream out = System.out;

    @Option(
            names = "--shards",
            description = "Number of databases: 1, 2 or 4. Default: ${DEFAULT-VALUE}.",
            defaultValue = "2")
    private int shards;

    @Option(names = "--orders", description = "Number of orders. Default: ${DEFAULT-VALUE}.", defaultValue = "8")
    private int orders;

    @Override
    public Integer call() {
        try (var databases = new LoggedShards(shards, 4)) {
            var returns = new Returns(databases.storage());
            for (int order = 1; order <= orders; order++) {
                returns.life("order-" + order);
            }
            out.printf("%-12s %-10s %-10s %s%n", "case", "status", "database", "found there alone");
            for (AfterSalesCase each : databases.storage().cases().search(CaseQuery.in())) {
                int database = databases.shards().of(each.id().order());
                boolean there = databases
                        .shards()
                        .each()
                        .get(database)
                        .cases()
                        .find(each.id())
                        .isPresent();
                out.printf("%-12s %-10s shard_%-4d %s%n", each.id(), each.status(), database, there ? "yes" : "no");
            }
            StatementLog log = databases.log();
            for (String name : databases.names()) {
                out.printf("%s: %d statements that read, %d that write%n", name, log.reads(name), log.writes(name));
            }
            List<String> faults = log.faults();
            out.printf("%d transactions, %d of them wrote to two databases%n", log.transactions(), faults.size());
            return faults.isEmpty() ? 0 : 1;
        }
    }
}
