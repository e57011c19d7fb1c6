package io.aftersales.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.examples.workbench.Workbench;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measurement of the replay of a year of returns, each through the desks to its end, beside the parsing of the year's files. Both are told by
 * each run of the workbench itself, many runs in one process; the first of them do not count.
 */
final class ReplayedYear {
    private final List<Double> parsing = new ArrayList<>();
    private final List<Double> replaying = new ArrayList<>();
    private final List<String> command = new ArrayList<>(List.of("replay", "--timings", "--json"));

    private ReplayedYear(Path folder) {
        command.addAll(GeneratedYear.options(folder));
    }

    /** Measures the seconds of a replay, and of parsing its files. */
    static Map<String, Figure> measure(int replays) {
        try {
            Path folder = Files.createTempDirectory("year");
            try {
                GeneratedYear.write(folder);
                return new ReplayedYear(folder).measured(replays);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Map<String, Figure> measured(int replays) throws IOException {
        for (int i = 0; i < 2 * replays; i++) {
            replay();
        }
        parsing.clear();
        replaying.clear();
        long before = Allocated.byThisThread();
        for (int i = 0; i < replays; i++) {
            replay();
        }
        double bytes = (double) (Allocated.byThisThread() - before) / replays;
        return Map.of(TableRow.OURS, new Figure(median(replaying), bytes), TableRow.FLOOR, Figure.of(median(parsing)));
    }

    private void replay() throws IOException {
        JsonNode figures = figures(command);
        parsing.add(figures.get("parse_seconds").asDouble());
        replaying.add(figures.get("run_seconds").asDouble());
        System.err.printf(
                "replay: parsed in %.3f s, run in %.3f s%n",
                parsing.get(parsing.size() - 1), replaying.get(replaying.size() - 1));
    }

    /** Runs the workbench, and returns the figures that it prints. */
    static JsonNode figures(List<String> command) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Workbench.run(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                command.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(err.toString());
        }
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
