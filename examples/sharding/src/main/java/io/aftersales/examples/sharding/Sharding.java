package io.aftersales.examples.sharding;

import java.time.ZoneOffset;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts databases and the storage over them. */
@Command(
        name = "aftersales-sharding",
        description = "The storage of after-sales over several PostgreSQL databases, which are started and deleted.",
        mixinStandardHelpOptions = true,
        subcommands = {ShowCommand.class, StartCommand.class, LoadCommand.class})
public final class Sharding {
    private Sharding() {}

    /** Runs a command. */
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC)); // see Shards.open
        System.exit(new CommandLine(new Sharding()).execute(arguments));
    }
}
