package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year of real returns comes to exactly what an independent computation gave, in sum and case by case, and brought a second time it books
 * nothing. The data are no part of the project: the test runs when the system property {@code aftersales.shared} names their folder.
 */
class SharedReplayTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({"none, nolimit", "7, 7d"})
    void aYearOfRealReturnsAgrees(String window, String expectation) throws IOException {
        Path data = data();
        Path outcomes = folder.resolve("outcomes.csv");

        Run run = over(data, window, "replay", "--again", "--outcomes", outcomes.toString());

        assertThat(run.err()).isEmpty();
        JsonNode summary = JSON.readTree(run.out());
        JsonNode expected = expected(data, window);
        var figures = JSON.createObjectNode();
        for (String name : (Iterable<String>) expected::fieldNames) {
            figures.set(name, summary.get(name));
        }
        assertThat(figures).isEqualTo(expected);
        assertThat(summary.get("second_pass_refund_minor").asLong()).isZero();
        assertThat(Files.readAllLines(outcomes))
                .isEqualTo(unzipped(data.resolve("expected-outcomes-" + expectation + ".csv.gz")));
    }

    @ParameterizedTest
    @CsvSource({"none", "7"})
    void theReportOfAYearSaysWhatItsReplaySays(String window) throws IOException {
        Path data = data();

        Run run = over(data, window, "report", "--out", folder.toString());

        assertThat(run.err()).isEmpty();
        JsonNode report = JSON.readTree(folder.resolve("report.json").toFile());
        JsonNode expected = expected(data, window);
        assertThat(report.get("orders_placed")).isEqualTo(expected.get("orders"));
        assertThat(report.get("cases")).isEqualTo(expected.get("accepted")).isEqualTo(report.get("granted"));
        assertThat(report.get("refused_by_rule")).isEqualTo(expected.get("rejected_by_rule"));
        assertThat(report.get("units")).isEqualTo(expected.get("units_returned"));
        assertThat(report.get("refunded_minor").asLong())
                .isEqualTo(expected.get("goods_refund_minor").asLong()
                        + expected.get("shipping_refund_minor").asLong());
        for (String dimension : List.of("by_kind", "by_reason", "by_sku", "by_fault", "by_month")) {
            long units = 0;
            for (JsonNode each : report.get(dimension)) {
                units += each.get("units").asLong();
            }
            assertThat(units)
                    .as(dimension)
                    .isEqualTo(expected.get("units_returned").asLong());
        }
    }

    private static Path data() {
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with real returns");
        return Path.of(shared, "data", "online-retail");
    }

    /** The answer of a command about the history. */
    private static Run over(Path data, String window, String... options) {
        var command = new ArrayList<>(List.of(options));
        command.addAll(List.of("--json", "--window-days", window));
        for (String table : List.of("orders", "lines", "requests")) {
            command.addAll(List.of("--" + table, data.resolve(table + ".csv.gz").toString()));
        }
        return Run.of(command.toArray(String[]::new));
    }

    private static JsonNode expected(Path data, String window) throws IOException {
        return JSON.readTree(data.resolve("expected.json").toFile()).get("window-days " + window);
    }

    private static List<String> unzipped(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
