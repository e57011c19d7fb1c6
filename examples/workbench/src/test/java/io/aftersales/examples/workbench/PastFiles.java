package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The files of a history that a test writes: one order of three mugs and one return of one of them, until it says otherwise. */
final class PastFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private String ending = ".csv";

    PastFiles(Path folder) {
        this.folder = folder;
        orders("order_id,customer_id,placed_at", "1,ANNA,2024-03-01T10:00:00");
        lines("order_id,line_no,sku,quantity,amount_minor", "1,1,MUG,3,2000");
        requests(
                "case_id,requested_at,customer_id,order_id,line_no,sku,quantity",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1");
    }

    PastFiles orders(String... rows) {
        return write("orders", rows);
    }

    PastFiles lines(String... rows) {
        return write("lines", rows);
    }

    PastFiles tenders(String... rows) {
        return write("tenders", rows);
    }

    PastFiles requests(String... rows) {
        return write("requests", rows);
    }

    PastFiles write(String table, String... rows) {
        return write(table, String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    }

    PastFiles write(String table, byte[] content) {
        try {
            Files.write(folder.resolve(table + ".csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** From now on the compressed files are read. */
    PastFiles compressed() {
        for (String table : List.of("orders", "lines", "requests")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(table + ".csv.gz")))) {
                Files.copy(folder.resolve(table + ".csv"), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ending = ".csv.gz";
        return this;
    }

    Run replay(String... options) {
        return run("replay", options);
    }

    /** Runs a command that takes a history, without what it tells people. */
    Run run(String name, String... options) {
        return run(List.of(name, "--json"), options);
    }

    /** Runs a command that takes a history, with what it tells people. */
    Run told(String name, String... options) {
        return run(List.of(name), options);
    }

    private Run run(List<String> name, String... options) {
        var command = new ArrayList<>(name);
        for (String table : List.of("orders", "lines", "requests")) {
            command.addAll(List.of("--" + table, folder.resolve(table + ending).toString()));
        }
        if (Files.exists(folder.resolve("tenders.csv"))) {
            command.addAll(List.of("--tenders", folder.resolve("tenders.csv").toString()));
        }
        command.addAll(List.of(options));
        return Run.of(command.toArray(String[]::new));
    }

    /** The figures of a replay that has to go well. */
    ObjectNode figures(String... options) {
        return figures(replay(options));
    }

    static ObjectNode figures(Run run) {
        try {
            if (run.status() != 0 || !run.err().isEmpty()) {
                throw new AssertionError("status " + run.status() + ": " + run.err());
            }
            return (ObjectNode) JSON.readTree(run.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of each case: {@code ACCEPTED} or the rule that refused it. */
    List<String> verdicts(String... options) {
        Path outcomes = folder.resolve("outcomes.csv");
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--outcomes", outcomes.toString()));
        figures(all.toArray(String[]::new));
        try {
            return Files.readAllLines(outcomes).stream()
                    .skip(1)
                    .map(row -> row.split(",", -1))
                    .map(row -> row[2].isEmpty() ? row[1] : row[2])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
