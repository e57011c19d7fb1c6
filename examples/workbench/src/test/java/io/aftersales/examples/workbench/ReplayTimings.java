package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how long a replay takes, several times over in one process, so that the later runs show what the code costs and
 * not how the virtual machine starts. Measured, not a test. Its arguments are those of {@code replay}, as in
 *
 * <pre>{@code ReplayTimings --orders orders.csv.gz --lines lines.csv.gz --requests requests.csv.gz}</pre>
 */
final class ReplayTimings {
    private static final int RUNS = 5;

    private ReplayTimings() {}

    /** Prints one line a run and the medians. */
    public static void main(String[] options) throws Exception {
        var command = new ArrayList<>(List.of("replay", "--timings", "--json"));
        command.addAll(List.of(options));
        var parse = new ArrayList<Double>();
        var run = new ArrayList<Double>();
        for (int i = 1; i <= RUNS; i++) {
            Run replay = Run.of(command.toArray(String[]::new));
            if (replay.status() != 0) {
                throw new IllegalArgumentException(replay.err());
            }
            JsonNode figures = JsonMapper.builder().build().readTree(replay.out());
            parse.add(figures.get("parse_seconds").asDouble());
            run.add(figures.get("run_seconds").asDouble());
            print("run " + i, parse.get(i - 1), run.get(i - 1));
        }
        print("median", median(parse), median(run));
    }

    private static void print(String what, double parse, double run) {
        System.out.printf("%-7s parse %.3f s, run %.3f s, ratio %.2f%n", what, parse, run, run / parse);
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
