package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sla} on many tickets, against a plain computation that knows nothing of the library: rows, milliseconds, sorted lists. */
class SlaAgreementTests {
    private static final LocalDateTime NOW = LocalDateTime.parse("2024-06-30T12:00:00");
    private static final Map<String, long[]> LIMITS =
            Map.of("HIGH", new long[] {3_600_000, 86_400_000}, "NORMAL", new long[] {14_400_000, 259_200_000});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_302, 77})
    void agreesWithAPlainComputation(long seed) throws IOException {
        List<String> rows = rows(20_000, new Random(seed));
        Path file = Files.write(folder.resolve("tickets.csv"), rows);

        Run run = Run.of("sla", file.toString(), "--now", NOW.toString(), "--json");

        assertThat(run.err()).isEmpty();
        var expected = new LinkedHashMap<String, Object>();
        expected.put("HIGH", plain(rows, "HIGH"));
        expected.put("NORMAL", plain(rows, "NORMAL"));
        assertThat(JsonMapper.builder().build().readTree(run.out()))
                .isEqualTo(JsonMapper.builder()
                        .build()
                        .readTree(JsonMapper.builder().build().writeValueAsString(expected)));
    }

    @Test
    void theFileHoldsEverythingThatMayHappen() {
        Map<String, Object> high = plain(rows(20_000, new Random(1)), "HIGH");
        assertThat(high.values()).doesNotContainNull();
        assertThat(high)
                .allSatisfy((name, value) ->
                        assertThat(((Number) value).doubleValue()).as(name).isPositive());
        assertThat((long) high.get("response_within")).isLessThan((long) high.get("responded"));
    }

    private static List<String> rows(int number, Random chance) {
        var rows = new ArrayList<String>();
        rows.add("ticket_id,priority,opened_at,first_response_at,resolved_at");
        for (int i = 0; i < number; i++) {
            String priority = chance.nextInt(10) < 3 ? "HIGH" : "NORMAL";
            long[] limits = LIMITS.get(priority);
            LocalDateTime opened = NOW.minusNanos(1_000_000L * (1 + (long) (chance.nextDouble() * 7_776_000_000L)));
            if (chance.nextBoolean()) {
                opened = opened.withNano(0);
            }
            long response = time(limits[0], chance);
            long end = time(limits[1], chance);
            String responded = chance.nextInt(20) == 0 ? "" : at(opened, response);
            String resolved = chance.nextInt(8) == 0 ? "" : at(opened, end);
            rows.add("T" + i + "," + priority + "," + opened + "," + responded + "," + resolved);
        }
        return rows;
    }

    /** Milliseconds about a limit, often exactly at it or a little off. */
    private static long time(long limit, Random chance) {
        return switch (chance.nextInt(10)) {
            case 0 -> limit;
            case 1 -> limit + 1;
            case 2 -> limit - 1;
            default -> (long) (limit * 2 * chance.nextDouble());
        };
    }

    private static String at(LocalDateTime opened, long millis) {
        LocalDateTime time = opened.plusNanos(millis * 1_000_000L);
        return time.isAfter(NOW) ? "" : time.toString();
    }

    private static Map<String, Object> plain(List<String> rows, String priority) {
        long[] limits = LIMITS.get(priority);
        long tickets = 0;
        var within = new long[2];
        var overdue = new long[2];
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>());
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (!cells[1].equals(priority)) {
                continue;
            }
            tickets++;
            LocalDateTime opened = LocalDateTime.parse(cells[2]);
            for (int goal = 0; goal < 2; goal++) {
                String end = cells[3 + goal];
                long took = Duration.between(opened, end.isEmpty() ? NOW : LocalDateTime.parse(end))
                        .toMillis();
                if (end.isEmpty()) {
                    overdue[goal] += took > limits[goal] ? 1 : 0;
                } else {
                    times.get(goal).add(took);
                    within[goal] += took <= limits[goal] ? 1 : 0;
                }
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("tickets", tickets);
        figures.put("responded", (long) times.get(0).size());
        figures.put("response_within", within[0]);
        figures.put("resolved", (long) times.get(1).size());
        figures.put("resolution_within", within[1]);
        figures.put("overdue_response", overdue[0]);
        figures.put("overdue_resolution", overdue[1]);
        for (int goal = 0; goal < 2; goal++) {
            String end = goal == 0 ? "_response_hours" : "_resolution_hours";
            List<Long> sorted = times.get(goal);
            Collections.sort(sorted);
            long sum = 0;
            for (long each : sorted) {
                sum += each;
            }
            figures.put("mean" + end, hours(sum, sorted.size()));
            figures.put("p50" + end, hours(sorted.get(sorted.size() * 50 / 100), 1));
            figures.put("p90" + end, hours(sorted.get(sorted.size() * 90 / 100), 1));
        }
        return figures;
    }

    /** Thousandths of an hour in whole numbers, half up. */
    private static double hours(long millis, long shares) {
        return (millis * 2 + shares * 3600) / (shares * 7200) / 1000.0;
    }
}
