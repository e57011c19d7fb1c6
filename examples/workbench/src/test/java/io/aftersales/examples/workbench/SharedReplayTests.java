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
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with real returns");
        Path data = Path.of(shared, "data", "online-retail");
        Path outcomes = folder.resolve("outcomes.csv");

        Run run = Run.of(
                "replay",
                "--json",
                "--again",
                "--window-days",
                window,
                "--orders",
                data.resolve("orders.csv.gz").toString(),
                "--lines",
                data.resolve("lines.csv.gz").toString(),
                "--requests",
                data.resolve("requests.csv.gz").toString(),
                "--outcomes",
                outcomes.toString());

        assertThat(run.err()).isEmpty();
        JsonNode summary = JSON.readTree(run.out());
        JsonNode expected =
                JSON.readTree(data.resolve("expected.json").toFile()).get("window-days " + window);
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
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with real returns");
        Path data = Path.of(shared, "data", "online-retail");

        Run run = Run.of(
                "report",
                "--json",
                "--window-days",
                window,
                "--orders",
                data.resolve("orders.csv.gz").toString(),
                "--lines",
                data.resolve("lines.csv.gz").toString(),
                "--requests",
                data.resolve("requests.csv.gz").toString(),
                "--out",
                folder.toString());

        assertThat(run.err()).isEmpty();
        JsonNode report = JSON.readTree(folder.resolve("report.json").toFile());
        JsonNode expected =
                JSON.readTree(data.resolve("expected.json").toFile()).get("window-days " + window);
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

    private static List<String> unzipped(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
