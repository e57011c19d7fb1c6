package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how long a replay takes, many times over in one process: the first runs show how the virtual machine starts, the
 * last ones what the code costs. Measured, not a test. Its arguments are those of {@code replay}, as in
 *
 * <pre>{@code ReplayTimings --orders orders.csv.gz --lines lines.csv.gz --requests requests.csv.gz}</pre>
 */
final class ReplayTimings {
    /** After so many runs the compiler has hardly anything left to do. */
    private static final int WARM_UP = 20;

    private static final int RUNS = 5;

    private final List<Double> parse = new ArrayList<>();
    private final List<Double> run = new ArrayList<>();

    private ReplayTimings() {}

    /** Prints one line a run, and the medians of the first and of the last five. */
    public static void main(String[] options) throws Exception {
        var command = new ArrayList<>(List.of("replay", "--timings", "--json"));
        command.addAll(List.of(options));
        var timings = new ReplayTimings();
        for (int i = 1; i <= WARM_UP + RUNS; i++) {
            timings.replay(i, command.toArray(String[]::new));
        }
        timings.printMedians("cold", 0);
        timings.printMedians("warm", WARM_UP);
    }

    private void replay(int number, String... command) throws Exception {
        Run replay = Run.of(command);
        if (replay.status() != 0) {
            throw new IllegalArgumentException(replay.err());
        }
        JsonNode figures = JsonMapper.builder().build().readTree(replay.out());
        double parsed = figures.get("parse_seconds").asDouble();
        double done = figures.get("run_seconds").asDouble();
        parse.add(parsed);
        run.add(done);
        print("run " + number, parsed, done);
    }

    private void printMedians(String which, int from) {
        print(which, median(parse.subList(from, from + RUNS)), median(run.subList(from, from + RUNS)));
    }

    private static void print(String what, double parse, double run) {
        System.out.printf("%-7s parse %.3f s, run %.3f s, ratio %.2f%n", what, parse, run, run / parse);
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
